import Encodings

/// `tar`: makes, lists and unpacks archives, as `kubectl cp` needs it.
enum TarUtility {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var mode: Character?
    var archive = "-"
    var directory = call.directory
    var isVerbose = false
    var operands: [String] = []
    var words = call.arguments[...]
    if let first = words.first, first.utf8.first != .minus {
      words[words.startIndex] = "-" + first
    }
    while let word = words.popFirst() {
      guard word.utf8.first == .minus, word.utf8.count > 1 else {
        operands.append(word)
        continue
      }
      if word.hasPrefix("--") { continue }
      for letter in word.dropFirst() {
        switch letter {
        case "c", "x", "t": mode = letter
        case "f": archive = words.popFirst() ?? "-"
        case "C":
          let folder = words.popFirst() ?? "."
          directory = folder.utf8.first == .slash ? folder : "\(directory)/\(folder)"
        case "v": isVerbose = true
        case "m", "p", "o", "h": break
        default:
          call.fail(
            call.isGNU
              ? "invalid option -- '\(letter)'" : "unrecognized option: \(letter)", status: 2)
          return .done
        }
      }
    }
    guard call.files.isDirectory(directory) else {
      call.fail("can't change directory to '\(directory)': No such file or directory", status: 1)
      return .done
    }
    switch mode {
    case "c": create(&call, operands, archive, directory)
    case "x", "t":
      let filter = TarFilter(directory: directory, lists: mode == "t", isVerbose: isVerbose)
      return .stream(StreamState("tar", filter, operands: [archive]))
    default: call.fail("must specify one of -c, -x, -t", status: 2)
    }
    return .done
  }

  private static func create(
    _ call: inout UtilityCall, _ operands: [String], _ archive: String, _ directory: String
  ) {
    var entries: [TarEntry] = []
    var removesSlash = false
    for operand in operands {
      guard (try? call.files.status(operand, from: directory)) != nil else {
        call.fail(
          call.isGNU
            ? "\(operand): Cannot stat: No such file or directory"
            : "\(operand): No such file or directory", status: 2)
        continue
      }
      if operand.utf8.first == .slash { removesSlash = true }
      add(operand, call.files, directory, &entries)
    }
    if removesSlash {
      call.write(
        Array(
          (call.isGNU
            ? "tar: Removing leading `/' from member names\n"
            : "tar: removing leading '/' from member names\n").utf8), to: 2)
    }
    if !call.isGNU, call.status != 0 {
      call.write(Array("tar: error exit delayed from previous errors\n".utf8), to: 2)
    }
    let bytes = TarArchive.bytes(entries)
    if archive == "-" { return call.write(bytes) }
    do throws(FileError) {
      try call.files.write(bytes, to: archive, from: call.directory, now: call.now)
    } catch {
      call.fail("can't open '\(archive)': \(error.message)", status: 2)
    }
  }

  private static func add(
    _ path: String, _ files: FileSystem, _ directory: String, _ entries: inout [TarEntry]
  ) {
    guard let status = try? files.status(path, from: directory, followLinks: false) else {
      return
    }
    let name = String(path.drop { $0 == "/" })
    let seconds = status.modified / 1_000_000_000
    switch status.kind {
    case .directory:
      let folder = name.isEmpty || name.hasSuffix("/") ? name : name + "/"
      if !folder.isEmpty {
        entries.append(
          TarEntry(name: folder, kind: .directory, mode: status.mode, modified: seconds))
      }
      let base = path.utf8.last == .slash ? path : path + "/"
      for inner in (try? files.list(path, from: directory)) ?? [] {
        add(base + inner, files, directory, &entries)
      }
    case .symbolicLink:
      entries.append(
        TarEntry(
          name: name, kind: .link, mode: status.mode, modified: seconds,
          linkTarget: status.linkTarget ?? ""))
    default:
      entries.append(
        TarEntry(
          name: name, kind: .file, mode: status.mode, modified: seconds,
          bytes: (try? files.read(path, from: directory)) ?? []))
    }
  }
}

/// Unpacks or lists an archive once all of it has come.
struct TarFilter: StreamFilter {
  let directory: String
  let lists: Bool
  let isVerbose: Bool
  private var held: Bytes = []

  init(directory: String, lists: Bool, isVerbose: Bool) {
    self.directory = directory
    self.lists = lists
    self.isVerbose = isVerbose
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func finish(_ output: inout FilterOutput) {
    guard let entries = TarArchive.entries(held) else {
      output.write(Array("tar: short read\n".utf8), to: 2)
      output.status = 1
      return
    }
    for entry in entries {
      if lists || isVerbose { output.line(entry.name.utf8) }
      if lists { continue }
      var entry = entry
      entry.name = "\(directory)/\(entry.name)"
      output.unpacked.append(entry)
    }
  }
}
