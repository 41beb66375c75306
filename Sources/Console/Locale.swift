public import Courseware
import Glibc

/// What the user's locale asks for.
public enum Locale {
  /// The language that `LC_ALL`, `LC_MESSAGES` or `LANG` names; English otherwise.
  public static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name) else { continue }
      let text = String(cString: value)
      if !text.isEmpty { return Language(locale: text) }
    }
    return .english
  }
}
