import APIServer
import Formats
import ObjectModel

/// core/v1 LimitRange.
enum LimitRangeKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("LimitRange", "limitranges", "limitrange")
    kind.shortNames = ["limits"]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Created At", type: "date"),
    ]
    kind.row = { object, _ in
      [object.nameCell, object.textCell(.metadata, .creationTimestamp)]
    }
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = setDefaults
    kind.validate = LimitRangeValidation.errors
    kind.validateUpdate = { new, _ in LimitRangeValidation.errors(new) }
    kind.allowsCreateOnUpdate = true
    kind.describer = Describer { object, _, _ in LimitRangeDescription.page(object) }
    return kind
  }()

  // Models: SetDefaults_LimitRangeItem, v1.32.
  @Sendable
  private static func setDefaults(_ object: inout Value) {
    for index in object.elements(.spec, .limits).indices {
      let item = object.elements(.spec, .limits)[index]
      guard item.string(.type) == "Container" else { continue }
      var limits = item.fields(.default)
      for entry in item.fields(.max) where !limits.contains(entry.key) {
        limits[entry.key] = entry.value
      }
      var requests = item.fields(.defaultRequest)
      for entry in limits where !requests.contains(entry.key) {
        requests[entry.key] = entry.value
      }
      for entry in item.fields(.min) where !requests.contains(entry.key) {
        requests[entry.key] = entry.value
      }
      for (key, fields) in [(Key.default, limits), (.defaultRequest, requests)]
      where !fields.isEmpty {
        object[orEmpty: .spec][.limits]?[index][key] = .object(fields)
      }
    }
  }
}

// Models: describeLimitRange and DescribeLimitRanges of kubectl pkg/describe/describe.go, v1.32.
// Differs: resources are in order of their names, where upstream's order is random.

/// Limit ranges on describe pages.
enum LimitRangeDescription {
  private static let titles = [
    "Type", "Resource", "Min", "Max", "Default Request", "Default Limit",
    "Max Limit/Request Ratio",
  ]
  private static let keys: [Key] = [
    .min, .max, .defaultRequest, .default, .maxLimitRequestRatio,
  ]

  static func page(_ object: Value) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writeTable([object], prefix: "", &writer)
    return writer.text()
  }

  /// The limit ranges of a namespace on its page.
  static func write(_ ranges: [Value], _ writer: inout DescribeWriter) {
    if ranges.isEmpty {
      writer.write(0, "No LimitRange resource.\n")
      return
    }
    writer.write(0, "Resource Limits\n")
    writeTable(ranges, prefix: " ", &writer)
  }

  private static func writeTable(
    _ ranges: [Value], prefix: String, _ writer: inout DescribeWriter
  ) {
    writer.write(0, prefix + titles.joined(separator: "\t") + "\n")
    let lines = titles.map { String(repeating: "-", count: $0.count) }
    writer.write(0, prefix + lines.joined(separator: "\t") + "\n")
    for range in ranges {
      for item in range.elements(.spec, .limits) {
        var names: [String] = []
        for key in keys {
          for entry in item.fields(key) where !names.contains(entry.key.text) {
            names.append(entry.key.text)
          }
        }
        for name in names.sorted() {
          let cells = keys.map { key in
            item[key, Key(name)].map { DescribeText.quantity($0) } ?? "-"
          }
          let row = [item.string(.type) ?? "", name] + cells
          writer.write(0, prefix + row.joined(separator: "\t") + "\n")
        }
      }
    }
  }
}
