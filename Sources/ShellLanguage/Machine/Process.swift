/// What a file descriptor leads to.
enum DescriptorTarget: Sendable, Equatable {
  case machineInput
  case machineOutput
  case machineError
  case pipeReader(Int)
  case pipeWriter(Int)
  case file(Int)
  case null
}

struct Descriptor: Sendable, Equatable {
  var number: Int
  var target: DescriptorTarget

  static let standard = [
    Descriptor(number: 0, target: .machineInput), Descriptor(number: 1, target: .machineOutput),
    Descriptor(number: 2, target: .machineError),
  ]
}

/// Bytes between two processes.
struct Pipe: Sendable {
  /// A writer waits when this much is unread.
  static let capacity = 65_536

  var buffer: Bytes = []
  var start = 0
  var readers = 0
  var writers = 0

  var count: Int { buffer.count - start }
  var isFree: Bool { readers == 0 && writers == 0 }

  mutating func takeAll() -> Bytes {
    if start == 0 {
      let result = buffer
      buffer = []
      return result
    }
    let result = Array(buffer[start...])
    buffer = []
    start = 0
    return result
  }

  mutating func take(_ count: Int) -> Bytes {
    if count >= self.count { return takeAll() }
    let result = Array(buffer[start..<(start + count)])
    start += count
    if start > 4096, start * 2 > buffer.count {
      buffer.removeFirst(start)
      start = 0
    }
    return result
  }
}

/// An open file, shared by the descriptors that were duplicated from one another.
struct OpenFile: Sendable {
  var path: [String]
  var offset = 0
  var appends = false
  var canRead = false
  var canWrite = false
  /// The contents of a heredoc, which has no path.
  var text: Bytes?
  var references = 1
}

/// One process of a machine.
struct Process: Sendable {
  enum Waiting: Sendable, Equatable {
    case nothing
    case input(descriptor: Int)
    case pipe(Int)
    case timer(Int64)
    case child(Int)
    case host
    case forever
  }

  enum Body: Sendable {
    case launch
    indirect case shell(ShellState)
    indirect case stream(StreamState)
    indirect case follow(FollowState)
    indirect case queue(CommandQueue)
    case sleep
    case host(HostPhase)
    case ended
  }

  enum HostPhase: Sendable, Equatable {
    case ready
    case offered
    case finished(Int32)
  }

  var processID: Int
  var parentID: Int
  var arguments: [String]
  var directory: String
  var descriptors: [Descriptor] = Descriptor.standard
  var variables: Variables
  var body = Body.launch
  var waiting = Waiting.nothing
  /// A pipe this process has filled; it waits until the pipe has room.
  var fullPipe: Int?
  var ignoredSignals: UInt64 = 0
  var pendingSignals: UInt64 = 0
  var isBackground = false
  var isStopped = false
  var status: Int32 = 0
  /// The signal that ended it.
  var endingSignal: Signal?
  var startedAt: Int64

  var hasEnded: Bool {
    if case .ended = body { return true }
    return false
  }
}
