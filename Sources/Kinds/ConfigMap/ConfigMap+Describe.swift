import APIServer
import Formats
import ObjectModel
import Simulation

// Models: ConfigMapDescriber of kubectl pkg/describe/describe.go, v1.32; keys are sorted here.
enum ConfigMapDescriber {
  static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    writer.write(0, "\nData\n====\n")
    for (key, value) in object.fields(.data).sorted {
      writer.write(0, "\(key):\n----\n")
      writer.write(0, "\(value.string ?? "")\n")
      writer.write(0, "\n")
    }
    writer.write(0, "\nBinaryData\n====\n")
    for (key, value) in object.fields(.binaryData).sorted {
      writer.write(0, "\(key): \(ConfigKey.byteCount(value.string ?? "")) bytes\n")
    }
    writer.write(0, "\n")
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
