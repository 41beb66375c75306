import Glibc

/// The folder for what lasts between sessions: `$XDG_STATE_HOME/drydock`.
public enum StateFolder {
  /// The path of a file in it; nil when the folder cannot be made.
  public static func path(_ name: String) -> String? {
    let base: String
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      base = state
    } else if let home = variable("HOME"), home.hasPrefix("/") {
      base = home + "/.local/state"
    } else {
      return nil
    }
    let folder = base + "/drydock"
    var prefix = ""
    for part in folder.split(separator: "/") {
      prefix += "/" + part
      guard mkdir(prefix, 0o700) == 0 || errno == EEXIST else { return nil }
    }
    return folder + "/" + name
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
