import APIServer

// Models: curl 7.88 and busybox/GNU wget as far as teaching uses them; other options are refused.

/// A parsed `curl` or `wget` call.
struct WebCommand {
  var url = ""
  var method = "GET"
  var isSilent = false
  var showsErrors = false
  var failsOnStatus = false
  var showsHeaders = false
  var isVerbose = false
  var output: String?
  var format: String?
  var agent: String
  var hostHeader: String?
  /// What is sent; nil for nothing.
  var data: String?
  var problem: String?

  /// Reads a `curl` command line.
  static func curl(_ arguments: [String]) -> WebCommand {
    var result = WebCommand(agent: "curl/7.88.1")
    var rest = Array(arguments.dropFirst())[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument.count > 1 else {
        result.url = argument
        continue
      }
      if argument.hasPrefix("--") {
        result.readLong(argument, &rest)
      } else {
        result.readShort(argument, &rest)
      }
    }
    if result.url.isEmpty, result.problem == nil {
      result.problem = "curl: try 'curl --help' or 'curl --manual' for more information"
    }
    return result
  }

  private mutating func readShort(_ argument: String, _ rest: inout ArraySlice<String>) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      func value() -> String {
        defer { letters = "" }
        return letters.isEmpty ? rest.popFirst() ?? "" : String(letters)
      }
      switch letter {
      case "s": isSilent = true
      case "S": showsErrors = true
      case "f": failsOnStatus = true
      case "i": showsHeaders = true
      case "v": isVerbose = true
      case "I":
        method = "HEAD"
        showsHeaders = true
      case "k", "L", "4", "g": break
      case "X": method = value()
      case "o": output = value()
      case "w": format = value()
      case "m": _ = value()
      case "A": agent = value()
      case "H": readHeader(value())
      case "d":
        addData(value())
        if method == "GET" { method = "POST" }
      default: problem = "curl: option -\(letter): is unknown"
      }
    }
  }

  private mutating func readLong(_ argument: String, _ rest: inout ArraySlice<String>) {
    switch argument {
    case "--silent": isSilent = true
    case "--show-error": showsErrors = true
    case "--fail": failsOnStatus = true
    case "--include": showsHeaders = true
    case "--head":
      method = "HEAD"
      showsHeaders = true
    case "--insecure", "--location": break
    case "--verbose": isVerbose = true
    case "--request": method = rest.popFirst() ?? "GET"
    case "--output": output = rest.popFirst()
    case "--write-out": format = rest.popFirst()
    case "--max-time", "--connect-timeout", "--retry": _ = rest.popFirst()
    case "--user-agent": agent = rest.popFirst() ?? ""
    case "--header": readHeader(rest.popFirst() ?? "")
    case "--data", "--data-raw", "--data-binary", "--data-ascii":
      addData(rest.popFirst() ?? "")
      if method == "GET" { method = "POST" }
    default: problem = "curl: option \(argument): is unknown"
    }
  }

  private mutating func addData(_ text: String) {
    data = data.map { "\($0)&\(text)" } ?? text
  }

  private mutating func readHeader(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "host" else { return }
    hostHeader = String(parts[1].drop { $0 == " " })
  }

  /// Reads a `wget` command line.
  static func wget(_ arguments: [String]) -> WebCommand {
    var result = WebCommand(agent: "Wget")
    var rest = Array(arguments.dropFirst())[...]
    while let argument = rest.popFirst() {
      if !argument.hasPrefix("-") || argument == "-" {
        result.url = argument
        continue
      }
      switch argument {
      case "-q", "--quiet": result.isSilent = true
      case "-O", "--output-document": result.output = rest.popFirst()
      case "-T", "-t", "--timeout", "--tries", "-U": _ = rest.popFirst()
      case "-S", "--server-response": result.showsHeaders = true
      case "-S-": break
      case "--spider": result.output = "/dev/null"
      default:
        if argument.hasPrefix("--post-data=") {
          result.data = String(argument.dropFirst(12))
          result.method = "POST"
        } else if argument.hasPrefix("-qO") || argument.hasPrefix("-O") {
          result.isSilent = result.isSilent || argument.hasPrefix("-q")
          let name = argument.drop { $0 == "-" || $0 == "q" || $0 == "O" }
          result.output =
            argument.hasSuffix("-") ? "-" : name.isEmpty ? rest.popFirst() : String(name)
        } else if argument.hasPrefix("--timeout=") || argument.hasPrefix("--tries=")
          || argument.hasPrefix("-T")
        {
          break
        } else {
          result.problem = "wget: unrecognized option: \(argument.drop { $0 == "-" })"
        }
      }
    }
    if result.url.isEmpty, result.problem == nil { result.problem = "wget: missing URL" }
    return result
  }
}
