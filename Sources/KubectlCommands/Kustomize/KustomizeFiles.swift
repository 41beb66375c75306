import ManifestYAML
import ObjectModel

/// Reads the files of kustomizations, with the faults that kustomize names.
struct KustomizeFiles {
  let context: CommandContext

  /// The names that a kustomization may have.
  static let names = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// A path in a folder, without `.` and `..` where they can be resolved.
  static func join(_ folder: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
    var parts: [Substring] = []
    for part in whole.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let text = (whole.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return text.isEmpty ? "." : text
  }

  /// A path from the root, as errors name it.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return Self.join(context.io.environmentVariable("PWD") ?? "", path)
  }

  /// The fault of a folder that is none; a file is named by `name`.
  func missingFolder(_ path: String, named name: String) -> String {
    if context.io.entry(at: path) == .file {
      return "must build at directory: '\(name)': file is not directory"
    }
    return "must build at directory: not a valid directory: \(missing(path, named: path))"
  }

  /// The fault of a path at which there is nothing.
  func missing(_ path: String, named name: String) -> String {
    "evalsymlink failure on '\(name)' : lstat \(absolute(path)): no such file or directory"
  }

  /// The content of a file.
  func bytes(_ path: String) throws(CommandError) -> [UInt8] {
    do throws(FileFault) {
      return try context.io.readFile(path)
    } catch {
      throw .text(
        error == .missing
          ? missing(path, named: absolute(path)) : "open \(absolute(path)): \(error.reason)")
    }
  }

  /// The objects in YAML; lists count as what they hold.
  func objects(_ bytes: [UInt8], source: String) throws(CommandError) -> [Value] {
    var found: [Value] = []
    do throws(YAMLError) {
      var stream = YAMLStream(bytes)
      while let document = try stream.next()?.value {
        if document.isNull { continue }
        let isList = document.string(.kind)?.hasSuffix("List") == true
        found += isList ? document.elements("items") : [document]
      }
    } catch {
      throw .text(
        "MalformedYAMLError: \(error.message) in File: \(source)")
    }
    return found
  }

  /// The kustomization in a folder.
  func kustomization(in folder: String) throws(CommandError) -> Value {
    guard context.io.entry(at: folder) == .directory else {
      throw .text(missingFolder(folder, named: folder))
    }
    let found = Self.names.filter { context.io.entry(at: Self.join(folder, $0)) == .file }
    guard let name = found.first else {
      throw .text(
        "unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in "
          + "directory '\(absolute(folder))'")
    }
    if found.count > 1 {
      throw .text("Found multiple kustomization files under: \(absolute(folder))\n")
    }
    let content = try bytes(Self.join(folder, name))
    do throws(YAMLError) {
      var stream = YAMLStream(content)
      return try stream.next()?.value ?? .emptyObject
    } catch {
      throw .text("invalid Kustomization: \(error.message)")
    }
  }
}
