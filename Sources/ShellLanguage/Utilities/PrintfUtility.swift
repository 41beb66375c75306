/// `printf`: the format is used again while arguments are left.
enum PrintfUtility {
  private struct Directive {
    var flags = ""
    var width: Int?
    var precision: Int?
    var conversion: UInt8 = 0
  }

  static func run(_ call: inout UtilityCall) {
    var arguments = call.arguments[...]
    if arguments.first == "--" { arguments.removeFirst() }
    guard let format = arguments.popFirst() else {
      let usage =
        switch call.dialect {
        case .busybox: "usage: printf FORMAT [ARGUMENT...]"
        case .debian: "usage: printf format [arg ...]"
        case .bash: "usage: printf [-v var] format [arguments]"
        }
      return call.fail(usage, status: call.dialect == .busybox ? 1 : 2)
    }
    let text = Array(format.utf8)
    var output: Bytes = []
    for _ in 0..<100_000 {
      let before = arguments.count
      if pass(text, &arguments, &output, &call) { break }
      if arguments.isEmpty || arguments.count == before || output.count > 1 << 22 { break }
    }
    call.write(output)
  }

  /// Goes through the format once; true when `\c` ended it.
  private static func pass(
    _ format: Bytes, _ arguments: inout ArraySlice<String>, _ output: inout Bytes,
    _ call: inout UtilityCall
  ) -> Bool {
    var index = 0
    while index < format.count {
      let byte = format[index]
      if byte == .backslash {
        var end = index + 1
        if end < format.count, format[end] == UInt8(ascii: "c") { return true }
        if end < format.count, format[end] == UInt8(ascii: "x") {
          end += 1
          while end < format.count, end < index + 4, EscapeSequences.hexValue(format[end]) != nil {
            end += 1
          }
        } else {
          let limit = end + 3
          let isOctal = end < format.count && (48...55).contains(format[end])
          end = isOctal ? end : end + 1
          while isOctal, end < format.count, end < limit, (48...55).contains(format[end]) {
            end += 1
          }
        }
        end = min(end, format.count)
        output += EscapeSequences.decode(format[index..<end], style: .format).bytes
        index = end
      } else if byte == .percent {
        guard let directive = parse(format, &index, &arguments) else {
          output.append(.percent)
          index += 1
          continue
        }
        if apply(directive, &arguments, &output, &call) { return true }
      } else {
        output.append(byte)
        index += 1
      }
    }
    return false
  }

  private static func parse(
    _ format: Bytes, _ index: inout Int, _ arguments: inout ArraySlice<String>
  ) -> Directive? {
    var directive = Directive()
    var cursor = index + 1
    while cursor < format.count, "-+ #0".utf8.contains(format[cursor]) {
      directive.flags += String(bytes: [format[cursor]])
      cursor += 1
    }
    directive.width = number(format, &cursor, &arguments)
    if let width = directive.width, width < 0 {
      directive.flags += "-"
      directive.width = -width
    }
    if cursor < format.count, format[cursor] == .dot {
      cursor += 1
      directive.precision = number(format, &cursor, &arguments) ?? 0
    }
    while cursor < format.count, "lhjzt".utf8.contains(format[cursor]) { cursor += 1 }
    guard cursor < format.count else { return nil }
    directive.conversion = format[cursor]
    index = cursor + 1
    return directive
  }

  private static func number(
    _ format: Bytes, _ cursor: inout Int, _ arguments: inout ArraySlice<String>
  ) -> Int? {
    if cursor < format.count, format[cursor] == .star {
      cursor += 1
      return min(10_000, arguments.popFirst().flatMap { Int($0) } ?? 0)
    }
    let start = cursor
    while cursor < format.count, format[cursor].isDigit { cursor += 1 }
    return cursor > start ? min(10_000, Int(String(bytes: format[start..<cursor])) ?? 0) : nil
  }

  private static func apply(
    _ directive: Directive, _ arguments: inout ArraySlice<String>, _ output: inout Bytes,
    _ call: inout UtilityCall
  ) -> Bool {
    switch directive.conversion {
    case .percent: output.append(.percent)
    case UInt8(ascii: "s"):
      var text = arguments.popFirst() ?? ""
      if let precision = directive.precision { text = String(text.prefix(precision)) }
      output += pad(text, directive).utf8
    case UInt8(ascii: "b"):
      let decoded = EscapeSequences.decode((arguments.popFirst() ?? "").utf8, style: .echo)
      output += decoded.bytes
      return decoded.isStopped
    case UInt8(ascii: "q"):
      output += ShellQuoting.singleQuoted(arguments.popFirst() ?? "").utf8
    case UInt8(ascii: "c"):
      output += pad(String((arguments.popFirst() ?? "").prefix(1)), directive).utf8
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "o"):
      let value = integer(arguments.popFirst() ?? "", &call)
      output += pad(format(value, directive), directive, isNumber: true).utf8
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "g"),
      UInt8(ascii: "G"), UInt8(ascii: "E"):
      let text = arguments.popFirst() ?? ""
      let value = Double(text.trimmingSpaces)
      if value == nil, !text.isEmpty { reject(text, &call) }
      output += pad(format(value ?? 0, directive), directive, isNumber: true).utf8
    default:
      call.fail(
        call.isGNU
          ? "%\(String(bytes: [directive.conversion])): invalid directive"
          : "%\(String(bytes: [directive.conversion])): invalid format")
      return true
    }
    return false
  }

  private static func reject(_ text: String, _ call: inout UtilityCall) {
    switch call.dialect {
    case .busybox: call.fail("invalid number '\(text)'")
    case .debian: call.fail("\(text): expected numeric value")
    case .bash: call.fail("\(text): invalid number")
    }
  }

  private static func integer(_ text: String, _ call: inout UtilityCall) -> Int64 {
    if text.isEmpty { return 0 }
    if text.utf8.first == .singleQuote || text.utf8.first == .doubleQuote {
      return text.unicodeScalars.dropFirst().first.map { Int64($0.value) } ?? 0
    }
    var digits = Substring(text.trimmingSpaces)
    var sign: Int64 = 1
    if digits.utf8.first == .minus { sign = -1 }
    if digits.utf8.first == .minus || digits.utf8.first == .plus { digits.removeFirst() }
    if let value = Arithmetic.parse(Array(digits.utf8)[...]) { return sign &* value }
    reject(text, &call)
    let leading = digits.utf8.prefix { $0.isDigit }
    return sign &* (Int64(String(Substring(leading))) ?? 0)
  }

  private static func format(_ value: Int64, _ directive: Directive) -> String {
    var text: String
    switch directive.conversion {
    case UInt8(ascii: "x"): text = String(UInt64(bitPattern: value), radix: 16)
    case UInt8(ascii: "X"):
      text = String(UInt64(bitPattern: value), radix: 16, uppercase: true)
    case UInt8(ascii: "o"): text = String(UInt64(bitPattern: value), radix: 8)
    case UInt8(ascii: "u"): text = String(UInt64(bitPattern: value))
    default: text = String(value.magnitude)
    }
    if let precision = directive.precision { text = text.leftPadded(to: precision, with: "0") }
    if directive.flags.contains("#") {
      if directive.conversion == UInt8(ascii: "x"), value != 0 { text = "0x" + text }
      if directive.conversion == UInt8(ascii: "o"), !text.hasPrefix("0") { text = "0" + text }
    }
    let isSigned =
      directive.conversion == UInt8(ascii: "d") || directive.conversion == UInt8(ascii: "i")
    guard isSigned else { return text }
    if value < 0 { return "-" + text }
    if directive.flags.contains("+") { return "+" + text }
    return directive.flags.contains(" ") ? " " + text : text
  }

  private static func format(_ value: Double, _ directive: Directive) -> String {
    let sign = directive.flags.contains("+") && value >= 0 ? "+" : ""
    let precision = directive.precision ?? 6
    switch directive.conversion {
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return sign + scientific(value, precision)
    case UInt8(ascii: "g"), UInt8(ascii: "G"): return sign + general(value, max(1, precision))
    default: return sign + fixed(value, decimals: precision)
    }
  }

  private static func scientific(_ value: Double, _ decimals: Int) -> String {
    guard value != 0, value.isFinite else {
      return fixed(value, decimals: decimals) + (value == 0 ? "e+00" : "")
    }
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    var text = fixed(mantissa, decimals: decimals)
    if text.hasPrefix("10") {
      text = fixed(1, decimals: decimals)
      exponent += 1
    }
    let digits = String(abs(exponent)).leftPadded(to: 2, with: "0")
    return (value < 0 ? "-" : "") + text + "e" + (exponent < 0 ? "-" : "+") + digits
  }

  private static func general(_ value: Double, _ digits: Int) -> String {
    var exponent = 0
    var size = abs(value)
    if size > 0, size.isFinite {
      while size >= 10 {
        size /= 10
        exponent += 1
      }
      while size < 1 {
        size *= 10
        exponent -= 1
      }
    }
    if exponent < -4 || exponent >= digits { return scientific(value, digits - 1) }
    var text = fixed(value, decimals: max(0, digits - 1 - exponent))
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// A number with so many decimals, rounded to even on a tie of the binary value.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let places = min(decimals, 15)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
    guard scaled < 9e18 else { return String(value) }
    let whole = UInt64(scaled)
    let factor = UInt64(scale)
    var text = String(whole / factor)
    if decimals > 0 {
      text += "." + String(whole % factor).leftPadded(to: places, with: "0")
      text += String(repeating: "0", count: decimals - places)
    }
    return value < 0 && (whole != 0) ? "-" + text : text
  }

  private static func pad(
    _ text: String, _ directive: Directive, isNumber: Bool = false
  ) -> String {
    guard let width = directive.width, text.scalarCount < width else { return text }
    if directive.flags.contains("-") { return text.padded(to: width) }
    guard isNumber, directive.flags.contains("0"), directive.precision == nil else {
      return text.leftPadded(to: width)
    }
    if let first = text.first, first == "-" || first == "+" {
      return String(first) + String(text.dropFirst()).leftPadded(to: width - 1, with: "0")
    }
    return text.leftPadded(to: width, with: "0")
  }
}
