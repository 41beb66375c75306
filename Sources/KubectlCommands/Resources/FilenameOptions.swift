/// `-f`, `-k` and `-R` of a command line.
struct FilenameOptions {
  let filenames: [String]
  let kustomize: String
  let isRecursive: Bool

  init(_ flags: ParsedFlags) {
    filenames = flags.knows("filename") ? flags.list("filename") : []
    kustomize = flags.knows("kustomize") ? flags.string("kustomize") : ""
    isRecursive = flags.knows("recursive") && flags.bool("recursive")
  }

  /// Whether no file is named.
  var isEmpty: Bool { filenames.isEmpty && kustomize.isEmpty }

  /// Refuses a line that names no file.
  func requireFile() throws(CommandError) {
    if isEmpty { throw .text("must specify one of -f and -k") }
  }
}
