extension [UInt8] {
  /// Pieces one after the other, each copied as a whole.
  public init(joining pieces: [[UInt8]]) {
    self.init()
    reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { self += piece }
  }
}
