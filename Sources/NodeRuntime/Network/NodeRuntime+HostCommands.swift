import APIServer
import ObjectModel
import ShellLanguage
import Simulation

extension NodeRuntime {
  /// Runs a command that the shell machine leaves to its host.
  mutating func perform(
    _ command: HostCommand, _ shell: inout ShellProcess, _ worker: inout PodWorker,
    _ index: Int, _ api: borrowing APIServer
  ) {
    let name = command.arguments.first?.split(separator: "/").last.map(String.init) ?? ""
    let image = worker.containers[index].image
    let isBusybox = image?.definition.shell == .busybox
    var result: CommandResult
    replyCost = .zero
    switch name {
    case "curl": result = curl(command.arguments, &worker, api)
    case "wget": result = wget(command.arguments, isBusybox: isBusybox, &worker, api)
    case "nslookup": result = nslookup(command.arguments, worker, api)
    case "ping": result = ping(command.arguments, worker)
    case "redis-cli":
      let input = shell.machine.takeHostInput(command.id).bytes
      result = redisClient(command.arguments, input, &worker, api.now)
    default:
      guard let started = startProgram(command, &shell, &worker, index, api) else { return }
      result = started
    }
    if let file = result.file {
      write(file.bytes, to: file.path, from: command.workingDirectory, &worker, index, api)
    }
    if replyCost > .zero {
      shell.machine.acceptHostCommand(command.id)
      shell.replies.append(
        ShellProcess.Reply(command: command.id, at: api.now + replyCost, result: result))
    } else {
      shell.finish(command.id, result)
    }
  }

  private mutating func write(
    _ bytes: [UInt8], to path: String, from directory: String, _ worker: inout PodWorker,
    _ index: Int, _ api: borrowing APIServer
  ) {
    guard path != "/dev/null" else { return }
    var files = openFiles(&worker, index, api)
    // A folder that cannot be written loses the download, as a full disk would.
    try? files.write(bytes, to: path, from: directory, now: api.now.nanoseconds)
    closeFiles(files, &worker, index)
  }

  /// Starts one of the image's own programs from a script; nil when it goes on running.
  private mutating func startProgram(
    _ command: HostCommand, _ shell: inout ShellProcess, _ worker: inout PodWorker,
    _ index: Int, _ api: borrowing APIServer
  ) -> CommandResult? {
    var result = CommandResult()
    switch launchPlan(&worker, index, command.arguments, api) {
    case .missing(let error): result.complain("\(error)\n", status: 127)
    case .signal(let program, let answer):
      return send(answer, to: program, command, &shell, &worker, index, api.now)
    case .answer(let output, let isError, let code, _):
      if isError { result.error = Array(output.utf8) } else { result.output = Array(output.utf8) }
      result.status = code
    case .shell(let arguments, _):
      let text =
        "drydock does not simulate \(arguments.joined(separator: " ")) as a child of a script.\n"
      result.complain(text, status: 126)
    case .server(let program, let arguments, let entryPoints):
      return serve(command, program, arguments, entryPoints, &shell, &worker, index, api)
    }
    return result
  }

  private mutating func serve(
    _ command: HostCommand, _ program: Int, _ arguments: [String], _ entryPoints: [Int],
    _ shell: inout ShellProcess, _ worker: inout PodWorker, _ index: Int,
    _ api: borrowing APIServer
  ) -> CommandResult? {
    guard let image = worker.containers[index].image else { return CommandResult() }
    let server = makeServer(worker.containers[index], image, program, arguments, api.now)
    var result = CommandResult()
    if let port = server.port, accepts(worker, port: port, api.now) {
      result.complain("bind() to 0.0.0.0:\(port) failed (98: Address already in use)\n", status: 1)
      return result
    }
    let places = placeholders(worker, worker.containers[index], api.now)
    shell.machine.acceptHostCommand(command.id)
    for line in (entryPoints + [program]).flatMap({ image.definition.programs[$0].startLines }) {
      shell.machine.writeHostOutput(
        command.id, descriptor: line.isError ? 2 : 1,
        bytes: Array((places.fill(line.text) + "\n").utf8))
    }
    shell.children.append(ShellProcess.Child(command: command.id, server: server))
    return nil
  }

  private func nslookup(
    _ arguments: [String], _ worker: borrowing PodWorker, _ api: borrowing APIServer
  ) -> CommandResult {
    var result = CommandResult()
    let name = arguments.dropFirst().first { !$0.hasPrefix("-") } ?? ""
    result.print("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n")
    if name == worker.hostname {
      result.print("Name:\t\(name)\nAddress: \(worker.address)\n\n")
    } else if !Self.isAddress(name),
      let service = service(name, seenFrom: worker.key.namespace, api),
      !service.isHeadless
    {
      result.print("Name:\t\(service.fullName)\nAddress: \(service.address)\n\n")
    } else {
      result.print("** server can't find \(name): NXDOMAIN\n\n")
      result.status = 1
    }
    return result
  }

  private func ping(_ arguments: [String], _ worker: borrowing PodWorker) -> CommandResult {
    var result = CommandResult()
    var count = 4
    var host = ""
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "-c" {
        count = min(rest.popFirst().flatMap { Int($0) } ?? 1, 100)
      } else if argument == "-W" || argument == "-w" || argument == "-i" {
        _ = rest.popFirst()
      } else if !argument.hasPrefix("-") {
        host = argument
      }
    }
    let address =
      host == "localhost" ? "127.0.0.1" : host == worker.hostname ? worker.address : host
    guard Self.isAddress(address) else {
      result.complain("ping: bad address '\(host)'\n", status: 1)
      return result
    }
    let isReachable =
      address == "127.0.0.1" || address == worker.address || addresses[address] != nil
      || nodes.contains { $0.address == address }
    result.print("PING \(host) (\(address)): 56 data bytes\n")
    if isReachable {
      for number in 0..<count {
        result.print(
          "64 bytes from \(address): seq=\(number) ttl=62 time=0.0\(71 + number % 9) ms\n")
      }
    }
    let lost = isReachable ? 0 : 100
    result.print(
      "\n--- \(host) ping statistics ---\n\(count) packets transmitted, \(isReachable ? count : 0) packets received, \(lost)% packet loss\n"
    )
    if isReachable { result.print("round-trip min/avg/max = 0.071/0.075/0.079 ms\n") }
    result.status = isReachable ? 0 : 1
    return result
  }

  private mutating func redisClient(
    _ arguments: [String], _ input: [UInt8], _ worker: inout PodWorker, _ now: Instant
  ) -> CommandResult {
    var result = CommandResult()
    var host = "127.0.0.1"
    var port = 6379
    var rest = arguments.dropFirst()
    while let first = rest.first, first.hasPrefix("-") {
      rest.removeFirst()
      if first == "-h" { host = rest.popFirst() ?? host }
      if first == "-p" { port = rest.popFirst().flatMap { Int($0) } ?? port }
    }
    let isLocal = host == "127.0.0.1" || host == "localhost" || host == worker.address
    var isListening = isLocal && accepts(worker, port: port, now)
    if !isLocal, let slot = addresses[host], let target = workers[slot] {
      isListening = accepts(target, port: port, now)
    }
    guard isListening else {
      result.complain(
        "Could not connect to Redis at \(host):\(port): Connection refused\n", status: 1)
      return result
    }
    let words =
      rest.isEmpty
      ? String(decoding: input, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
        String.init) : Array(rest)
    switch words.first?.uppercased() {
    case "PING": result.print(words.count > 1 ? "\(words[1])\n" : "PONG\n")
    case "ECHO": result.print("\(words.dropFirst().first ?? "")\n")
    case nil: break
    default:
      result.complain("drydock simulates only PING and ECHO of redis so far.\n", status: 1)
    }
    return result
  }
}
