import HusokModel

extension JSONFileStore {
  /// The versions that are kept, for a list.
  public var backupEntries: [BackupEntry] {
    backups.enumerated().map { position, backup in
      let register = try? JSONFileStore.register(of: backup)
      let actions = register.map { register in
        (count: register.actions.count, done: register.actions.count { $0.status == .done })
      }
      return BackupEntry(
        number: position + 1, at: backup.at, size: backup.size, actions: actions)
    }
  }
}
