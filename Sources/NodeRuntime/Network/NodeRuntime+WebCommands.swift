import APIServer
import ShellLanguage
import Simulation

/// What a command printed and how it ended.
struct CommandResult {
  var output: [UInt8] = []
  var error: [UInt8] = []
  var status: Int32 = 0
  /// A file it wrote, by the path as given.
  var file: (path: String, bytes: [UInt8])?

  mutating func print(_ text: String) { output += Array(text.utf8) }
  mutating func complain(_ text: String, status: Int32) {
    error += Array(text.utf8)
    self.status = status
  }
}

extension NodeRuntime {
  mutating func curl(
    _ arguments: [String], _ worker: inout PodWorker, _ api: borrowing APIServer
  ) -> CommandResult {
    var result = CommandResult()
    let command = WebCommand.curl(arguments)
    if let problem = command.problem {
      result.complain(
        "\(problem)\n"
          + (problem.contains("try '")
            ? "" : "curl: try 'curl --help' or 'curl --manual' for more information\n"),
        status: 2)
      return result
    }
    guard
      var exchange = HTTPExchange(url: command.url, method: command.method, agent: command.agent)
    else {
      result.complain(
        "curl: (1) Protocol \"\(scheme(command.url))\" not supported or disabled in libcurl\n",
        status: 1)
      return result
    }
    exchange.hostHeader = command.hostHeader
    exchange.body = Array((command.data ?? "").utf8)
    let outcome = fetch(exchange, from: &worker, api)
    guard case .reply(let reply) = outcome else {
      let (text, status) = curlProblem(outcome, exchange)
      if !command.isSilent { result.error += Array(Self.curlMeter.utf8) }
      if !command.isSilent || command.showsErrors {
        result.error += Array("curl: (\(status)) \(text)\n".utf8)
      }
      result.status = status
      if let format = command.format { result.print(written(format, code: "000")) }
      return result
    }
    if command.failsOnStatus, reply.status >= 400 {
      if !command.isSilent || command.showsErrors {
        result.error += Array("curl: (22) The requested URL returned error: \(reply.status)\n".utf8)
      }
      result.status = 22
      return result
    }
    var content: [UInt8] = []
    if command.showsHeaders { content += Array(headerText(reply).utf8) }
    content += reply.body
    if let path = command.output, path != "-" {
      result.file = (path, content)
    } else {
      result.output = content
    }
    if let format = command.format { result.print(written(format, code: String(reply.status))) }
    return result
  }

  private static let curlMeter =
    "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
    + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
    + "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n"

  private func written(_ format: String, code: String) -> String {
    format.replacing("%{http_code}", with: code).replacing("\\n", with: "\n")
  }

  private func scheme(_ url: String) -> String {
    url.split(separator: ":").first.map(String.init) ?? ""
  }

  private func headerText(_ reply: HTTPReply) -> String {
    var text = "HTTP/1.1 \(reply.status) \(HTTPReply.reason(reply.status))\r\n"
    for header in reply.headers { text += "\(header.name): \(header.value)\r\n" }
    return text + "\r\n"
  }

  private func curlProblem(
    _ outcome: HTTPOutcome, _ exchange: HTTPExchange
  ) -> (text: String, status: Int32) {
    let place = "\(exchange.host) port \(exchange.port)"
    switch outcome {
    case .unknownHost: return ("Could not resolve host: \(exchange.host)", 6)
    case .unreachable:
      return ("Failed to connect to \(place) after 3068 ms: Couldn't connect to server", 7)
    default: return ("Failed to connect to \(place) after 0 ms: Couldn't connect to server", 7)
    }
  }

  mutating func wget(
    _ arguments: [String], isBusybox: Bool, _ worker: inout PodWorker, _ api: borrowing APIServer
  ) -> CommandResult {
    var result = CommandResult()
    let command = WebCommand.wget(arguments)
    if let problem = command.problem {
      result.complain("\(problem)\n", status: 1)
      return result
    }
    guard
      var exchange = HTTPExchange(url: command.url, method: command.method, agent: command.agent)
    else {
      result.complain("wget: not an http or ftp url: \(command.url)\n", status: 1)
      return result
    }
    exchange.body = Array((command.data ?? "").utf8)
    let port = exchange.port
    let outcome = fetch(exchange, from: &worker, api)
    if case .unknownHost = outcome {
      result.complain(
        "wget: bad address '\(exchange.host)\(port == 80 ? "" : ":\(port)")'\n", status: 1)
      return result
    }
    var address =
      exchange.host == "localhost"
      ? "127.0.0.1" : exchange.host == worker.hostname ? worker.address : exchange.host
    if !Self.isAddress(address), let service = service(address, seenFrom: worker.key.namespace, api)
    {
      address = service.address
    }
    if !command.isSilent {
      result.error += Array(
        "Connecting to \(exchange.host)\(port == 80 ? "" : ":\(port)") (\(address):\(port))\n".utf8)
    }
    guard case .reply(let reply) = outcome else {
      let reason = outcome == .refused ? "Connection refused" : "Host is unreachable"
      result.complain("wget: can't connect to remote host (\(address)): \(reason)\n", status: 1)
      return result
    }
    if command.showsHeaders {
      let lines = headerText(reply).split(separator: "\r\n").map { "  \($0)\n" }
      result.error += Array(lines.joined().utf8)
    }
    guard reply.status < 400 else {
      result.complain(
        "wget: server returned error: HTTP/1.1 \(reply.status) \(HTTPReply.reason(reply.status))\n",
        status: 1)
      return result
    }
    save(reply, command, exchange, &result)
    return result
  }

  private func save(
    _ reply: HTTPReply, _ command: WebCommand, _ exchange: HTTPExchange,
    _ result: inout CommandResult
  ) {
    let meter = "100% |********************************| "
    let size = "\(Self.padded(reply.body.count))  0:00:00 ETA\n"
    if command.output == "-" {
      result.output = reply.body
      let text = "writing to stdout\n-                    \(meter)\(size)written to stdout\n"
      if !command.isSilent { result.error += Array(text.utf8) }
      return
    }
    let last = exchange.path.split(separator: "/").last.map(String.init) ?? "index.html"
    let name = command.output ?? last
    result.file = (name, reply.body)
    guard !command.isSilent, name != "/dev/null" else { return }
    let column = name + String(repeating: " ", count: max(0, 20 - name.count))
    result.error += Array(
      "saving to '\(name)'\n\(column) \(meter)\(size)'\(name)' saved\n".utf8)
  }

  private static func padded(_ count: Int) -> String {
    let text = String(count)
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }
}
