import ManifestYAML
import ObjectModel

/// Finds the files that `-f` names, and reads the objects in them.
struct ManifestFiles {
  let context: CommandContext
  let options: FilenameOptions
  /// Whether files are worked on without a server.
  var isLocal = false

  /// A file to read.
  struct File {
    let path: String
    /// How messages name it; standard input is `STDIN`.
    let source: String
    /// Whether it is a folder with a kustomization to build.
    var isKustomization = false
  }

  /// What `-f` names, in order.
  struct Listing {
    var files: [File] = []
    var errors: [CommandError] = []
    /// Whether standard input is among them.
    var usesInput = false
    /// Whether a folder with several files is among them.
    var hasFolder = false
  }

  /// The files of all `-f` flags.
  func list() -> Listing {
    var listing = Listing()
    if !options.filenames.isEmpty, !options.kustomize.isEmpty {
      listing.errors.append(.text("only one of -f or -k can be specified"))
      return listing
    }
    if !options.kustomize.isEmpty {
      listing.files.append(
        File(path: options.kustomize, source: options.kustomize, isKustomization: true))
      return listing
    }
    for name in options.filenames {
      switch name {
      case "-":
        if listing.usesInput {
          listing.errors.append(.text("standard input cannot be used for multiple arguments"))
        }
        listing.usesInput = true
        listing.files.append(File(path: "-", source: "STDIN"))
      case _ where name.hasPrefix("http://") || name.hasPrefix("https://"):
        listing.errors.append(Self.unread(name))
      default: add(name, to: &listing)
      }
    }
    return listing
  }

  /// Why a URL is not read: on the learner's machine nothing listens, beyond it there is nothing.
  private static func unread(_ url: String) -> CommandError {
    let place = url.cut(at: "://").tail ?? ""
    let host = String(place.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    let name = host.cut(at: ":").head
    guard name == "localhost" || name.hasPrefix("127.") else {
      return .text("Drydock reads no URLs: save \(url) in a file and name that file")
    }
    return .plain(
      "The connection to the server \(host) was refused - did you specify the right host or port?\n",
      code: 1)
  }

  private func add(_ name: String, to listing: inout Listing) {
    if context.io.entry(at: name) == .nothing {
      let matches = Self.matches(name, context.io)
      if matches.isEmpty {
        listing.errors.append(.text("the path \(name.quoted) does not exist"))
      }
      for match in matches { addPath(match, to: &listing) }
      return
    }
    addPath(name, to: &listing)
  }

  private func addPath(_ path: String, to listing: inout Listing) {
    guard context.io.entry(at: path) == .directory else {
      listing.files.append(File(path: path, source: path))
      return
    }
    let found: [String]
    do throws(CommandError) {
      found = try files(in: path)
    } catch {
      return listing.errors.append(error)
    }
    if found.count > 1 { listing.hasFolder = true }
    listing.files += found.map { File(path: $0, source: $0) }
    if listing.files.isEmpty, listing.errors.isEmpty {
      listing.errors.append(
        .text(
          "error reading [\(path)]: recognized file extensions are [.json .yaml .yml]"))
    }
  }

  private func files(in folder: String) throws(CommandError) -> [String] {
    let names: [String]
    do throws(FileFault) {
      names = try context.io.listDirectory(folder)
    } catch {
      throw .text("open \(folder): \(error.reason)")
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var found: [String] = []
    for name in names {
      let path = Self.clean(base + name)
      switch context.io.entry(at: path) {
      case .directory: if options.isRecursive { found += try files(in: path) }
      case .file where [".json", ".yaml", ".yml"].contains { name.hasSuffix($0) }:
        found.append(path)
      default: break
      }
    }
    return found
  }

  private static func clean(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// The paths that a pattern with `*` and `?` in its last part fits.
  private static func matches(_ pattern: String, _ io: any KubectlIO) -> [String] {
    guard pattern.contains("*") || pattern.contains("?") else { return [] }
    let parts = pattern.parts(by: "/")
    let folder = parts.dropLast().joined(separator: "/")
    let last = Array((parts.last ?? "").unicodeScalars)
    guard let names = try? io.listDirectory(folder.isEmpty ? "." : folder) else { return [] }
    return names.filter { !$0.hasPrefix(".") && fits(Array($0.unicodeScalars)[...], last[...]) }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }

  private static func fits(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let mark = pattern.first else { return name.isEmpty }
    if mark == "*" {
      return fits(name, pattern.dropFirst()) || (!name.isEmpty && fits(name.dropFirst(), pattern))
    }
    guard let first = name.first, mark == "?" || mark == first else { return false }
    return fits(name.dropFirst(), pattern.dropFirst())
  }
}
