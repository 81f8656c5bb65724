import HusokApp
import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@Suite("Journeys")
struct JourneyTests {
  @Test(
    "A filter leaves the right number of actions",
    arguments: [
      ("3", 6), ("33", 21), ("34", 18), ("340", 21), ("ㅡ문체부<enter>", 6), ("mMCST<enter>", 6),
      ("mㅁㅎㅊㅇ<enter>", 6), ("/@mofa<enter>", 14), ("/motie<enter>", 13), ("/is:open<enter>", 21),
      ("/is:proposed<enter>", 16), ("/no:owner<enter>", 0), ("/-@mcst<enter>", 15),
      ("/#cn26 @mcst<enter>", 6), ("/@mcst!<enter>", 5), ("/@산업통상자원부<enter>", 13),
      ("/문화교류<enter>", 5), ("/title:문화교류<enter>", 1), ("/st:추진중<enter>", 1),
      ("/@mcst<enter><esc>", 21),
      ("3/gradual<enter>", 5), ("3/gradual<esc>", 6),
    ])
  func filters(_ keys: String, _ count: Int) throws {
    var journey = try Journey()
    try journey.press(keys)
    #expect(journey.state.list.matchCount == count)
  }

  @Test("Marking done says what happened, keeps the cursor and shows the progress at once")
  func done() throws {
    var journey = try Journey(width: 120, height: 36)
    try journey.press("3jjx")
    #expect(journey.state.list.selected == "CN26-3.1")
    #expect(journey.state.register.action("CN26-3.1")?.status == .done)
    #expect(journey.text.contains("CN26-3.1 complete. Korea-China summit 1 of 6. u undoes"))
    #expect(journey.text.contains("1/6"))
    #expect(journey.text.contains("1/21"))
    #expect(journey.state.register.history.count == 1)
    #expect(journey.state.save == .saved)
  }

  @Test("The same in Korean, with the keyboard in Hangul mode")
  func doneInHangulMode() throws {
    var journey = try Journey(language: .korean)
    try journey.press("3ㅓㅓㅌ")
    #expect(journey.text.contains("CN26-3.1 완료. 한중 정상회담 6건 중 1건 완료. u 실행취소"))
    #expect(journey.text.contains("한글"))
    try journey.press("ㅕ")
    #expect(journey.state.register.action("CN26-3.1")?.status == .unreported)
    try journey.press("j")
    #expect(!journey.text.contains("[한글]") && !journey.lines[0].contains("한글"))
  }

  @Test("A syllable that an input method composed is the keys it was typed with")
  func syllable() throws {
    var journey = try Journey()
    try journey.press("허")
    let position = journey.state.list.selected
    var same = try Journey()
    try same.press("gj")
    #expect(position == same.state.list.selected)
    try journey.press("ㅎㅎ")
    #expect(journey.state.list.selected == "CN26")
    try journey.press("ㅎㄷ")
    #expect(journey.state.list.selected == "F262-4.2")
  }

  @Test("Where a key of a syllable opens a line, the rest of it is text")
  func syllableIntoText() throws {
    var journey = try Journey()
    try journey.press("숭")
    #expect(journey.text.contains("Note on CN26-2.1, progress: d"))
  }

  @Test("Text fields take Hangul as text, composed")
  func hangulText() throws {
    var journey = try Journey()
    try journey.press("n각 부처 협의 완료<enter>")
    let note = journey.state.register.action("CN26-2.1")?.notes.first
    #expect(note?.text.unicodeScalars.elementsEqual("각 부처 협의 완료".unicodeScalars) == true)
    #expect(note?.by == "kim")
  }

  @Test("Done again asks for a reason and reopens")
  func reopen() throws {
    var journey = try Journey()
    try journey.press("xx<enter>")
    #expect(journey.text.contains("A reason is needed"))
    #expect(journey.state.register.action("CN26-2.1")?.status == .done)
    try journey.press("not yet<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .inProgress)
    #expect(journey.state.register.history.changes(of: "CN26-2.1").last?.reason == "not yet")
  }

  @Test("A reopening given up changes nothing")
  func reopenGivenUp() throws {
    var journey = try Journey()
    try journey.press("xxno<esc>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .done)
    #expect(journey.state.register.history.count == 1)
  }

  @Test("Undo and redo go step by step and write history")
  func undo() throws {
    var journey = try Journey()
    try journey.press("xjjxu")
    #expect(journey.text.contains("Undone: CN26-3.1 complete"))
    #expect(journey.state.list.selected == "CN26-3.1")
    try journey.press("u")
    #expect(journey.state.register.action("CN26-2.1")?.status == .unreported)
    try journey.press("u")
    #expect(journey.text.contains("nothing of yours to undo"))
    try journey.press("<c-r><c-r>")
    #expect(journey.state.register.action("CN26-3.1")?.status == .done)
    #expect(journey.state.register.history.count == 6)
    try journey.press("<c-r>")
    #expect(journey.text.contains("nothing to redo"))
  }

  @Test("Marked actions change together, as one step")
  func marked() throws {
    var journey = try Journey()
    try journey.press("3jj<space><space><space>")
    #expect(journey.text.contains("3 marked"))
    try journey.press("x")
    #expect(journey.text.contains("3 actions complete"))
    #expect(journey.state.list.marked.isEmpty)
    try journey.press("u")
    #expect(journey.state.register.actions.allSatisfy { $0.status != .done })
  }

  @Test("An act that takes rows out of the filter leaves them, dimmed, until the filter changes")
  func retained() throws {
    var journey = try Journey()
    try journey.press("3/is:open<enter>jjx")
    #expect(journey.state.list.selected == "CN26-3.1")
    #expect(journey.state.list.matchCount == 5)
    let row = journey.lines.firstIndex { $0.contains(".1 Gradually") } ?? 0
    #expect(journey.lines[row].contains("✓"))
    try journey.press("<esc>/is:open<enter>")
    #expect(!journey.lines[4..<16].contains { $0.contains(".1 Gradually") })
  }

  @Test("The status menu offers what may be, says why not, and asks for reasons")
  func statusMenu() throws {
    var journey = try Journey()
    try journey.press("s2")
    #expect(journey.state.register.action("CN26-2.1")?.status == .inProgress)
    try journey.press("s1")
    #expect(journey.text.contains("cannot go from in progress to not started"))
    try journey.press("3")
    try journey.press("waiting<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .onHold)
    try journey.press("s6끝<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .dropped)
  }

  @Test("A desk reports; the secretariat confirms")
  func desk() throws {
    var journey = try Journey {
      $0.profile = Profile(name: "lee", ministry: "culture", role: .desk)
    }
    try journey.press("ijjx")
    #expect(journey.state.list.matchCount == 6)
    #expect(journey.state.register.action("CN26-3.1")?.status == .reportedDone)
    try journey.press("s")
    #expect(journey.text.contains("4 * reported complete") && !journey.text.contains("not pursued"))
    try journey.press("5<esc>")
    #expect(journey.state.register.action("CN26-3.1")?.status == .reportedDone)
    #expect(journey.state.register.history.changes(of: "CN26-3.1")[0].by.ministry == "culture")
  }

  @Test("A reader, a read-only register and a row that is a group say why nothing happens")
  func refusals() throws {
    var reader = try Journey { $0.profile = Profile(role: .reader) }
    try reader.press("x")
    #expect(reader.text.contains("A reader changes nothing"))
    var closed = try Journey { $0.save = .readOnly }
    try closed.press("xnu")
    #expect(closed.text.contains("opened read-only"))
    #expect(closed.state.register.history.count == 0)
    var group = try Journey()
    try group.press("<home>x")
    #expect(group.text.contains("this row is a group"))
    try group.press("i")
    #expect(group.text.contains("choose settings"))
  }

  @Test("Folding keeps the record, or its group, under the cursor")
  func folding() throws {
    var journey = try Journey()
    try journey.press("/cn26-3.4<enter><esc>h")
    #expect(journey.state.list.selected == "CN26-3")
    try journey.press("hh")
    #expect(journey.state.list.selected == "CN26")
    try journey.press("hj")
    #expect(journey.state.list.selected == "JP26")
    try journey.press("-")
    #expect(journey.lines[4...].filter { $0.contains("▸") }.count == 3)
    try journey.press("=<home>")
    #expect(journey.text.contains(".1 Expand"))
  }

  @Test("Esc goes back one step at a time: pane, marks, query, ministries")
  func escape() throws {
    var journey = try Journey(width: 120, height: 36)
    try journey.press("3/title:gradual<enter><end><space><tab>")
    try journey.press("<esc>")
    #expect(!journey.state.list.marked.isEmpty)
    try journey.press("<esc>")
    #expect(journey.state.list.marked.isEmpty)
    #expect(journey.state.list.matchCount == 1)
    try journey.press("<esc>")
    #expect(journey.state.list.matchCount == 6)
    try journey.press("<esc>")
    #expect(journey.state.list.matchCount == 21)
  }

  @Test("A query works while it is typed, points at a mistake, and is remembered")
  func query() throws {
    var journey = try Journey()
    try journey.press("/@mcst")
    #expect(journey.state.list.matchCount == 6)
    try journey.press(" st:dnoe<enter>")
    #expect(journey.text.contains("st:dnoe: no such status. Perhaps st:done?"))
    try journey.press("<esc>")
    #expect(journey.state.list.matchCount == 21)
    try journey.press("/tourism<enter>/<c-u>arts<enter>/<c-u><up>")
    #expect(journey.state.asked.query == "arts")
    try journey.press("<up>")
    #expect(journey.state.asked.query == "tourism")
  }

  @Test("A search finds what was written a moment before, and not what was taken back")
  func freshText() throws {
    var journey = try Journey()
    try journey.press("/unheard<enter>")
    #expect(journey.state.list.matchCount == 0)
    try journey.press("<esc>nunheard of<enter>/unheard<enter>")
    #expect(journey.state.list.matchCount == 1)
    try journey.press("u<esc>/unheard<enter>")
    #expect(journey.state.list.matchCount == 0)
    try journey.press("<esc>/title:gradual<enter>e<end>a<c-s>/<c-u>title:gradual<enter>")
    #expect(journey.state.list.matchCount == 1)
    try journey.press("<esc>aUnheard title<c-s>/unheard<enter>")
    #expect(journey.state.list.matchCount == 1)
  }

  @Test("Pasted text goes into lines and nowhere else")
  func paste() throws {
    var journey = try Journey()
    try journey.send(.terminal(.paste("xxxq")))
    #expect(journey.state.register.history.count == 0)
    #expect(journey.effects.isEmpty)
    try journey.press("n")
    try journey.send(.terminal(.paste("first\nsecond")))
    try journey.press("<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.notes.first?.text == "first\nsecond")
  }

  @Test("Quitting with work that could not be saved asks once")
  func quitUnsaved() throws {
    var journey = try Journey()
    journey.isSaving = false
    try journey.press("x")
    #expect(journey.state.save == .saving)
    try journey.send(.saveFailed("Cannot save: disk full."))
    #expect(journey.text.contains("not saved"))
    try journey.press("q")
    #expect(journey.effects == [.retrySave])
    #expect(journey.text.contains("1 change is not saved; q again leaves and keeps it"))
    try journey.press("q")
    #expect(journey.effects.last == .quit)
  }

  @Test("What another program changed comes in, and what was not saved yet stays")
  func outside() throws {
    var journey = try Journey()
    journey.isSaving = false
    try journey.press("x")
    var outside = try Fixtures.bundled()
    var context = Fixtures.context(name: "lee", seed: 99)
    try outside.apply(outside.changingStatus(of: ["JP26-2.1"], to: .done, in: &context))
    try journey.send(.saved(count: 0, register: outside))
    #expect(journey.state.register.action("JP26-2.1")?.status == .done)
    #expect(journey.state.register.action("CN26-2.1")?.status == .done)
    #expect(journey.text.contains("1 change came in from lee"))
    #expect(journey.state.save == .saving)
  }

  @Test("The first start offers the bundled register, an empty one, or leaving")
  func firstStart() throws {
    var journey = try Journey(isFirstStart: true)
    try journey.press("<enter>")
    #expect(journey.effects == [.makeStore(.bundled)])
    try journey.send(.storeMade(Fixtures.bundled()))
    #expect(journey.state.list.matchCount == 21)
    var empty = try Journey(isFirstStart: true)
    try empty.press("e")
    #expect(empty.effects == [.makeStore(.empty)])
    var leaving = try Journey(isFirstStart: true)
    try leaving.press("jjjjj<enter>")
    #expect(leaving.effects == [.quit])
  }

  @Test("An unknown key says where the keys are listed")
  func unknownKey() throws {
    var journey = try Journey()
    try journey.press("Z")
    #expect(journey.text.contains("Z does nothing here; ? lists the keys"))
  }

  @Test("Midnight makes actions late without a key")
  func midnight() throws {
    var journey = try Journey(width: 120, height: 50) {
      $0.now = Instant(day: Day(number: 20_818), secondOfDay: 86_399, offsetMinutes: 540)
    }
    #expect(!journey.text.contains("!'26"))
    journey.setNow(Instant(day: Day(number: 20_819), secondOfDay: 0, offsetMinutes: 540))
    try journey.send(.tick)
    #expect(journey.text.contains("!'26"))
  }
}
