import Encodings

extension SchemaDecoder {
  /// The path as Go's strict decoder prints it: `spec.containers[0].image`.
  var pathText: String {
    var text = ""
    for step in path {
      switch step {
      case .field(let key), .entry(let key): text += (text.isEmpty ? "" : ".") + key.text
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// The names of fields on the way, as Go's type errors print them: no indexes, no map keys.
  private var fieldStack: String {
    path.compactMap { step in
      if case .field(let key) = step { return key.text }
      return nil
    }.joined(separator: ".")
  }

  /// What Go calls a JSON value.
  static func goKind(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool: "bool"
    case .int, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// Notes that `value` is of the wrong kind; Go goes on reading, except where a type reads itself.
  mutating func mismatch(
    _ value: Value, _ type: SchemaFieldType, _ field: SchemaField, isElement: Bool
  ) throws(DecodeError) -> Outcome {
    var found = Self.goKind(of: value)
    switch (type, value) {
    case (.int32, .int(let number)), (.intOrString, .int(let number)): found += " \(number)"
    case (.int32, .double(let number)), (.int64, .double(let number)),
      (.intOrString, .double(let number)):
      found += " " + JSONWriter.goText(of: number)
    default: break
    }
    let owner = path.count <= 1 ? rootName : structType?.name ?? rootName
    let error = DecodeError(
      "json: cannot unmarshal \(found) into Go struct field \(owner).\(fieldStack) of type "
        + goName(of: type, field, isElement: isElement))
    switch type {
    case .time, .microTime, .intOrString, .duration: throw error
    default:
      if savedError == nil { savedError = error }
      return .drop
    }
  }

  /// The Go type that `type` stands for, with the field's own named type where it has one.
  private func goName(
    of type: SchemaFieldType, _ field: SchemaField, isElement: Bool
  ) -> String {
    guard var name = field.goTypeName else { return type.goName }
    if !name.contains("."), let package = structType?.goName.split(separator: ".").first {
      name = package + "." + name
    }
    if field.type.listElement != nil { return isElement ? name : "[]" + name }
    return isElement ? type.goName : name
  }

  /// Reads a quantity and writes it as Kubernetes prints it.
  func quantity(_ value: Value) throws(DecodeError) -> Outcome {
    let text: String
    var isText = false
    switch value {
    case .string(let string):
      if Self.isSurelyCanonical(string) { return .keep }
      (text, isText) = (string, true)
    case .int(let number): text = String(number)
    case .double(let number): text = JSONWriter.goText(of: number)
    default: throw DecodeError(QuantityError.format.message)
    }
    do throws(QuantityError) {
      let quantity = try Quantity.parse(Self.trimmed(text))
      let canonical = quantity.text
      return isText && canonical == text ? .keep : .replace(.string(canonical))
    } catch {
      throw DecodeError(error.message)
    }
  }

  /// Whether a quantity has up to three digits and a plain unit, as most have: `100m`, `64Mi`, `2`.
  private static func isSurelyCanonical(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), (49...57).contains(first) else { return false }
    var digits = 1
    var next = bytes.next()
    while let byte = next, (48...57).contains(byte) {
      digits += 1
      next = bytes.next()
    }
    guard digits <= 3, let unit = next else { return digits <= 3 }
    switch unit {
    case UInt8(ascii: "m"), UInt8(ascii: "k"): return bytes.next() == nil
    case UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "G"), UInt8(ascii: "T"):
      guard let end = bytes.next() else { return unit != UInt8(ascii: "K") }
      return end == UInt8(ascii: "i") && bytes.next() == nil
    default: return false
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20
    else { return text }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0d).contains(byte) }
    let bytes = text.utf8.drop(while: isBlank)
    return String(decoding: bytes.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }

  /// Reads an instant and writes it in UTC with the digits of its type.
  func time(_ text: String, _ precision: RFC3339.Precision) throws(DecodeError) -> Outcome {
    if precision == .seconds, RFC3339.isSurelyCanonical(text) { return .keep }
    do throws(RFC3339Error) {
      let nanoseconds = try RFC3339.parse(text, precision)
      if RFC3339.isCanonical(text, precision) { return .keep }
      switch precision {
      case .seconds:
        let seconds = RFC3339.wholeSeconds(nanoseconds)
        // The first instant of year 1 is Go's zero time.
        return .replace(
          seconds == RFC3339.zeroSeconds ? .null : .string(RFC3339.text(epochSeconds: seconds)))
      case .microseconds:
        return .replace(.string(RFC3339.microText(epochNanoseconds: nanoseconds)))
      }
    } catch {
      throw DecodeError(error.message)
    }
  }

  /// Reads base64 and writes it without line breaks.
  mutating func bytes(_ text: String) -> Outcome {
    do throws(Base64Error) {
      let canonical = Base64.encode(try Base64.parse(text))
      return canonical == text ? .keep : .replace(.string(canonical))
    } catch {
      if savedError == nil { savedError = DecodeError(error.message) }
      return .drop
    }
  }
}
