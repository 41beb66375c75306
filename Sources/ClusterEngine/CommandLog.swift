public import APIServer
public import Simulation

/// The last commands that reached the cluster, each with the number that its writes carry.
public struct CommandLog: Sendable {
  /// One command.
  public struct Entry: Sendable {
    /// What it was.
    public enum Text: Sendable {
      /// A line at the prompt.
      case line(String)
      /// A request that came over HTTP.
      case request(APIRequest.Verb, RequestTarget)
    }

    /// Its number, from 1.
    public let number: UInt32
    /// What it was.
    public let text: Text
    /// When it began.
    public let time: Instant
    /// The revision of the newest write before it.
    public let revision: Int64
    /// Whether it wrote anything itself.
    public fileprivate(set) var hasWritten = false
  }

  /// How many commands are kept at least.
  static let limit = 128

  /// The commands, oldest first.
  public private(set) var entries = ChunkedArray<Entry>()

  /// The number of the newest command; 0 before the first.
  var newest: UInt32 { entries.last?.number ?? 0 }

  mutating func begin(_ text: Entry.Text, at time: Instant, after revision: Int64) {
    if entries.count == 2 * Self.limit { entries = ChunkedArray(entries.suffix(Self.limit)) }
    entries.append(Entry(number: newest + 1, text: text, time: time, revision: revision))
  }

  /// The newest command has written.
  mutating func noteWrite() {
    guard let last = entries.indices.last else { return }
    entries[last].hasWritten = true
  }
}

extension Cluster {
  /// Says that what the user does from now on belongs to a new command.
  public mutating func beginCommand(_ line: String) {
    commands.begin(.line(line), at: now, after: revision)
  }

  /// Makes the sender of a request the author of what it writes.
  mutating func act(for request: APIRequest) {
    let isRemote = request.envelope != nil
    if isRemote, request.verb.isWriting {
      commands.begin(.request(request.verb, request.target), at: now, after: revision)
    }
    api.act(as: isRemote ? .client : .user, for: Cause(command: commands.newest))
  }
}

extension APIRequest.Verb {
  /// Whether it changes objects.
  fileprivate var isWriting: Bool {
    switch self {
    case .create, .update, .patch, .delete, .deleteCollection: true
    case .get, .list, .watch, .connect: false
    }
  }
}
