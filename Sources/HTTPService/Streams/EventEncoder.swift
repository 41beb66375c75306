import APIServer
import NIOCore
import ObjectModel

/// Watch events as the bytes that clients of one representation ask for, each made once.
///
/// A class, because all watches of the representation share it.
final class EventEncoder {
  /// What makes the bytes of an event the same.
  struct Representation: Hashable {
    let format: WireFormat
    private let answer: String

    init(_ exchange: WireExchange) {
      format = exchange.format
      answer = "\(exchange.request.answer)"
    }
  }

  private struct Key: Hashable {
    let kind: WatchEvent.Kind
    let version: String
  }

  /// How many bytes of events are kept for watches that come later to them.
  private static let limit = 4 << 20

  private let exchange: WireExchange
  private let catalog: Catalog
  private var known: [Key: ByteBuffer] = [:]
  private var knownBytes = 0

  init(_ exchange: WireExchange, _ catalog: Catalog) {
    self.exchange = exchange
    self.catalog = catalog
  }

  /// Writes an event.
  /// - Parameter withColumns: whether a table keeps its column definitions.
  func write(_ event: WatchEvent, to buffer: inout ByteBuffer, withColumns: Bool) {
    // A table tells ages, which change; bookmarks and errors have no version of their own.
    if case .table = exchange.request.answer {
      return writeRow(event, to: &buffer, withColumns: withColumns)
    }
    guard event.kind != .bookmark, event.kind != .error,
      let version = event.object.string(.metadata, .resourceVersion)
    else {
      buffer.writeBytes(exchange.eventBytes(event, catalog))
      return
    }
    let key = Key(kind: event.kind, version: version)
    if let bytes = known[key] {
      buffer.writeImmutableBuffer(bytes)
      return
    }
    let bytes = ByteBuffer(bytes: exchange.eventBytes(event, catalog))
    buffer.writeImmutableBuffer(bytes)
    knownBytes += bytes.readableBytes
    if knownBytes > Self.limit {
      known.removeAll()
      knownBytes = bytes.readableBytes
    }
    known[key] = bytes
  }

  private func writeRow(_ event: WatchEvent, to buffer: inout ByteBuffer, withColumns: Bool) {
    var event = event
    if !withColumns, event.object.string(.kind) == "Table" {
      var table = event.object
      table["columnDefinitions"] = .null
      event = WatchEvent(kind: event.kind, object: table)
    }
    buffer.writeBytes(exchange.eventBytes(event, catalog))
  }
}
