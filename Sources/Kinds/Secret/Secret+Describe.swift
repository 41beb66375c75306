import APIServer
import Encodings
import Formats
import ObjectModel

// Models: describeSecret of kubectl pkg/describe/describe.go, v1.32; keys are sorted here.
enum SecretDescriber {
  static let describer = Describer { object, _, _ in page(object) }

  static func page(_ object: Value) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    let type = object.string(.type) ?? ""
    writer.write(0, "\nType:\t\(type)\n")
    writer.write(0, "\nData\n====\n")
    for (key, value) in object.fields(.data).sorted {
      let text = value.string ?? ""
      if key == "token", type == "kubernetes.io/service-account-token" {
        writer.field(key, String(decoding: Base64.decode(text) ?? [], as: UTF8.self))
      } else {
        writer.field(key, "\(ConfigKey.byteCount(text)) bytes")
      }
    }
    return writer.text()
  }
}
