/// Reads one type of the schema text: one line per field.
///
///     type PodSpec  What a pod should be.
///       containers* [Container] list(map:name) patch(merge:name) always @2  Programs to run.
///       restartPolicy string =Always enum(Always,Never,OnFailure) @3  What happens at the end.
///       priority int32? @25  A `?` marks fields whose explicit zero is kept.
struct SchemaTextParser {
  private let text: String
  private let place: SchemaTextIndex.Place
  private let context: SchemaTextIndex.Context
  private let registry: SchemaRegistry
  private var line: Int
  private(set) var faults: [String] = []

  init(
    text: String, _ place: SchemaTextIndex.Place, _ context: SchemaTextIndex.Context,
    _ registry: SchemaRegistry
  ) {
    self.text = text
    self.place = place
    self.context = context
    self.registry = registry
    line = place.line
  }

  mutating func type(_ fullName: String) -> SchemaType {
    var text = text
    return text.withUTF8 { type(fullName, $0) }
  }

  private mutating func type(
    _ fullName: String, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> SchemaType {
    var sentence: Substring = ""
    var fields: [SchemaField] = []
    var start = place.bytes.lowerBound
    while start < place.bytes.upperBound {
      let end = bytes.lineEnd(from: start)
      if line == place.line {
        sentence = self.sentence(from: Self.blanks(bytes, start..<end).upperBound, to: end)
      } else if start + 2 < end, bytes[start] == 0x20 {
        if let field = field(bytes, start + 2..<end) { fields.append(field) }
      }
      line += 1
      start = end + 1
    }
    let isSorted = zip(fields, fields.dropFirst()).allSatisfy { $0.name <= $1.name }
    return SchemaType(
      fullName: fullName, sentence: sentence,
      fields: isSorted ? fields : fields.sorted { $0.name < $1.name })
  }

  /// The first two blanks in a row of a line, or its empty end.
  private static func blanks(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Range<Int> {
    var index = line.lowerBound
    while index + 1 < line.upperBound {
      if bytes[index] == 0x20, bytes[index + 1] == 0x20 { return index..<index + 2 }
      index += 1
    }
    return line.upperBound..<line.upperBound
  }

  /// The piece of the text between two byte places; shares the text's storage.
  private func sentence(from start: Int, to end: Int) -> Substring {
    let bytes = text.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    return text[first..<bytes.index(first, offsetBy: end - start)]
  }

  private mutating func field(
    _ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>
  ) -> SchemaField? {
    let blanks = Self.blanks(bytes, content)
    let tokens = bytes[content.lowerBound..<blanks.lowerBound].split(separator: 0x20).map {
      String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self)[...]
    }
    guard tokens.count >= 2 else {
      fault("a field line needs a name and a type")
      return nil
    }
    var name = tokens[0]
    let isRequired = name.utf8.last == UInt8(ascii: "*")
    if isRequired { name = Substring(name.utf8.dropLast()) }
    var typeName = tokens[1]
    let keepsZero = typeName.utf8.last == UInt8(ascii: "?")
    if keepsZero { typeName = Substring(typeName.utf8.dropLast()) }
    var draft = SchemaFieldDraft(key: Key(String(name)), type: fieldType(typeName))
    draft.isRequired = isRequired
    draft.keepsZero = keepsZero
    draft.sentence = sentence(from: blanks.upperBound, to: content.upperBound)
    if draft.sentence.isEmpty { fault("\(name) has no sentence") }
    for token in tokens[2...] { apply(token, to: &draft) }
    return SchemaField(draft)
  }

  private mutating func fault(_ message: String) {
    faults.append("schema text \(place.text) line \(line): \(message)")
  }

  private mutating func fieldType(_ name: Substring) -> SchemaFieldType {
    // Bytes, not characters, here and below: some hundred lines are read at start.
    if name.utf8.first == UInt8(ascii: "["), name.utf8.last == UInt8(ascii: "]") {
      return .list(of: fieldType(Substring(name.utf8.dropFirst().dropLast())))
    }
    if name.utf8.starts(with: "map:".utf8) {
      return .map(of: fieldType(Substring(name.utf8.dropFirst(4))))
    }
    switch name {
    case "string": return .string
    case "int32": return .int32
    case "int64": return .int64
    case "bool": return .bool
    case "double": return .double
    case "bytes": return .bytes
    case "Quantity": return .quantity
    case "IntOrString": return .intOrString
    case "Time": return .time
    case "MicroTime": return .microTime
    case "Duration": return .duration
    case "any": return .any
    case "FieldsV1": return .fieldsV1
    default: return .reference(SchemaReference(fullName: fullName(name), registry: registry))
    }
  }

  private mutating func fullName(_ name: Substring) -> String {
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return context.package + "." + name
    }
    guard let package = context.aliases[String(name[..<dot])] else {
      fault("no package is called \(name[..<dot]) here")
      return String(name)
    }
    return package + name[dot...]
  }

  private mutating func apply(_ token: Substring, to draft: inout SchemaFieldDraft) {
    if token.utf8.first == UInt8(ascii: "=") {
      draft.defaultValue = defaultValue(String(Substring(token.utf8.dropFirst())), draft.type)
    } else if token.utf8.first == UInt8(ascii: "@") {
      protobufPath(Substring(token.utf8.dropFirst()), &draft)
    } else if token == "always" {
      draft.isAlwaysWritten = true
    } else if token == "defaulted" {
      draft.isDefaultedByCode = true
    } else if let open = token.utf8.firstIndex(of: UInt8(ascii: "(")),
      token.utf8.last == UInt8(ascii: ")")
    {
      let content = Substring(token.utf8[token.utf8.index(after: open)...].dropLast())
      apply(token[..<open], content, to: &draft)
    } else {
      fault("unknown marker \(token)")
    }
  }

  private mutating func apply(
    _ marker: Substring, _ content: Substring, to draft: inout SchemaFieldDraft
  ) {
    switch marker {
    case "enum":
      // A pair of quotes stands for the empty text.
      draft.enumValues = content.utf8.split(separator: UInt8(ascii: ","))
        .map { String(Substring($0)) }.map { $0 == "\"\"" ? "" : $0 }
    case "min": draft.minimum = number(content)
    case "max": draft.maximum = number(content)
    case "go": draft.goTypeName = String(content)
    case "list": listType(content, &draft)
    case "map" where content == "atomic": draft.isAtomicMap = true
    case "patch": patch(content, &draft)
    default: fault("unknown marker \(marker)(\(content))")
    }
  }

  private mutating func number(_ content: Substring) -> Int64? {
    guard let number = Int64(content) else {
      fault("\(content) is no number")
      return nil
    }
    return number
  }

  private mutating func protobufPath(_ content: Substring, _ draft: inout SchemaFieldDraft) {
    if content == "-" { return }
    var number: Int?
    for byte in content.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = (number ?? 0) * 10 + Int(byte) - 48
      case UInt8(ascii: ".") where number != nil:
        draft.protobufPath.append(number ?? 0)
        number = nil
      default:
        fault("\(content) is no protobuf field number")
        return
      }
    }
    guard let number else { return fault("\(content) is no protobuf field number") }
    draft.protobufPath.append(number)
  }

  private mutating func defaultValue(_ text: String, _ type: SchemaFieldType) -> Value? {
    if case .string = type, !text.hasPrefix("\"") { return .string(text) }
    do throws(JSONError) {
      return try JSONParser.parse(text)
    } catch {
      // A bare word, or something like 25%; only what must be JSON is a fault.
      guard "{[\"".contains(text.prefix(1)) else { return .string(text) }
      fault("the default \(text) is no JSON: \(error.message)")
      return nil
    }
  }

  private mutating func listType(_ content: Substring, _ draft: inout SchemaFieldDraft) {
    switch content {
    case "atomic": draft.listType = .atomic
    case "set": draft.listType = .set
    default:
      guard content.hasPrefix("map:") else {
        fault("unknown list type \(content)")
        return
      }
      draft.listType = .map
      draft.listKeys = content.utf8.dropFirst(4).split(separator: UInt8(ascii: ","))
        .map { Key(String(Substring($0))) }
    }
  }

  private mutating func patch(_ content: Substring, _ draft: inout SchemaFieldDraft) {
    let parts = content.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    for strategy in parts.first?.split(separator: UInt8(ascii: ",")) ?? [] {
      switch Substring(strategy) {
      case "merge": draft.patchStrategy.insert(.merge)
      case "replace": draft.patchStrategy.insert(.replace)
      case "retainKeys": draft.patchStrategy.insert(.retainKeys)
      default: fault("unknown patch strategy \(Substring(strategy))")
      }
    }
    if parts.count == 2 { draft.mergeKey = Key(String(Substring(parts[1]))) }
  }
}
