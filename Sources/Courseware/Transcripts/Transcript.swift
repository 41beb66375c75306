public import Simulation

/// A session as a file: Markdown with `console` blocks that hold what was typed and what came out.
///
/// The parsed form keeps every line of the file, so that an update touches only output.
public struct Transcript: Sendable {
  /// The `key: value` lines at the top.
  public struct Header: Sendable, Equatable {
    /// The format's version; only 1 exists.
    public var format = 1
    /// What the transcript shows.
    public var title = ""
    /// The seed of the world.
    public var seed: UInt64 = 1
    /// The name of the world.
    public var world = "three-nodes"
    /// When the world's clock starts.
    public var start = Instant(epochSeconds: 1_893_488_400)
    /// The width of the terminal in columns.
    public var columns = 80

    /// The usual header.
    public init() {}
  }

  /// One thing in the file, in order.
  public enum Item: Sendable {
    /// A line of Markdown outside the blocks; headings begin with `#`.
    case prose(String)
    /// A note for the speaker only.
    case note(String)
    /// A place where the presentation waits, with the question to ask.
    case pause(String)
    /// A claim on the state of the cluster.
    case expect(Expectation)
    /// A command or a step of the clock.
    case step(Step)
  }

  /// A command with its expected output, or a step of the clock.
  public struct Step: Sendable {
    /// What happens.
    public enum Action: Sendable, Equatable {
      /// A command is typed; it may have several lines.
      case command(String)
      /// Simulated time passes.
      case advance(Span)
    }

    /// What happens.
    public var action: Action
    /// The line it stands on, from 1.
    public var line: Int
    /// What is typed into the command while it runs.
    public var typed: [TypedLine] = []
    /// The expected output as it stands in the file, escapes and masks included.
    public var output: [String] = []
    /// The line of the first line of output, from 1.
    public var outputLine: Int
    /// The expected exit status.
    public var status: Int32 = 0
    /// The line of `? N`; nil when there is none.
    public var statusLine: Int?
    /// After which time Ctrl-C falls; nil when it does not.
    public var interrupt: Span?
    /// Whether the lines of output may come in any order.
    public var isUnordered = false
    /// Texts that the output may not hold.
    public var never: [String] = []
  }

  /// `<!-- expect: deployment/web availableReplicas=2 -->`
  public struct Expectation: Sendable, Equatable {
    /// The kind, as typed.
    public let kind: String
    /// The object's name.
    public let name: String
    /// Fields with the text they must have; a path without dots is looked for in status and spec.
    public let fields: [Field]
    /// The line it stands on, from 1.
    public let line: Int

    /// A field with the text it must have.
    public struct Field: Sendable, Equatable {
      /// The path, with dots.
      public let path: String
      /// The expected text.
      public let text: String
    }
  }

  /// The header.
  public var header: Header
  /// What the file holds.
  public var items: [Item]
  /// Every line of the file.
  public var lines: [String]

  /// The steps alone.
  public var steps: [Step] {
    items.compactMap { item in
      if case .step(let step) = item { return step }
      return nil
    }
  }
}

/// Why a file is no transcript.
public struct TranscriptError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong.
  public let message: String
}
