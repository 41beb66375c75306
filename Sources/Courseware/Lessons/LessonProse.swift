/// The words of a lesson in one language, joined to its machine part by ids.
public struct LessonProse: Sendable {
  /// One block of text below a heading.
  public struct Block: Sendable {
    /// The text, without blank lines at either end.
    public let text: String
    /// The line of its heading, from 1.
    public let line: Int
    /// The hash of the English text it was translated from; nil when none is given.
    public let sourceHash: String?
    /// The commands in its `console` fences.
    public let commands: [String]
  }

  /// The title, from the first line.
  public let title: String
  /// The blocks by `step` or `step/kind id`, such as `claim/hint h1`.
  public let blocks: [String: Block]
  /// The keys of the blocks in the order of the file.
  public let order: [String]

  /// Reads a prose file: `# title`, `## step`, `### hint h1`.
  /// - Throws: an error that names the line.
  public init(parsing text: String, file: String) throws(LessonError) {
    var reader = Reader(file: file)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      try reader.read(String(line), number: index + 1)
    }
    try reader.close()
    guard let title = reader.title else {
      throw LessonError(
        file: file, place: "line 1", message: "the file must begin with # and a title")
    }
    self.title = title
    blocks = reader.blocks
    order = reader.order
  }

  /// The text of a step, or of a part of it such as `hint h1`; nil when there is none.
  public func text(_ step: String, _ part: String? = nil) -> String? {
    blocks[part.map { "\(step)/\($0)" } ?? step]?.text
  }

  private struct Reader {
    let file: String
    var title: String?
    var blocks: [String: Block] = [:]
    var order: [String] = []
    private var step: String?
    private var key: String?
    private var keyLine = 0
    private var hash: String?
    private var lines: [String] = []
    private var commands: [String] = []
    private var fence: String?

    init(file: String) {
      self.file = file
    }

    mutating func read(_ line: String, number: Int) throws(LessonError) {
      if fence != nil {
        readFence(line)
      } else if line.hasPrefix("```") {
        fence = String(line.dropFirst(3))
        lines.append(line)
      } else if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        let id = line.dropFirst(3).trimmingBlanks()
        step = id
        try open(id, number)
      } else if line.hasPrefix("### ") {
        guard let step else {
          throw LessonError(file: file, place: "line \(number)", message: "a part before any step")
        }
        try open("\(step)/\(line.dropFirst(4).trimmingBlanks())", number)
      } else if line.hasPrefix("<!-- en: "), line.hasSuffix(" -->") {
        hash = String(line.dropFirst(9).dropLast(4))
      } else if key != nil {
        lines.append(line)
      }
    }

    private mutating func readFence(_ line: String) {
      lines.append(line)
      if line == "```" {
        fence = nil
      } else if fence == "console", line.hasPrefix("$ ") {
        commands.append(String(line.dropFirst(2)))
      }
    }

    private mutating func open(_ next: String, _ number: Int) throws(LessonError) {
      try close()
      guard blocks[next] == nil else {
        throw LessonError(
          file: file, place: "line \(number)", message: "a second block \"\(next)\"")
      }
      key = next
      keyLine = number
    }

    mutating func close() throws(LessonError) {
      guard fence == nil else {
        throw LessonError(file: file, place: "line \(keyLine)", message: "a fence is not closed")
      }
      guard let key else { return }
      while lines.first?.isEmpty == true { lines.removeFirst() }
      while lines.last?.isEmpty == true { lines.removeLast() }
      blocks[key] = Block(
        text: lines.joined(separator: "\n"), line: keyLine, sourceHash: hash, commands: commands)
      order.append(key)
      self.key = nil
      lines = []
      commands = []
      hash = nil
    }
  }
}

/// The hash by which a translation remembers its source: FNV-1a, 8 hexadecimal digits.
enum ProseHash {
  static func text(of source: String) -> String {
    var hash: UInt32 = 0x811c_9dc5
    for byte in source.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
