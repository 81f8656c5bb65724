import Glibc
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

extension CommandContext {
  /// The ready lists of steps: those that come with husok, with those of the office put over them.
  var stepLists: StepLists { readStepLists() }

  /// Reads the ready lists once they are asked for: the screen mostly begins without them.
  public var readStepLists: @Sendable () -> StepLists {
    { [path = environment.stepsPath, words] in StepLists(read: path, words) }
  }
}

extension StepLists {
  fileprivate init(read path: String?, _ words: Words) {
    // The table is part of the program and tested, so it is read without fault.
    let bundled = (try? StepTable.lists(BundledSteps.bytes)) ?? []
    guard let path else {
      self.init(bundled)
      return
    }
    do throws(Input.Fault) {
      let bytes = try Input.bytes(path, upTo: WrittenText.largest)
      do throws(StepTable.Fault) {
        self.init(bundled.edited(by: try StepTable.lists(bytes)))
      } catch {
        self.init(bundled, mistake: words("steps.mistake", path, words.sentence(error)))
      }
    } catch {
      let isMissing = if case .system(ENOENT) = error { true } else { false }
      let sentence = Failure(error, reading: path, words: words).text
      self.init(bundled, mistake: isMissing ? nil : sentence)
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
