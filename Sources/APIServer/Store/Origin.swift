public import Simulation

/// Where a write comes from: who made it, when, and what it was made for.
///
/// A few numbers in each version of an object; texts are made of them only when someone asks.
public struct Origin: Hashable, Sendable {
  /// The moment of the write.
  public var time = Instant(nanoseconds: 0)
  /// What its author had seen.
  public var cause = Cause()
  /// Who made it.
  public var author = Author.nobody

  /// An origin of which nothing is known.
  public init() {}
}

/// What made somebody act: a write that was seen, and the user's command it goes back to.
public struct Cause: Hashable, Sendable {
  /// The revision of the write that was seen; 0 for none: time had come, or a user acted.
  public var revision: Int64
  /// The newest command among the causes of the causes; 0 for none.
  public var command: UInt32
  /// How many further writes had been seen when the act came.
  public private(set) var others: UInt16 = 0

  /// A cause; without arguments there is none.
  @inlinable
  public init(revision: Int64 = 0, command: UInt32 = 0) {
    self.revision = revision
    self.command = command
  }

  /// Adds what was seen besides; the newest command counts, and for it what was seen last.
  public mutating func add(_ other: Cause) {
    guard self != Cause() else { return self = other }
    let count = others &+ (others == .max ? 0 : 1)
    if other.command >= command { self = other }
    others = count
  }

  /// Another write makes the same act possible: it is the cause, the command stays if it is newer.
  public mutating func turn(to other: Cause) {
    revision = other.revision
    command = max(command, other.command)
    others = 0
  }
}

/// Who acts, as a number.
public struct Author: Hashable, Sendable {
  /// What the number stands for.
  public enum Role: Hashable, Sendable {
    /// The beginning of the world.
    case nobody
    /// The user at the prompt.
    case user
    /// A client over HTTP.
    case client
    /// The API server by itself.
    case apiServer
    /// The scheduler.
    case scheduler
    /// The controller with this place among the controllers.
    case controller(Int)
    /// The kubelet of the node with this place among the nodes.
    case kubelet(Int)
  }

  private let number: UInt16

  private static let firstController: UInt16 = 0x100
  private static let firstNode: UInt16 = 0x1000

  private init(_ number: UInt16) {
    self.number = number
  }

  /// The beginning of the world.
  public static let nobody = Author(0)
  /// The user at the prompt.
  public static let user = Author(1)
  /// A client over HTTP.
  public static let client = Author(2)
  /// The API server by itself.
  public static let apiServer = Author(3)
  /// The scheduler.
  public static let scheduler = Author(4)

  /// The controller with this place among the controllers.
  public static func controller(_ place: Int) -> Author {
    Author(firstController + UInt16(truncatingIfNeeded: place))
  }

  /// The kubelet of the node with this place among the nodes.
  public static func kubelet(_ place: Int) -> Author {
    Author(firstNode + UInt16(clamping: min(place, Int(UInt16.max - firstNode))))
  }

  /// What the number stands for.
  public var role: Role {
    switch number {
    case 0: .nobody
    case 1: .user
    case 2: .client
    case 3: .apiServer
    case 4: .scheduler
    case Self.firstNode...: .kubelet(Int(number - Self.firstNode))
    default: .controller(Int(number) - Int(Self.firstController))
    }
  }
}
