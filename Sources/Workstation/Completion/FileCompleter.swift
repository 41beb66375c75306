import ShellLanguage

/// Finds files for the word being typed.
struct FileCompleter {
  /// A file that fits.
  struct Match {
    let path: String
    let name: String
    let isFolder: Bool
  }

  let files: FileSystem
  let folder: String
  let home: String

  /// The files whose path begins with what was typed; hidden ones only when asked for.
  func matches(_ typed: String, foldersOnly: Bool = false) -> [Match] {
    let slash = typed.lastIndex(of: "/")
    let start = slash.map { String(typed[...$0]) } ?? ""
    let prefix = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    var place = start.isEmpty ? "." : start
    if place.hasPrefix("~/") { place = home + place.dropFirst() }
    guard let names = try? files.list(place, from: folder) else { return [] }
    var found: [Match] = []
    for name in names where name.hasPrefix(prefix) {
      if name.hasPrefix("."), !prefix.hasPrefix(".") { continue }
      let isFolder = files.isDirectory((place == "." ? "" : place) + name, from: folder)
      if foldersOnly, !isFolder { continue }
      found.append(Match(path: start + name, name: name, isFolder: isFolder))
    }
    return found
  }
}
