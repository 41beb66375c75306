/// `expr`: integer arithmetic, comparisons and string operations on its arguments.
enum ExprUtility {
  private struct ExprError: Error {
    var message: String
  }

  private struct Evaluator {
    var words: [String]
    var index = 0
    var depth = 0

    mutating func disjunction() throws(ExprError) -> String {
      depth += 1
      defer { depth -= 1 }
      guard depth < 200 else { throw ExprError(message: "syntax error") }
      var left = try conjunction()
      while accept("|") {
        let right = try conjunction()
        left = isTrue(left) ? left : isTrue(right) ? right : "0"
      }
      return left
    }

    mutating func conjunction() throws(ExprError) -> String {
      var left = try comparison()
      while accept("&") {
        let right = try comparison()
        left = isTrue(left) && isTrue(right) ? left : "0"
      }
      return left
    }

    mutating func comparison() throws(ExprError) -> String {
      var left = try sum()
      while index < words.count, ["<", "<=", "=", "==", "!=", ">=", ">"].contains(words[index]) {
        let operation = words[index]
        index += 1
        let right = try sum()
        left = compare(left, operation, right) ? "1" : "0"
      }
      return left
    }

    private func compare(_ left: String, _ operation: String, _ right: String) -> Bool {
      let order: Int
      if let first = Int64(left), let second = Int64(right) {
        order = first < second ? -1 : first > second ? 1 : 0
      } else {
        order = left < right ? -1 : left > right ? 1 : 0
      }
      switch operation {
      case "<": return order < 0
      case "<=": return order <= 0
      case "!=": return order != 0
      case ">=": return order >= 0
      case ">": return order > 0
      default: return order == 0
      }
    }

    mutating func sum() throws(ExprError) -> String {
      var left = try product()
      while index < words.count, words[index] == "+" || words[index] == "-" {
        let isPlus = words[index] == "+"
        index += 1
        let first = try number(left)
        let second = try number(try product())
        left = String(isPlus ? first &+ second : first &- second)
      }
      return left
    }

    mutating func product() throws(ExprError) -> String {
      var left = try matching()
      while index < words.count, ["*", "/", "%"].contains(words[index]) {
        let operation = words[index]
        index += 1
        let first = try number(left)
        let second = try number(try matching())
        if operation == "*" {
          left = String(first &* second)
        } else {
          guard second != 0 else { throw ExprError(message: "division by zero") }
          if second == -1 {
            left = operation == "/" ? String(0 &- first) : "0"
          } else {
            left = String(operation == "/" ? first / second : first % second)
          }
        }
      }
      return left
    }

    mutating func matching() throws(ExprError) -> String {
      var left = try primary()
      while accept(":") { left = try match(left, try primary()) }
      return left
    }

    private func match(_ text: String, _ pattern: String) throws(ExprError) -> String {
      let expression: RegularExpression
      do throws(RegularExpression.PatternError) {
        expression = try RegularExpression(Array(pattern.utf8), isExtended: false)
      } catch {
        throw ExprError(message: error.message)
      }
      let scalars = Scalars.decode(Array(text.utf8))
      guard let found = expression.firstMatch(in: scalars), found.range.lowerBound == 0 else {
        return expression.groupCount > 0 ? "" : "0"
      }
      if expression.groupCount > 0 {
        return found.group(1).map { String(bytes: Scalars.encode(scalars[$0])) } ?? ""
      }
      return String(found.range.count)
    }

    mutating func primary() throws(ExprError) -> String {
      guard index < words.count else { throw ExprError(message: "syntax error") }
      let word = words[index]
      index += 1
      switch word {
      case "(":
        let value = try disjunction()
        guard accept(")") else { throw ExprError(message: "syntax error") }
        return value
      case "length" where index < words.count: return String(try primary().scalarCount)
      case "match" where index + 1 < words.count:
        let text = try primary()
        return try match(text, try primary())
      case "index" where index + 1 < words.count:
        let text = try primary()
        let set = try primary()
        let place = text.unicodeScalars.enumerated().first { item in
          set.unicodeScalars.contains(item.element)
        }
        return String((place?.offset ?? -1) + 1)
      case "substr" where index + 2 < words.count:
        let text = Array(try primary().unicodeScalars)
        let start = Int(clamping: try number(try primary()))
        let count = Int(clamping: try number(try primary()))
        guard start >= 1, count >= 1, start <= text.count else { return "" }
        var view = String.UnicodeScalarView()
        view.append(
          contentsOf: text[(start - 1)..<min(text.count, start - 1 + min(count, text.count))])
        return String(view)
      default: return word
      }
    }

    private mutating func accept(_ word: String) -> Bool {
      guard index < words.count, words[index] == word else { return false }
      index += 1
      return true
    }

    private func number(_ text: String) throws(ExprError) -> Int64 {
      guard let value = Int64(text) else { throw ExprError(message: "non-integer argument") }
      return value
    }

    func isTrue(_ text: String) -> Bool { !text.isEmpty && Int64(text) != 0 }
  }

  static func run(_ call: inout UtilityCall) {
    var words = call.arguments
    if words.first == "--" { words.removeFirst() }
    guard !words.isEmpty else {
      return call.fail(call.isGNU ? "missing operand" : "too few arguments", status: 2)
    }
    var evaluator = Evaluator(words: words)
    do throws(ExprError) {
      let value = try evaluator.disjunction()
      guard evaluator.index == words.count else { throw ExprError(message: "syntax error") }
      call.line(value)
      call.status = evaluator.isTrue(value) ? 0 : 1
    } catch {
      call.fail(error.message, status: 2)
    }
  }
}
