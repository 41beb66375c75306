public import ObjectModel
public import Simulation

/// The machine part of a lesson, without prose: steps, checks, hints, solutions, wrong attempts.
public struct Lesson: Sendable {
  /// The lesson's id; also its folder's name.
  public let id: String
  /// What it teaches.
  public let teaches: [String]
  /// The lessons it builds on.
  public let requires: [String]
  /// The world and files it begins with.
  public let setup: Setup
  /// Its steps in order.
  public let steps: [Step]

  /// What a lesson begins with.
  public struct Setup: Sendable {
    /// The name of the world.
    public let world: String
    /// Manifests applied before the first step, below the lesson's folder.
    public let apply: [String]
    /// Files put into the learner's home folder, below the lesson's folder.
    public let files: [String]
    /// Files that describe container images of its own, below the lesson's folder.
    public let images: [String]
  }

  /// One step.
  public struct Step: Sendable {
    /// What the learner does in a step.
    public enum Mode: String, Sendable, CaseIterable {
      case read, `do`, fix, quiz, explore
    }

    /// The id that joins it to its prose.
    public let id: String
    /// What the learner does.
    public let mode: Mode
    /// What must hold.
    public let checks: [Check]
    /// The hints: a ladder, and those diagnosed from state.
    public let hints: [Hint]
    /// Ways to solve it.
    public let solutions: [Attempt]
    /// Ways to fail.
    public let wrong: [Attempt]
    /// The question of a quiz.
    public let question: Question?
  }

  /// Something that must hold for a step to be passed.
  public struct Check: Sendable {
    /// When it must hold.
    public enum Mode: String, Sendable, CaseIterable {
      /// At the end.
      case hold
      /// Once.
      case latch
      /// All the time; breaking it is said at once.
      case `guard`
    }

    /// The id that joins it to its prose.
    public let id: String
    /// When it must hold.
    public let mode: Mode
    /// What must hold.
    public let condition: Condition
    /// How much simulated time it may still take; looked for on a copy of the world.
    public let within: Span?
    /// What it counts.
    public let points: Int
  }

  /// A statement on the world or on what the learner did.
  public indirect enum Condition: Sendable {
    /// A partial manifest that the live object must contain.
    case assert(Value)
    /// One path of an object, or of several.
    case state(StateCheck)
    /// A kubectl command that was run.
    case command(CommandCheck)
    /// Output that was shown by the command of another check.
    case output(of: String?, contains: String)
    /// At least one of them.
    case anyOf([Condition])
    /// All of them.
    case allOf([Condition])
  }

  /// One path of an object, with what is expected of it.
  public struct StateCheck: Sendable {
    /// The kind, as a learner could name it.
    public let kind: String
    /// The object's name; nil when a selector chooses.
    public let name: String?
    /// A label selector; nil when a name chooses.
    public let selector: String?
    /// The namespace; nil for the current one.
    public let namespace: String?
    /// The path, such as `spec.containers[0].image`; empty for the object itself.
    public let path: String
    /// What is expected.
    public let test: Test

    /// What can be expected of a value.
    public indirect enum Test: Sendable {
      case equal(Value)
      case notEqual(Value)
      case oneOf([Value])
      case atLeast(Value)
      case atMost(Value)
      case exists(Bool)
      case contains(String)
      /// A pattern of POSIX extended form that must match the whole text.
      case matches(String)
      /// A test of the number of elements, or of objects.
      case count(Test)
    }
  }

  /// A kubectl command, by its parsed form.
  public struct CommandCheck: Sendable {
    /// The verb, such as `get`.
    public let verb: String
    /// The kind; nil for any.
    public let kind: String?
    /// The name; nil for any.
    public let name: String?
    /// Flags by long name with the value they must have.
    public let flags: [Flag]
    /// Whether it must have ended with status 0; nil when that does not matter.
    public let succeeded: Bool?

    /// A flag with its value.
    public struct Flag: Sendable, Equatable {
      /// The long name without dashes.
      public let name: String
      /// The value; nil for any.
      public let value: String?
    }
  }

  /// A hint: a rung of the ladder, or one for a certain state.
  public struct Hint: Sendable {
    /// The id that joins it to its prose.
    public let id: String
    /// For which state it is meant; nil for a rung of the ladder.
    public let diagnosis: Diagnosis?

    /// When a diagnosed hint applies.
    public struct Diagnosis: Sendable {
      /// The check that must fail.
      public let fails: String
      /// What must be true besides; nil for nothing.
      public let condition: Condition?
    }
  }

  /// A way to solve a step, or to fail it, as it would be typed.
  public struct Attempt: Sendable {
    /// Its id.
    public let id: String
    /// What is typed.
    public let input: [Input]
    /// For wrong attempts: the checks that must fail.
    public let fails: [String]
    /// For wrong attempts: the diagnosed hint that must come.
    public let hint: String?

    /// One thing that is typed.
    public enum Input: Sendable, Equatable {
      /// A line.
      case line(String)
      /// A file of the lesson, pasted.
      case paste(String)
      /// A key, such as `C-d`.
      case key(String)
    }
  }

  /// The question of a quiz.
  public enum Question: Sendable {
    /// One of several choices, by id.
    case one(choices: [String], correct: String)
    /// Several of several choices.
    case many(choices: [String], correct: [String])
    /// A word.
    case exact(String)
    /// A number.
    case number(Int64)
    /// A value of the learner's own cluster.
    case fromCluster(StateCheck)
  }
}
