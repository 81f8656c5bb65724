import CXLSXWriter
import Glibc
import HusokModel

/// A workbook that is being made, in memory.
final class WorkbookWriter {
  /// How a cell looks and what may be done with it.
  enum Style: Hashable, CaseIterable {
    /// The title above a table.
    case title
    /// A line that explains.
    case remark
    /// The head of a column that is to be read only.
    case heading
    /// The head of a column that is to be filled in.
    case openHeading
    /// To be read only.
    case locked
    /// A day, to be read only.
    case lockedDay
    /// To be filled in.
    case open
    /// A day, to be filled in.
    case openDay
    /// A cell of a report.
    case cell
    /// A day of a report.
    case dayCell
    /// A cell of a report about something late.
    case lateCell
    /// Cells that nobody has filled yet.
    case free
    /// Text without a frame.
    case plain
    /// What is late.
    case late
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let descriptor: Int32
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var names: Set<String> = []
  private var isClosed = false

  /// An empty workbook.
  ///
  /// - Parameter made: the day that it bears; of one day and one register the bytes are the same.
  init(title: String, made: Day) throws(WorkbookFault) {
    guard ExcelLibrary.xlsxwriter.isThere else { throw .missing(.xlsxwriter) }
    descriptor = husok_memory_file()
    var options = lxw_workbook_options()
    guard descriptor >= 0, let book = workbook_new_opt("/proc/self/fd/\(descriptor)", &options)
    else { throw .unwritten(String(cString: strerror(errno))) }
    self.book = book
    var properties = lxw_doc_properties()
    properties.created = time_t(made.number) * 86_400
    _ = title.withCString { text in
      properties.title = UnsafeMutablePointer(mutating: text)
      return workbook_set_properties(book, &properties)
    }
    for style in Style.allCases { formats[style] = format(style) }
  }

  deinit {
    if !isClosed { _ = workbook_close(book) }
    if descriptor >= 0 { close(descriptor) }
  }

  /// Notes a text under a name among the properties of the workbook, where no cell shows it.
  func note(_ text: String, under name: String) {
    _ = workbook_set_custom_property_string(book, name, text)
  }

  private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = workbook_add_format(book) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .remark: format_set_font_color(format, 0x595959)
    case .heading, .openHeading:
      format_set_bold(format)
      format_set_bg_color(format, style == .heading ? 0xD0D0D0 : 0xFFE699)
      frame(format)
    case .locked, .lockedDay:
      format_set_bg_color(format, 0xEDEDED)
      frame(format)
    case .open, .openDay:
      format_set_bg_color(format, 0xFFFBEB)
      format_set_unlocked(format)
      frame(format)
    case .cell, .dayCell: frame(format)
    case .free: format_set_unlocked(format)
    case .plain: break
    case .late, .lateCell:
      format_set_bold(format)
      format_set_font_color(format, 0xC00000)
      if style == .lateCell { frame(format) }
    }
    if [.lockedDay, .openDay, .dayCell].contains(style) {
      format_set_num_format(format, "yyyy-mm-dd")
    }
    return format
  }

  private func frame(_ format: UnsafeMutablePointer<lxw_format>) {
    format_set_text_wrap(format)
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_border_color(format, 0xBFBFBF)
  }

  /// A new sheet; a name that Excel does not take, or that is taken, is made to fit.
  func sheet(named name: String) throws(WorkbookFault) -> WorksheetWriter {
    let plain = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(28))
    let base = plain.isBlank ? "-" : plain
    var unique = base
    var count = 2
    while !names.insert(unique.lowercased()).inserted {
      unique = "\(base) \(count)"
      count += 1
    }
    guard let sheet = workbook_add_worksheet(book, unique) else { throw .unwritten(unique) }
    return WorksheetWriter(name: unique, sheet: sheet, book: book, formats: formats)
  }

  /// The file.
  func bytes() throws(WorkbookFault) -> [UInt8] {
    isClosed = true
    let status = workbook_close(book)
    if status != LXW_NO_ERROR {
      throw .unwritten(lxw_strerror(status).map { String(cString: $0) } ?? "\(status.rawValue)")
    }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: max(0, size))
    var place = 0
    while place < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + place }, size - place, off_t(place))
      }
      if count <= 0 { throw .unwritten(String(cString: strerror(errno))) }
      place += count
    }
    return bytes
  }
}
