import Glibc
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

extension CommandContext {
  /// The ready lists of steps: those that come with husok, with those of the office put over them; and
  /// what is wrong with the office's file, which is passed over then.
  public var stepLists: (lists: [StepList], mistake: String?) {
    // The table is part of the program and tested, so it is read without fault.
    let bundled = (try? StepTable.lists(BundledSteps.bytes)) ?? []
    guard let path = environment.stepsPath else { return (bundled, nil) }
    let bytes: [UInt8]
    do throws(Input.Fault) {
      bytes = try Input.bytes(path, upTo: WrittenText.largest)
    } catch {
      if case .system(ENOENT) = error { return (bundled, nil) }
      return (bundled, Failure(error, reading: path, words: words).text)
    }
    do throws(StepTable.Fault) {
      return (bundled.edited(by: try StepTable.lists(bytes)), nil)
    } catch {
      return (bundled, words("steps.mistake", path, words.sentence(error)))
    }
  }
}

extension Words {
  /// Why a file is no table of ready lists.
  fileprivate func sentence(_ fault: StepTable.Fault) -> String {
    switch fault {
    case .text(let fault): sentence(fault)
    case .table(let fault): sentence(fault)
    case .incomplete(let row): self("steps.incomplete", row)
    case .kind(let word, let row): self("steps.kind", row, word)
    }
  }
}
