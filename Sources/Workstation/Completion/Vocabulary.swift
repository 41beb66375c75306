/// The words that begin with a colon, and the keys, in the language of the learner.
///
/// The workstation knows those of the clock; the tutor puts its own in place.
public struct Vocabulary: Sendable {
  /// One word.
  public struct Word: Sendable {
    /// The word with its colon, or the name of a key.
    public let name: String
    /// What stands for its argument; empty for none.
    public let argument: String
    /// What it does.
    public let sentence: String
    /// The arguments that completion offers.
    public var choices: [String]
    /// Whether its argument names an object as kubectl takes it.
    public let takesObject: Bool

    /// A word.
    public init(
      _ name: String, _ argument: String, _ sentence: String, choices: [String] = [],
      takesObject: Bool = false
    ) {
      self.name = name
      self.argument = argument
      self.sentence = sentence
      self.choices = choices
      self.takesObject = takesObject
    }
  }

  /// Words that belong together.
  public struct Section: Sendable {
    /// The heading.
    public let title: String
    /// The words in the order of the help page.
    public var words: [Word]

    /// A section.
    public init(_ title: String, _ words: [Word]) {
      self.title = title
      self.words = words
    }
  }

  /// The sections of the help page.
  public var sections: [Section]
  /// What ends the help page.
  public var footer: String
  /// What is said of an unknown word, which stands for `%`.
  public var noSuchWord: String
  /// What is asked after a mistyped word; `%` stands for what was probably meant.
  public var didYouMean: String
  /// What is said of a word, which stands for `%`, in the middle of a line.
  public var ownLine: String

  /// A vocabulary.
  public init(
    sections: [Section], footer: String, noSuchWord: String, didYouMean: String, ownLine: String
  ) {
    self.sections = sections
    self.footer = footer
    self.noSuchWord = noSuchWord
    self.didYouMean = didYouMean
    self.ownLine = ownLine
  }

  /// The words that begin with a colon.
  public var words: [Word] {
    sections.flatMap(\.words).filter { $0.name.hasPrefix(":") }
  }

  /// The word of this name.
  public func word(_ name: String) -> Word? { words.first { $0.name == name } }

  /// The help page.
  public var helpText: String {
    let all = sections.flatMap(\.words)
    let width = all.map { Self.columns(Self.left($0)) }.max() ?? 0
    var lines: [String] = []
    for section in sections {
      lines.append(section.title)
      for word in section.words {
        let left = Self.left(word)
        let padding = String(repeating: " ", count: width - Self.columns(left) + 2)
        lines.append("  " + left + padding + word.sentence)
      }
    }
    return (lines + [footer]).joined(separator: "\n")
  }

  private static func left(_ word: Word) -> String {
    word.argument.isEmpty ? word.name : word.name + " " + word.argument
  }

  /// The columns of a text on a terminal: East Asian letters take two.
  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) }
  }

  /// The words of the clock alone, in English.
  static let clock = Vocabulary(
    sections: [
      Section(
        "The cluster's clock",
        [
          Word(":wait", "TIME", "let simulated time pass at once", choices: ["10s", "1m", "5m"]),
          Word(":speed", "FACTOR", "let time pass faster or slower", choices: ["1x", "10x"]),
          Word(":pause", "", "stop the clock"), Word(":resume", "", "let it go on"),
          Word(":time", "", "show it"),
        ]),
      Section(
        "Your steps",
        [
          Word(":undo", "", "take the world back to before the last command"),
          Word(":help", "", "show this page"),
        ]),
    ],
    footer: "kubectl (or k) works as on a real cluster; kubectl help lists its commands.",
    noSuchWord: "%: no such word; :help lists them", didYouMean: "Did you mean: %?",
    ownLine: "% needs a line of its own")
}
