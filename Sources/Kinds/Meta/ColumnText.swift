import APIServer
import ObjectModel

/// Cell texts that the columns of several kinds share.
enum ColumnText {
  /// A map as `a=1,b=2` in order of the keys; `<none>` when empty.
  static func labels(_ labels: Value?) -> Value {
    guard let fields = labels?.object, !fields.isEmpty else { return "<none>" }
    let pairs = fields.sorted.map { "\($0.key)=\($0.value.string ?? "")" }
    return .string(pairs.joined(separator: ","))
  }

  /// The names of containers, comma separated.
  static func names(_ containers: [Value]) -> Value {
    .string(containers.map { $0.string(.name) ?? "" }.joined(separator: ","))
  }

  /// The images of containers, comma separated.
  static func images(_ containers: [Value]) -> Value {
    .string(containers.map { $0.string(.image) ?? "" }.joined(separator: ","))
  }

  /// The first three of a list, and how many more there are.
  static func firstThree(_ list: [String]) -> String {
    let shown = list.prefix(3).joined(separator: ",")
    return list.count > 3 ? "\(shown) + \(list.count - 3) more..." : shown
  }
}

extension Value {
  /// The object's name as a cell.
  var nameCell: Value { .string(string(.metadata, .name) ?? "") }

  /// The text at `path` as a cell; empty when absent.
  func textCell(_ path: Key...) -> Value { .string(value(at: path)?.string ?? "") }

  /// The integer at `path` as a cell; zero when absent.
  func numberCell(_ path: Key...) -> Value { .int(value(at: path)?.int ?? 0) }
}

extension TableContext {
  /// The AGE cell of an object.
  func ageCell(_ object: Value) -> Value { .string(age(of: object)) }
}
