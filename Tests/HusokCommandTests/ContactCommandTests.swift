import HusokTestSupport
import Testing

@Suite("Who answers for actions, on the command line")
struct ContactCommandTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    _ = husok.run(
      "ministry", "edit", "MCST", "division=국제문화과", "officer=김철수", "phone=044-203-2400",
      "mail=kim@korea.kr", "from=2026-01-02")
    _ = husok.run(
      "set", "CN26-3.2", "CN26-3.3", "division=콘텐츠정책과", "officer=이영희", "mail=lee@korea.kr")
  }

  private func contact(_ id: String) -> String {
    let line = husok.storeText().split(separator: "\n").first { $0.hasPrefix(#"{"id":"\#(id)""#) }
    return line?.split(separator: #""contact":"#).dropFirst().first.map(String.init) ?? ""
  }

  @Test("An action shows who answers for it, else who does at its ministry, with since when")
  func shown() {
    let own = husok.run("show", "CN26-3.2", "--lang", "ko").output
    #expect(own.contains("담당     콘텐츠정책과 이영희  lee@korea.kr"), "\(own)")
    let ministry = husok.run("show", "CN26-3.1").output
    #expect(ministry.contains("국제문화과 김철수  044-203-2400"), "\(ministry)")
    #expect(ministry.contains("since 2 Jan 2026"))
    #expect(husok.run("list", "contact:이영희", "--ids").lines == ["CN26-3.2", "CN26-3.3"])
    #expect(husok.run("list", "contact:김철수", "@mcst!", "--ids").lines.count == 3)
    let page = husok.run("report", "--ministry", "MCST", "--lang", "ko").output
    #expect(page.contains("과제별 담당") && page.contains("CN26-3.2 콘텐츠정책과 이영희"), "\(page)")
    let sheet = husok.run("export", "--ministry", "MCST").output
    #expect(sheet.contains("콘텐츠정책과 이영희") && sheet.contains("국제문화과 김철수 044-203-2400"))
  }

  @Test("What a division answers for is handed on as one act; one undo takes it back")
  func handOn() {
    let before = husok.storeText()
    let dry = husok.run("hand-on", "MCST", "이영희", "officer=박민수", "--dry-run")
    #expect(dry.code == 0 && husok.storeText() == before)
    #expect(
      dry.lines == [
        "Dry run: 2 actions of MCST that 이영희 answers for would have the contact 콘텐츠정책과 박민수."
      ])
    let done = husok.run("hand-on", "MCST", "콘텐츠정책과", "officer=박민수", "from=2026-01-20")
    #expect(
      done.lines == [
        "2 actions of MCST that 콘텐츠정책과 answered for now have the contact 콘텐츠정책과 박민수."
      ])
    for id in ["CN26-3.2", "CN26-3.3"] {
      #expect(contact(id).contains(#""division":"콘텐츠정책과","officer":"박민수","from":"2026-01-20""#))
      // Another officer has another address.
      #expect(!contact(id).contains("lee@korea.kr"))
    }
    #expect(husok.run("log", "CN26-3.2").output.contains("이영희"))
    _ = husok.run("undo")
    #expect(husok.run("list", "contact:이영희", "--ids").lines.count == 2)
    let own = husok.run("hand-on", "MCST", "김철수", "division=문화산업과")
    #expect(own.lines == ["MCST itself, where 김철수 answered, now has the contact 문화산업과."])
    #expect(own.code == 0 && contact("culture").hasPrefix(#"{"division":"문화산업과","from""#))
    let phone = husok.run("hand-on", "MCST", "문화산업과", "phone=044-9", "--dry-run")
    #expect(phone.output.contains("문화산업과  044-9"), "\(phone)")
    let both = husok.run("ministry", "edit", "MCST", "division=문화산업과", "phone=044-8")
    #expect(both.code == 0 && husok.run("show", "MCST").output.contains("044-8"), "\(both)")
    #expect(husok.run("ministry", "edit", "MCST", "division=문화산업과", "phone=044-8").code == 65)
    #expect(husok.run("hand-on", "MCST", "nobody", "officer=x").code == 64)
    #expect(husok.run("hand-on", "MCST", "이영희", "colour=x").code == 64)
    let korean = husok.run("hand-on", "MCST", "이영희", "officer=박민수", "--lang", "ko")
    #expect(korean.lines == ["문체부 과제 2건의 담당을 이영희에서 콘텐츠정책과 박민수로 변경했습니다."])
  }

  @Test("Another officer answers since the day it was noted, unless somebody says since when")
  func dated() {
    _ = husok.run("set", "CN26-3.2", "officer=박민수", "--today", "2026-02-03")
    #expect(contact("CN26-3.2").contains(#""officer":"박민수""#))
    #expect(contact("CN26-3.2").contains(#""from":"#))
    _ = husok.run("set", "CN26-3.3", "from=2026-01-15", "officer=박민수")
    #expect(contact("CN26-3.3").contains(#""from":"2026-01-15""#))
    _ = husok.run("set", "CN26-3.3", "officer=", "division=", "mail=")
    #expect(contact("CN26-3.3").isEmpty)
  }

  @Test("Who answers at one ministry does not at another; who confirms it keeps them")
  func lead() {
    _ = husok.run("set", "CN26-3.2", "lead=MOFA", "--reason", "handed over")
    #expect(contact("CN26-3.2").isEmpty)
    _ = husok.run("set", "CN26-2.1", "officer=최")
    _ = husok.run("set", "CN26-2.1", "lead=MOTIR")
    #expect(contact("CN26-2.1").contains("최"))
  }

  @Test("Mails go to who answers at the ministry and to who else answers for actions, by name")
  func mails() {
    _ = husok.shell("mkdir -p '\(husok.folder.file(".config/husok"))'")
    TemporaryFolder.write(
      Array(#"{"name":"park","mail":"park@korea.kr"}"#.utf8),
      to: husok.folder.file(".config/husok/config.json"))
    let out = husok.folder.file("out")
    let call = husok.run("call", "CN26", "-o", out)
    #expect(call.code == 0, "\(call)")
    let mail = String(
      decoding: TemporaryFolder.read("\(out)/CN26-MCST.eml") ?? [], as: UTF8.self)
    let head = mail.components(upTo: "Subject:")
    #expect(head.contains("<kim@korea.kr>,") && head.contains("<lee@korea.kr>"), "\(head)")
  }

  @Test("The cell of who answers is there to be read")
  func sheet() {
    let path = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", path)
    let same = husok.run("import", path, "--by", "MCST")
    #expect(same.code == 0 && same.output.hasPrefix("0 records changed"), "\(same)")
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    TemporaryFolder.write(
      Array(text.replacing("콘텐츠정책과 이영희", with: "아무개").utf8), to: path)
    let changed = husok.run("import", path, "--by", "MCST")
    #expect(changed.code == 65 && changed.errors.contains("Contact"), "\(changed)")
  }

  @Test("Who answers only from a later day on is shown with that day until then")
  func coming() {
    _ = husok.run("set", "CN26-3.2", "officer=박민수", "from=2026-03-01")
    let show = husok.run("show", "CN26-3.2").output
    #expect(show.contains("Contact    from 1 Mar 2026: 콘텐츠정책과 박민수"), "\(show)")
    let korean = husok.run("show", "CN26-3.2", "--lang", "ko").output
    #expect(korean.contains("2026. 3. 1.부터: 콘텐츠정책과 박민수"), "\(korean)")
    let page = husok.run("report", "--ministry", "MCST").output
    #expect(page.contains("CN26-3.2 from 1 Mar 2026: 콘텐츠정책과 박민수"), "\(page)")
    let path = husok.folder.file("mcst.csv")
    _ = husok.run("export", "--ministry", "MCST", "-o", path)
    let sheet = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    #expect(sheet.contains("from 1 Mar 2026: 콘텐츠정책과 박민수"), "\(sheet)")
    let later = ["--today", "2026-03-02"]
    let then = husok.runWords(later + ["show", "CN26-3.2"]).output
    #expect(then.contains("박민수") && then.contains(", since 1 Mar 2026"), "\(then)")
    let back = husok.runWords(later + ["import", path, "--by", "MCST"])
    #expect(back.code == 0 && back.output.hasPrefix("0 records changed"), "\(back)")
    _ = husok.run("ministry", "edit", "MCST", "from=2026-02-15")
    let own = husok.run("report", "--ministry", "MCST", "--lang", "ko").output
    #expect(own.contains("담당: 2026. 2. 15.부터: 국제문화과 김철수"), "\(own)")
  }
}

extension String {
  /// What stands before another text.
  fileprivate func components(upTo end: String) -> String {
    range(of: end).map { String(self[..<$0.lowerBound]) } ?? self
  }

  private func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
