import HusokModel

extension Words {
  /// What a merge has to tell: records with another number, fields that both sides changed.
  public func mergeLines(
    _ renumbered: [MergeRenumbering], _ conflicts: [MergeConflict]
  ) -> [String] {
    renumbered.map { self("merge.renumbered", $0.old, $0.new) }
      + conflicts.map { self("merge.conflict", $0.record, field($0.field)) }
  }
}
