import HusokExchange
import HusokStore

/// The folder that sheets, pages and mails are written to. husok writes only over what it wrote
/// itself and nobody touched since; else the files get the next name that is free.
public struct CallFolder {
  private let path: String

  /// A folder, there or not.
  public init(_ path: String) {
    self.path = path
  }

  /// Why a file is not there now.
  public struct Fault: Error {
    /// The file, or the folder.
    public let path: String
    /// Why.
    public let reason: OutputFile.Fault
  }

  /// Writes the files of a letter and gives the path of its mail.
  public func write(_ letter: CallLetter) throws(Fault) -> String {
    do throws(OutputFile.Fault) {
      try OutputFile.makeFolder(path)
    } catch {
      throw Fault(path: path, reason: error)
    }
    let stem = free(letter)
    var last = stem
    for file in letter.files {
      last = "\(stem).\(file.ending)"
      do throws(OutputFile.Fault) {
        try OutputFile(last).write(file.bytes, replacing: true, onlyFile: true)
      } catch {
        throw Fault(path: last, reason: error)
      }
    }
    return last
  }

  /// The path of a letter's files without their endings: one that nothing has, or husok alone.
  private func free(_ letter: CallLetter) -> String {
    let first = "\(path)/\(letter.stem)"
    let stems = (1..<1000).lazy.map { $0 == 1 ? first : "\(first)-\($0)" }
    return stems.first { isFree($0, letter.files.map(\.ending)) } ?? first + "-1000"
  }

  private func isFree(_ stem: String, _ endings: [String]) -> Bool {
    let there = endings.filter { OutputFile("\(stem).\($0)").isThere }
    if there.isEmpty { return true }
    guard let mail = bytes("\(stem).\(CallFile.mailEnding)"), let mark = CallMark(mail: mail),
      mark.isUntouched
    else { return false }
    return there.allSatisfy { ending in
      ending == CallFile.mailEnding
        || bytes("\(stem).\(ending)").map { mark.holds($0, ending: ending) } ?? false
    }
  }

  private func bytes(_ path: String) -> [UInt8]? {
    try? Input.bytes(path, upTo: Input.largest)
  }
}
