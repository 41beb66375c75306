/// One thing in a tar archive.
struct TarEntry: Sendable, Hashable {
  /// What it is.
  enum Kind: UInt8, Sendable {
    case file = 0x30
    case link = 0x32
    case directory = 0x35
  }

  var name: String
  var kind: Kind
  var mode: UInt16
  /// Seconds since the Unix epoch.
  var modified: Int64
  var bytes: [UInt8] = []
  var linkTarget = ""
}

/// Archives in the ustar form of POSIX.
enum TarArchive {
  /// The bytes of an archive.
  static func bytes(_ entries: [TarEntry]) -> [UInt8] {
    var result: [UInt8] = []
    for entry in entries {
      result += header(entry)
      result += entry.bytes
      result += [UInt8](repeating: 0, count: (512 - entry.bytes.count % 512) % 512)
    }
    return result + [UInt8](repeating: 0, count: 1024)
  }

  private static func header(_ entry: TarEntry) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Collection<UInt8>, _ offset: Int, _ limit: Int) {
      block.replaceSubrange(offset..<(offset + min(limit, bytes.count)), with: bytes.prefix(limit))
    }
    func number(_ value: Int64, _ offset: Int, _ width: Int) {
      let digits = String(value, radix: 8)
      put(
        Array((String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits).utf8),
        offset, width - 1)
    }
    put(Array(entry.name.utf8), 0, 100)
    number(Int64(entry.mode), 100, 8)
    number(0, 108, 8)
    number(0, 116, 8)
    number(Int64(entry.bytes.count), 124, 12)
    number(entry.modified, 136, 12)
    put([UInt8](repeating: 0x20, count: 8), 148, 8)
    block[156] = entry.kind.rawValue
    put(Array(entry.linkTarget.utf8), 157, 100)
    put(Array("ustar".utf8), 257, 5)
    put(Array("00".utf8), 263, 2)
    put(Array("root".utf8), 265, 32)
    put(Array("root".utf8), 297, 32)
    let sum = block.reduce(Int64(0)) { $0 + Int64($1) }
    number(sum, 148, 7)
    block[154] = 0
    block[155] = 0x20
    return block
  }

  /// What an archive holds; nil when it is none.
  static func entries(_ bytes: [UInt8]) -> [TarEntry]? {
    var found: [TarEntry] = []
    var offset = 0
    while offset + 512 <= bytes.count {
      let block = bytes[offset..<(offset + 512)]
      if block.allSatisfy({ $0 == 0 }) { return found }
      func text(_ start: Int, _ count: Int) -> String {
        let field = bytes[(offset + start)..<(offset + start + count)]
        return String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
      }
      func number(_ start: Int, _ count: Int) -> Int64? {
        Int64(text(start, count).filter { $0.isNumber }, radix: 8)
      }
      guard text(257, 5) == "ustar", let size = number(124, 12),
        offset + 512 + Int(size) <= bytes.count
      else { return nil }
      let prefix = text(345, 155)
      let name = (prefix.isEmpty ? "" : prefix + "/") + text(0, 100)
      let kind = TarEntry.Kind(rawValue: bytes[offset + 156]) ?? .file
      found.append(
        TarEntry(
          name: name, kind: kind, mode: UInt16(truncatingIfNeeded: number(100, 8) ?? 0o644),
          modified: number(136, 12) ?? 0,
          bytes: Array(bytes[(offset + 512)..<(offset + 512 + Int(size))]),
          linkTarget: text(157, 100)))
      offset += 512 + (Int(size) + 511) / 512 * 512
    }
    return found.isEmpty ? nil : found
  }
}

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
