import APIServer

extension CommandContext {
  /// How unknown fields are treated, by `--validate`.
  func fieldValidation() throws(CommandError) -> RequestOptions.FieldValidation {
    switch flags.string("validate") {
    case "strict", "true": .strict
    case "warn": .warn
    case "ignore", "false": .ignore
    case let text:
      throw .text(
        "invalid - validate option \(text.quoted); must be one of: strict (or true), warn, "
          + "ignore (or false)")
    }
  }

  /// How files are checked before anything is sent.
  func manifestCheck() throws(CommandError) -> ManifestFiles.Check {
    try fieldValidation() == .ignore ? .none : .basic
  }
}
