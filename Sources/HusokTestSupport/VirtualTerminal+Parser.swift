extension VirtualTerminal {
  /// One thing that a program asked of the terminal.
  enum Token: Equatable, Sendable {
    /// Write a character.
    case print(Unicode.Scalar)
    /// Obey a control character.
    case control(UInt8)
    /// Obey an escape sequence: its last character, and the one between that and the escape.
    case escape(Unicode.Scalar, intermediate: Unicode.Scalar?)
    /// Obey a control sequence.
    case sequence(ControlSequence)
  }

  /// Makes characters and sequences of bytes, one by one.
  ///
  /// Bytes that are not UTF-8 become U+FFFD. Strings that terminals take, like the window's
  /// title, are swallowed.
  struct Parser: Equatable, Sendable {
    /// Where in a sequence the next byte is.
    private enum State: Equatable {
      case ground
      case escape
      case escapeIntermediate(Unicode.Scalar)
      case sequence
      case commandStart
      case palette(missing: Int)
      case string(endsAtBell: Bool)
    }

    private var state = State.ground
    private var collected: [UInt8] = []
    private var decoder = ScalarDecoder()

    /// Makes a parser that has seen nothing.
    init() {}

    /// Takes one byte and hands over what it completes.
    mutating func take(_ byte: UInt8, emit: (Token) -> Void) {
      if decoder.isBroken(by: byte) {
        decoder = ScalarDecoder()
        emit(.print("\u{FFFD}"))
      }
      switch byte {
      case 0x1B: state = .escape
      case 0x18, 0x1A: state = .ground
      case 0x07: takeBell(emit)
      case 0x00...0x1F: takeControl(byte, emit)
      case 0x7F: break
      default: takeGraphic(byte, emit)
      }
    }

    /// Takes the bell, which also ends some strings.
    private mutating func takeBell(_ emit: (Token) -> Void) {
      switch state {
      case .string(endsAtBell: false): break
      case .string, .commandStart, .palette: state = .ground
      default: emit(.control(0x07))
      }
    }

    /// Takes a control character: it is obeyed at once within a sequence, but not in a string.
    private func takeControl(_ byte: UInt8, _ emit: (Token) -> Void) {
      switch state {
      case .string, .commandStart, .palette: break
      default: emit(.control(byte))
      }
    }

    /// Takes any other byte.
    private mutating func takeGraphic(_ byte: UInt8, _ emit: (Token) -> Void) {
      switch state {
      case .ground: decoder.take(byte).map { emit(.print($0)) }
      case .escape: takeEscape(byte, intermediate: nil, emit: emit)
      case .escapeIntermediate(let scalar): takeEscape(byte, intermediate: scalar, emit: emit)
      case .sequence: takeSequence(byte, emit)
      case .commandStart: startCommand(byte)
      case .palette(let missing): state = missing > 1 ? .palette(missing: missing - 1) : .ground
      case .string: break
      }
    }

    /// Takes a byte after the escape character.
    private mutating func takeEscape(
      _ byte: UInt8, intermediate: Unicode.Scalar?, emit: (Token) -> Void
    ) {
      let scalar = Unicode.Scalar(byte)
      state = intermediate == nil ? Self.opened(by: scalar) : .ground
      if (0x20...0x2F).contains(byte) {
        state = .escapeIntermediate(intermediate ?? scalar)
      } else if state == .ground, byte < 0x80 {
        emit(.escape(scalar, intermediate: intermediate))
      }
      collected = []
    }

    /// What the character right after the escape opens; `.ground` if it is a sequence by itself.
    private static func opened(by scalar: Unicode.Scalar) -> State {
      switch scalar {
      case "[": .sequence
      case "]": .commandStart
      case "P", "X", "^", "_", "k": .string(endsAtBell: false)
      default: .ground
      }
    }

    /// Takes a byte of a control sequence.
    ///
    /// One of absurd length is swallowed, so that it cannot take all memory.
    private mutating func takeSequence(_ byte: UInt8, _ emit: (Token) -> Void) {
      switch byte {
      case 0x20...0x3F:
        if collected.count < 512 { collected.append(byte) }
      case 0x40...0x7E:
        state = .ground
        emit(.sequence(ControlSequence(collected, final: Unicode.Scalar(byte))))
      default:
        state = .ground
      }
    }

    /// Takes the first byte of an operating system command.
    ///
    /// The two of the Linux console, for its palette, have a length of their own and no end.
    private mutating func startCommand(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "R"): state = .ground
      case UInt8(ascii: "P"): state = .palette(missing: 7)
      default: state = .string(endsAtBell: true)
      }
    }
  }

  /// Makes characters of the bytes of UTF-8, one by one.
  struct ScalarDecoder: Equatable, Sendable {
    private var value: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    /// Makes a decoder that is not within a character.
    init() {}

    /// Whether a byte cannot go on with the character that the decoder is in.
    func isBroken(by byte: UInt8) -> Bool { missing > 0 && byte & 0xC0 != 0x80 }

    /// Takes one byte; gives the character it completes, or U+FFFD if there is none such.
    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
      guard missing > 0 else { return start(byte) }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      guard missing == 0 else { return nil }
      return Unicode.Scalar(value).flatMap { $0.value >= least ? $0 : nil } ?? "\u{FFFD}"
    }

    /// Takes a character's first byte.
    private mutating func start(_ byte: UInt8) -> Unicode.Scalar? {
      switch byte {
      case 0x00...0x7F: return Unicode.Scalar(byte)
      case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
      case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
      case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x10000)
      default: return "\u{FFFD}"
      }
      return nil
    }
  }
}
