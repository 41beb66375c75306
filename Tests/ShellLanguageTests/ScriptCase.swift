import Testing

/// One script with what it prints, read from a fixture text.
///
/// `$ ` begins a script and `> ` continues it; `< ` is its input; `| ` is a line of standard output
/// and `! ` one of standard error (`|-` and `!-` when no newline ends it); `= ` is the status when
/// that is not 0.
struct ScriptCase: Sendable, CustomTestStringConvertible {
  var script = ""
  var input = ""
  var output = ""
  var errors = ""
  var status: Int32 = 0

  var testDescription: String { script }

  static func parse(_ text: String) -> [ScriptCase] {
    var cases: [ScriptCase] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let mark = line.prefix(2)
      let rest = String(line.dropFirst(2))
      if mark == "$ " {
        cases.append(ScriptCase(script: rest))
        continue
      }
      guard var last = cases.popLast() else { continue }
      switch mark {
      case "> ", ">": last.script += "\n" + rest
      case "< ": last.input += rest + "\n"
      case "| ", "|": last.output += rest + "\n"
      case "|-": last.output += rest
      case "! ", "!": last.errors += rest + "\n"
      case "!-": last.errors += rest
      case "= ": last.status = Int32(rest) ?? -1
      default: break
      }
      cases.append(last)
    }
    return cases
  }
}
