/// One thing in a tar archive.
public struct TarEntry: Sendable, Hashable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// A regular file.
    case file = 0x30
    /// A symbolic link.
    case link = 0x32
    /// A folder.
    case directory = 0x35
  }

  /// The path in the archive, at most 100 bytes.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// Permission bits.
  public var mode: UInt16
  /// Seconds since the Unix epoch.
  public var modified: Int64
  /// The contents of a file.
  public var bytes: [UInt8]
  /// Where a link leads; empty otherwise.
  public var linkTarget: String

  /// An entry.
  public init(
    name: String, kind: Kind, mode: UInt16, modified: Int64, bytes: [UInt8] = [],
    linkTarget: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.mode = mode
    self.modified = modified
    self.bytes = bytes
    self.linkTarget = linkTarget
  }
}

/// Archives in the ustar form of POSIX.
public enum TarArchive {
  /// The bytes of an archive.
  public static func bytes(_ entries: [TarEntry]) -> [UInt8] {
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
  public static func entries(_ bytes: [UInt8]) -> [TarEntry]? {
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
