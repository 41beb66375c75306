/// The one-line perl programs of the Kubernetes documentation: `print bpi(N)`, plain prints.
///
/// Everything else is answered with one clear sentence.
enum PerlOneLiner {
  static func run(_ arguments: [String]) -> (output: String, code: Int32) {
    var program = ""
    var addsLine = false
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument.hasPrefix("-M") {
        index += 1
        continue
      }
      if argument.hasPrefix("-"), argument.hasSuffix("e"), index + 1 < arguments.count {
        program = arguments[index + 1]
        addsLine = argument.contains("l")
        break
      }
      if argument == "-v" || argument == "--version" {
        return ("\nThis is perl 5, built for x86_64-linux-gnu\n", 0)
      }
      index += 1
    }
    let text = program.filter { $0 != " " && $0 != ";" }
    if text.hasPrefix("printbpi("), text.hasSuffix(")"),
      let digits = Int(text.dropFirst(9).dropLast())
    {
      return (pi(digits) + (addsLine ? "\n" : ""), 0)
    }
    if program.hasPrefix("print \""), let end = program.dropFirst(7).firstIndex(of: "\"") {
      let quoted = program[program.index(program.startIndex, offsetBy: 7)..<end]
      let text = String(quoted).replacing("\\n", with: "\n")
      return (text + (addsLine ? "\n" : ""), 0)
    }
    return ("drydock simulates only 'print bpi(N)' and 'print \"TEXT\"' of perl.\n", 255)
  }

  /// Pi with this many digits, as `bpi` rounds it.
  static func pi(_ digits: Int) -> String {
    let count = min(max(digits, 1), 10_000)
    // Machin's formula in whole numbers of nine decimal digits.
    let limbs = count / 9 + 3
    var sum = arctangent(5, times: 16, limbs)
    let second = arctangent(239, times: 4, limbs)
    subtract(second, from: &sum)
    var text = ""
    for limb in sum.dropFirst() { text += String(String(1_000_000_000 + limb).dropFirst()) }
    var all = [sum[0]] + text.utf8.map { Int($0) - 48 }
    if all[count] >= 5 {
      var place = count - 1
      all[place] += 1
      while all[place] == 10, place > 0 {
        all[place] = 0
        place -= 1
        all[place] += 1
      }
    }
    let result = all[..<count].map { String($0) }
    return count == 1 ? result[0] : result[0] + "." + result.dropFirst().joined()
  }

  private static func arctangent(_ x: Int, times factor: Int, _ limbs: Int) -> [Int] {
    var power = Array(repeating: 0, count: limbs)
    power[0] = factor * x
    divide(&power, by: x * x)
    var sum = power
    var odd = 1
    while power.contains(where: { $0 != 0 }) {
      divide(&power, by: x * x)
      odd += 2
      var term = power
      divide(&term, by: odd)
      if odd % 4 == 3 { subtract(term, from: &sum) } else { add(term, to: &sum) }
    }
    return sum
  }

  private static func divide(_ number: inout [Int], by divisor: Int) {
    var remainder = 0
    for index in number.indices {
      let value = remainder * 1_000_000_000 + number[index]
      number[index] = value / divisor
      remainder = value % divisor
    }
  }

  private static func add(_ other: [Int], to number: inout [Int]) {
    var carry = 0
    for index in number.indices.reversed() {
      let value = number[index] + other[index] + carry
      number[index] = index == 0 ? value : value % 1_000_000_000
      carry = index == 0 ? 0 : value / 1_000_000_000
    }
  }

  private static func subtract(_ other: [Int], from number: inout [Int]) {
    var borrow = 0
    for index in number.indices.reversed() {
      var value = number[index] - other[index] - borrow
      borrow = value < 0 && index > 0 ? 1 : 0
      if borrow == 1 { value += 1_000_000_000 }
      number[index] = value
    }
  }
}
