import HusokApp
import HusokCommands
import HusokModel
import HusokStore
import HusokWords

extension Saver {
  /// Writes the register with all that waits to another file and goes on there.
  ///
  /// - Parameter replacing: whether a file that is there already is put aside.
  func saveElsewhere(_ path: String, replacing: Bool) {
    add { self.moveStore(to: path, replacing: replacing) }
  }

  /// Says which versions of the store are kept.
  func listBackups() {
    add {
      do throws(StoreError) {
        _ = try self.store.listedBackups()
        self.mailbox.post(.backups(self.store.backupEntries))
      } catch {
        self.mailbox.post(.storeSays(self.sentence(error)))
      }
    }
  }

  /// Makes a version the store again, by its number in the list.
  func restoreBackup(_ number: Int) {
    add { self.restore(number) }
  }

  /// Keeps the settings.
  func keep(_ settings: Settings) {
    if self.settings.path.isEmpty { return }
    add {
      do throws(StoreError) {
        try self.settings.save(settings)
      } catch {
        self.mailbox.post(
          .settingsNotKept(self.words.settingsSentence(error, in: self.environment)))
      }
    }
  }

  private func moveStore(to path: String, replacing: Bool) {
    let target = OutputFile(path)
    if target.isSame(as: store.path) {
      return mailbox.post(.notSavedElsewhere(path: path, words("cli.isStore", path)))
    }
    do throws(StoreError) {
      let (other, count) = try takeWaiting { acts throws(StoreError) in
        try store.saveElsewhere(path, acts: acts, replacing: replacing)
      }
      adopt(other)
      mailbox.post(.saved(count: count, register: nil))
      mailbox.post(.savedElsewhere(path: path))
    } catch {
      if case .exists = error, target.isFile { return mailbox.post(.otherExists(path: path)) }
      mailbox.post(.notSavedElsewhere(path: path, sentence(error)))
    }
  }

  private func restore(_ number: Int) {
    let backups = (try? store.listedBackups()) ?? []
    guard backups.indices.contains(number - 1) else {
      let list = words.program(store.path, in: environment) + " backups"
      return mailbox.post(.notRestored(words("backup.noSuch", number, list)))
    }
    // The number is that of the list the person saw: a save may put another in front of it.
    let backup = backups[number - 1]
    saveWaiting()
    do throws(StoreError) {
      _ = try store.restore(backup)
      mailbox.post(.restored(try store.load().register))
      // What could not be saved on a damaged file goes on top of what took its place.
      saveWaiting()
    } catch {
      mailbox.post(.notRestored(sentence(error)))
    }
  }
}
