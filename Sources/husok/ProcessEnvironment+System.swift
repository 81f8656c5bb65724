import CPosix
import Glibc
import HusokCommands
import HusokModel

extension ProcessEnvironment {
  /// What this machine says.
  static var system: ProcessEnvironment {
    var environment = ProcessEnvironment()
    environment.rawVariable = { getenv($0).map { String(cString: $0) } }
    environment.clock = {
      var seconds = time(nil)
      var local = tm()
      localtime_r(&seconds, &local)
      return Instant(seconds: Int(seconds), offsetMinutes: Int(local.tm_gmtoff) / 60)
        .writable
    }
    environment.account = getuid()
    environment.accountFolder = { getpwuid(getuid())?.pointee.pw_dir.map { String(cString: $0) } }
    environment.accountName = { getpwuid(getuid())?.pointee.pw_name.map { String(cString: $0) } }
    environment.executable = {
      guard let own = realpath("/proc/self/exe", nil) else { return nil }
      defer { free(own) }
      return String(cString: own)
    }
    environment.workingFolder = {
      guard let here = getcwd(nil, 0) else { return nil }
      defer { free(here) }
      return String(cString: here)
    }
    environment.characterSet = {
      _ = ProcessEnvironment.system.adoptLocale()
      return String(cString: husok_codeset())
    }
    environment.launch = Launcher.run
    environment.seed = { UInt64.random(in: .min ... .max) }
    return environment
  }

  /// Makes the character set of the environment that of the terminal. A locale that the machine
  /// does not have, or none at all, becomes UTF-8.
  ///
  /// - Returns: whether text can be shown as UTF-8.
  func adoptLocale() -> Bool {
    let name = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    if setlocale(LC_ALL, "") == nil || name == nil { setlocale(LC_CTYPE, "C.UTF-8") }
    let charset = name?.split(separator: ".").dropFirst().first?.lowercased().prefix { $0 != "@" }
    return String(cString: husok_codeset()) == "UTF-8"
      && (charset ?? "utf-8").filter { $0 != "-" } == "utf8"
  }
}
