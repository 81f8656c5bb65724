import HusokTestSupport
import Testing

@Suite("Notes and evidence put right on the command line and in the details")
struct PartCommandTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    _ = husok.run("note", "CN26-3.1", "첫 실무회의", "--as", "MCST")
    _ = husok.run("note", "CN26-3.1", "비밀 문장", "--as", "MCST")
    _ = husok.run("evidence", "CN26-3.1", "합의의사록", "--at", "https://example.go.kr/minutes")
  }

  private func file(_ name: String) -> String { husok.folder.file(name) }

  private func text(_ name: String) -> String {
    String(decoding: TemporaryFolder.read(file(name)) ?? [], as: UTF8.self)
  }

  @Test("A note is put right by its number, and taken back: papers, sheets and slices leave it out")
  func notes() {
    #expect(husok.run("show", "CN26-3.1").output.contains("2.  27 Jan 2026"))
    let edited = husok.run("note", "CN26-3.1", "--edit", "1", "제1차 실무회의")
    #expect(edited.code == 0 && edited.output.contains("CN26-3.1: note changed."), "\(edited)")
    let withdrawn = husok.run("note", "CN26-3.1", "--withdraw", "2", "--as", "MCST")
    #expect(withdrawn.output.contains("CN26-3.1: note withdrawn."), "\(withdrawn)")
    let show = husok.run("show", "CN26-3.1").output
    #expect(show.contains("withdrawn 27 Jan 2026") && show.contains("제1차 실무회의"))
    #expect(husok.run("list", "비밀", "--ids").code == 1)
    #expect(!husok.run("export", "--ministry", "MCST").output.contains("비밀"))
    let page = husok.run("report", "--ministry", "MCST").output
    #expect(page.contains("제1차 실무회의") && !page.contains("비밀"), "\(page)")
    _ = husok.run("export", "--ministry", "MCST", "--format", "json", "-o", file("slice.json"))
    #expect(text("slice.json").contains("제1차") && !text("slice.json").contains("비밀"))
    let before = husok.storeText()
    let back = husok.run("import", file("slice.json"), "--by", "MCST")
    #expect(back.code == 0 && back.output.hasPrefix("0 records changed"), "\(back)")
    #expect(husok.storeText() == before && before.contains("비밀"))
    #expect(husok.run("undo", "--as", "MCST").code == 0)
    #expect(husok.run("list", "비밀", "--ids").lines == ["CN26-3.1"])
  }

  @Test("A supporting ministry leaves what others wrote; each refusal is one sentence")
  func others() {
    _ = husok.run("set", "CN26-3.1", "supporting=MOFA")
    let before = husok.storeText()
    let note =
      "CN26-3.1: only the ministry that wrote this note, or the secretariat, changes or withdraws it."
    for words in [
      ["note", "CN26-3.1", "--edit", "1", "hacked"], ["note", "CN26-3.1", "--withdraw", "1"],
    ] {
      let refused = husok.runWords(words + ["--as", "MOFA"])
      #expect(refused.code == 77 && refused.errors.contains(note), "\(refused)")
    }
    for words in [
      ["evidence", "CN26-3.1", "--edit", "1", "x"], ["evidence", "CN26-3.1", "--withdraw", "1"],
    ] {
      let refused = husok.runWords(words + ["--as", "MOFA", "--lang", "ko"])
      #expect(refused.errors.contains("증빙은 작성한 부처와 간사만"), "\(refused)")
    }
    #expect(husok.storeText() == before)
    #expect(husok.run("note", "CN26-3.1", "--edit", "1", "고침", "--as", "MCST").code == 0)
  }

  @Test("A paper tells of a note that was put right once, in the words that stand")
  func papers() {
    _ = husok.run("note", "CN26-3.1", "--edit", "1", "제1차 실무회의")
    for isPublic in [[], ["--public"]] {
      let pack = husok.runWords(["report", "--since", "2026-01-26", "--format", "csv"] + isPublic)
      let lines = pack.lines.filter { $0.contains("실무회의") && $0.contains("note") }
      #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("제1차 실무회의") }, "\(lines)")
      #expect(!pack.output.contains("→ 제1차") && !pack.output.contains("첫 실무회의"))
    }
    // On the screen and in the history both are read.
    #expect(husok.run("log", "CN26-3.1").output.contains("첫 실무회의 → 제1차 실무회의"))
  }

  @Test("Why a later date is asked for is told once, in both languages", arguments: ["en", "ko"])
  func asked(_ language: String) {
    _ = husok.run("meeting", "edit", "CN26", "datesConfirmed=yes")
    _ = husok.run("set", "CN26-3.1", "due=2026-06-30")
    _ = husok.run("set", "CN26-3.1", "due=2026-11-30", "--reason", "MORETIME", "--as", "MCST")
    let log = husok.run("log", "CN26-3.1", "--lang", language).lines.last ?? ""
    #expect(log.contains("(MORETIME)") && !log.contains("MORETIME) (MORETIME"), "\(log)")
    let pack = husok.run("report", "--since", "2026-01-26", "--lang", language).output
    #expect(pack.contains("MORETIME") && !pack.contains("MORETIME) (MORETIME"), "\(pack)")
    _ = husok.run("undo", "--as", "MCST")
    let undone = husok.run("log", "CN26-3.1", "--lang", language).lines.last ?? ""
    #expect(undone.split(separator: "MORETIME").count == 2, "\(undone)")
    _ = husok.run("set", "CN26-3.1", "due=2026-11-30", "--reason", "MORETIME", "--as", "MCST")
    _ = husok.run("return", "CN26-3.1", "--reason", "NOTNOW")
    let returned = husok.run("log", "CN26-3.1", "--lang", language).lines.last ?? ""
    #expect(returned.contains("(NOTNOW)"), "\(returned)")
  }

  @Test("A sheet that was written before a note was taken back brings it back no more")
  func oldSheet() {
    _ = husok.run("export", "--ministry", "MCST", "-o", file("mcst.csv"))
    _ = husok.run("note", "CN26-3.1", "--withdraw", "2")
    let back = husok.run("import", file("mcst.csv"), "--by", "MCST")
    #expect(back.code == 0 && back.output.hasPrefix("0 records changed"), "\(back)")
  }

  @Test("Evidence is added, put right, taken back and opened")
  func evidence() {
    #expect(husok.run("list", "no:evidence", "#CN26-3", "--ids").lines.contains("CN26-3.2"))
    #expect(!husok.run("list", "no:evidence", "#CN26-3", "--ids").lines.contains("CN26-3.1"))
    #expect(husok.run("open", "CN26-3.1", "--dry-run").output == "https://example.go.kr/minutes\n")
    let edit = husok.run("evidence", "CN26-3.1", "--edit", "1", "--at", file("minutes.pdf"))
    #expect(edit.code == 0, "\(edit)")
    let missing = husok.run("open", "CN26-3.1", "1")
    #expect(missing.code == 66 && missing.errors.contains("is not there"), "\(missing)")
    TemporaryFolder.write(Array("x".utf8), to: file("minutes.pdf"))
    let opener = "#!/bin/sh\necho \"$# $1\" > '\(file("opened"))'\n"
    TemporaryFolder.write(Array(opener.utf8), to: file("xdg-open"))
    _ = husok.shell("chmod +x '\(file("xdg-open"))'")
    var opening = husok
    opening.environment["PATH"] = husok.folder.path + ":/usr/bin:/bin"
    #expect(opening.run("open", "CN26-3.1").code == 0)
    #expect(text("opened") == "1 \(file("minutes.pdf"))\n")
    #expect(husok.run("evidence", "CN26-3.1", "--withdraw", "1").code == 0)
    #expect(husok.run("list", "no:evidence", "#CN26-3", "--ids").lines.contains("CN26-3.1"))
    #expect(husok.run("open", "CN26-3.1").code == 64)
  }

  @Test("What names no part, two things at once, or nothing at all is told")
  func usage() {
    #expect(husok.run("note", "CN26-3.1", "--edit", "7", "x").code == 64)
    #expect(husok.run("note", "CN26-3.1", "--withdraw", "x").code == 64)
    #expect(husok.run("note", "CN26-3.1", "--edit", "1", "--withdraw", "1").code == 64)
    #expect(husok.run("note", "CN26-3.1").code == 64)
    #expect(husok.run("evidence", "CN26-3.1").code == 64)
    #expect(husok.run("note", "CN26-3.1", "--withdraw", "1", "--as", "MOFA").code == 77)
    #expect(husok.run("note", "CN26-3.1", "--withdraw", "1", "--as", "MCST:reader").code == 77)
  }
}
