import APIServer
import NIOCore
import ObjectModel

/// Watch events as the bytes a client asked for.
struct EventEncoder {
  private let exchange: WireExchange
  private let catalog: Catalog

  init(_ exchange: WireExchange, _ catalog: Catalog) {
    self.exchange = exchange
    self.catalog = catalog
  }

  /// Writes an event.
  /// - Parameter withColumns: whether a table keeps its column definitions.
  func write(_ event: WatchEvent, to buffer: inout ByteBuffer, withColumns: Bool) {
    var event = event
    if !withColumns, event.object.string(.kind) == "Table" {
      var table = event.object
      table["columnDefinitions"] = .null
      event = WatchEvent(kind: event.kind, object: table)
    }
    buffer.writeBytes(exchange.eventBytes(event, catalog))
  }
}
