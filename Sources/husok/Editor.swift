import CPosix
import Glibc
import HusokApp
import HusokCommands
import HusokExchange
import HusokStore
import HusokWords

/// The person's own editor, for texts that are longer than a line. What they wrote is in the text
/// that is handed back, or still in the file.
struct Editor {
  let words: Words
  let environment: ProcessEnvironment

  /// Lets the person write on at a text in `$VISUAL`, else `$EDITOR`, else `vi`.
  func edit(_ text: String) -> EditorResult {
    let before = Array(text.utf8)
    let path: String
    switch file(holding: before) {
    case .success(let made): path = made
    case .failure(let fault):
      return .failed(words("editor.noFile", words.reason(fault.number)), keepsFile: false)
    }
    let name = environment.variable("VISUAL") ?? environment.variable("EDITOR") ?? "vi"
    if let reason = problem(name, Editor.run(name, on: path)) {
      return failed(reason, at: path, holding: before)
    }
    return result(path)
  }

  /// The words of an end that is not as it should be; nil for one that is.
  private func problem(_ name: String, _ end: Editor.End) -> String? {
    switch end {
    case .exited(0): return nil
    case .exited(127): return words("editor.missing", name.shortened)
    case .exited(126): return words("editor.notRunnable", name.shortened)
    // The shell says so of a program that a signal ended.
    case .exited(let code) where code > 128: return words("editor.signalled", code - 128)
    case .exited(let code): return words("editor.exited", code)
    case .signalled(let number): return words("editor.signalled", number)
    case .notStarted(let number): return words("editor.notStarted", words.reason(number))
    }
  }

  /// There is no note. A file that holds something else than at first stays.
  private func failed(_ reason: String, at path: String, holding before: [UInt8]) -> EditorResult {
    var status = stat()
    if lstat(path, &status) != 0 { return .failed(reason, keepsFile: false) }
    if let bytes = try? Input.bytes(path, upTo: WrittenText.largest), bytes == before {
      unlink(path)
      return .failed(reason, keepsFile: false)
    }
    return .failed(reason + " " + words("editor.kept", path), keepsFile: true)
  }

  private func result(_ path: String) -> EditorResult {
    let reason: String
    do throws(Input.Fault) {
      let bytes = try Input.bytes(path, upTo: WrittenText.largest)
      do throws(WrittenText.Fault) {
        let written = try WrittenText(bytes)
        unlink(path)
        return .written(
          written.text, remark: written.isCP949 ? words("text.readAsCP949") : nil)
      } catch {
        reason = words.sentence(error)
      }
    } catch {
      switch error {
      case .system(ENOENT): return .failed(words("editor.removed"), keepsFile: false)
      case .system(let number): reason = words("store.unreadable", path, words.reason(number))
      case .tooLarge: reason = words.sentence(WrittenText.Fault.tooLong)
      case .notAFile: reason = words("output.notAFile", path)
      case .text(let fault): reason = words.sentence(fault)
      }
    }
    return .failed(reason + " " + words("editor.kept", path), keepsFile: true)
  }
}

extension Editor {
  /// How a program ended.
  enum End {
    case exited(Int32)
    case signalled(Int32)
    case notStarted(Int32)
  }

  /// Why no file could be made.
  private struct FileFault: Error {
    let number: Int32
  }

  /// A new file for this user alone that holds a text.
  private func file(holding bytes: [UInt8]) -> Result<String, FileFault> {
    var number: Int32 = 0
    for folder in environment.temporaryFolders {
      var template = Array((folder + "/husok-XXXXXX.txt").utf8CString)
      let descriptor = mkstemps(&template, 4)
      if descriptor < 0 {
        number = errno
        continue
      }
      let path = template.withUnsafeBufferPointer {
        String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      let fault = ProcessStreams.write(bytes, to: descriptor)
      close(descriptor)
      guard let fault else { return .success(path) }
      number = fault
      unlink(path)
    }
    return .failure(FileFault(number: number))
  }

  /// Runs an editor through the shell, since its name may come with arguments, and waits for it.
  private static func run(_ name: String, on path: String) -> End {
    // The shell must not end before the editor does: a trap that does nothing holds it, and is not
    // handed on.
    let words = ["/bin/sh", "-c", "trap : INT QUIT; \(name) \"$@\"", name, path]
    do throws(SystemFault) {
      // What husok takes note of itself, the editor finds as any program does.
      let process = try SpawnedProcess(words, resetting: [SIGINT, SIGQUIT, SIGTSTP])
      return switch try process.wait() {
      case .exited(let code): .exited(code)
      case .signalled(let number): .signalled(number)
      }
    } catch {
      return .notStarted(error.number)
    }
  }
}
