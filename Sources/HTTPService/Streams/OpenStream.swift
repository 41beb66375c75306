import APIServer

/// The connection at the other end of a stream.
protocol StreamConsumer: AnyObject {
  /// Whether it can take more without piling it up.
  var canTake: Bool { get }
  /// Sends a piece; the last one ends it.
  func take(_ chunk: StreamChunk)
  /// Ends it because its world is gone.
  func loseStream()
}

/// One open log, exec or attach stream.
///
/// A class, because the hub and the connection mean the same one.
final class OpenStream {
  let id: StreamID
  /// The world it belongs to.
  let epoch: Int
  weak var consumer: (any StreamConsumer)?

  init(_ id: StreamID, epoch: Int, _ consumer: any StreamConsumer) {
    self.id = id
    self.epoch = epoch
    self.consumer = consumer
  }
}

extension StreamChunk {
  /// Whether nothing follows.
  var isLast: Bool {
    switch self {
    case .exit, .failure: true
    case .output, .error: false
    }
  }
}
