public import APIServer
public import ObjectModel
import ShellLanguage
public import Simulation

// Models: pkg/registry/core/pod/strategy.go (locations) and pkg/kubelet (answers), v1.32.

extension NodeRuntime {
  /// Answers a connect request on a pod: `log`, `exec` or `attach`.
  ///
  /// A log that is not followed is answered as text, everything else as a stream.
  public mutating func connect(
    _ request: APIRequest, pod: Value, api: inout APIServer, agenda: inout Agenda<Event>
  ) -> APIResponse {
    guard case .resource(let target) = request.target else {
      return APIResponse(.noSuchResource())
    }
    do throws(Status) {
      switch target.subresource {
      case "log": return try connectLog(request.options, pod, api, &agenda)
      case "exec": return try connectExec(request.options, pod, &api, &agenda)
      case "attach": return try connectAttach(request.options, pod, api, &agenda)
      case "portforward":
        throw Status.badRequest("drydock does not simulate port-forward so far")
      default: throw Status.noSuchResource()
      }
    } catch {
      return APIResponse(error)
    }
  }

  /// The container that a request means.
  private func containerName(
    _ options: RequestOptions, _ pod: Value
  ) throws(Status) -> String {
    let name = pod[.metadata, .name]?.string ?? ""
    let regular = (pod[.spec, .containers]?.elements ?? []).compactMap { $0[.name]?.string }
    let initial = (pod[.spec, .initContainers]?.elements ?? []).compactMap { $0[.name]?.string }
    let wanted = options.parameter("container") ?? ""
    if wanted.isEmpty {
      if regular.count == 1 { return regular[0] }
      let all = (initial + regular).joined(separator: " ")
      throw .badRequest(
        "a container name must be specified for pod \(name), choose one of: [\(all)]")
    }
    let ephemeral = (pod[.spec, .ephemeralContainers]?.elements ?? []).contains {
      $0[.name]?.string == wanted
    }
    guard regular.contains(wanted) || initial.contains(wanted) || ephemeral else {
      throw .badRequest("container \(wanted) is not valid for pod \(name)")
    }
    return wanted
  }

  private func slot(of pod: Value) -> Int32? {
    pod[.metadata, .uid]?.string.flatMap { slots[$0] }
  }

  private mutating func newStream() -> StreamID {
    defer { nextStream += 1 }
    return StreamID(number: nextStream)
  }

  // MARK: Logs

  private mutating func connectLog(
    _ options: RequestOptions, _ pod: Value, _ api: borrowing APIServer,
    _ agenda: inout Agenda<Event>
  ) throws(Status) -> APIResponse {
    let container = try containerName(options, pod)
    let query = try logQuery(options, api.now)
    let podName = pod[.metadata, .name]?.string ?? ""
    guard pod[.spec, .nodeName]?.string?.isEmpty == false else {
      return APIResponse(body: .text(""))
    }
    guard let slot = slot(of: pod), var worker = workers.take(slot: slot) else {
      throw .badRequest("container \"\(container)\" in pod \"\(podName)\" is not available")
    }
    defer { workers.put(worker) }
    guard let index = worker.container(named: container) else {
      throw .badRequest("container \"\(container)\" in pod \"\(podName)\" is not available")
    }
    materialiseLog(&worker, index, api.now)
    let wantsPrevious = options.parameter("previous") == "true"
    let log = try Self.chooseLog(
      worker.containers[index], podName, wantsPrevious: wantsPrevious, hasInit: worker.initCount > 0
    )
    guard options.parameter("follow") == "true", !wantsPrevious else {
      return APIResponse(body: .text(log.text(query)))
    }
    let session = Session(
      id: newStream(), pod: worker.reference, container: index,
      run: worker.containers[index].run, kind: .log(query, next: log.firstLine(query)))
    sessions.append(session)
    resumeProbes(&worker, api.now, &agenda)
    return APIResponse(body: .stream(session.id))
  }

  private static func chooseLog(
    _ container: Container, _ pod: String, wantsPrevious: Bool, hasInit: Bool
  ) throws(Status) -> ContainerLog {
    let place = "container \"\(container.name)\" in pod \"\(pod)\""
    let isWaiting = container.waiting != nil
    if wantsPrevious {
      if container.exit != nil, isWaiting { return container.log }
      guard let log = container.previousLog, container.previous != nil else {
        throw .badRequest("previous terminated \(place) not found")
      }
      return log
    }
    if container.run > 0 { return container.log }
    switch container.waiting?.reason {
    case "ErrImagePull": throw .badRequest("\(place) is waiting to start: image can't be pulled")
    case "ImagePullBackOff":
      throw .badRequest("\(place) is waiting to start: trying and failing to pull image")
    case let reason:
      let usual = hasInit ? "PodInitializing" : "ContainerCreating"
      throw .badRequest("\(place) is waiting to start: \(reason ?? usual)")
    }
  }

  private func logQuery(_ options: RequestOptions, _ now: Instant) throws(Status) -> LogQuery {
    var query = LogQuery()
    query.showsTimes = options.parameter("timestamps") == "true"
    query.tailLines = options.parameter("tailLines").flatMap { Int($0) }
    query.limitBytes = options.parameter("limitBytes").flatMap { Int($0) }
    if let seconds = options.parameter("sinceSeconds").flatMap({ Int64($0) }) {
      query.since = now - .seconds(seconds)
    }
    if let text = options.parameter("sinceTime") {
      guard let nanoseconds = RFC3339.epochNanoseconds(text) else {
        throw .badRequest("parsing time \"\(text)\" as an RFC 3339 time failed")
      }
      query.since = Instant(nanoseconds: nanoseconds)
    }
    return query
  }

  // MARK: Exec and attach

  private func runningContainer(
    _ options: RequestOptions, _ pod: Value
  ) throws(Status) -> (slot: Int32, index: Int) {
    let container = try containerName(options, pod)
    let name = pod[.metadata, .name]?.string ?? ""
    guard pod[.spec, .nodeName]?.string?.isEmpty == false else {
      throw .badRequest("pod \(name) does not have a host assigned")
    }
    guard let slot = slot(of: pod), let worker = workers[slot],
      let index = worker.container(named: container), worker.containers[index].isRunning
    else {
      throw Status(
        code: 500, reason: "",
        message: "unable to upgrade connection: container not found (\"\(container)\")")
    }
    return (slot, index)
  }

  private mutating func connectExec(
    _ options: RequestOptions, _ pod: Value, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) throws(Status) -> APIResponse {
    let command = options.parameters.filter { $0.name == "command" }.map(\.value)
    guard let name = command.first else {
      throw .badRequest("you must specify at least 1 command for the container")
    }
    let (slot, index) = try runningContainer(options, pod)
    guard var worker = workers.take(slot: slot) else { throw .noSuchResource() }
    let container = worker.containers[index]
    var session = Session(
      id: newStream(), pod: worker.reference, container: index, run: container.run, kind: .exec)
    session.hasTerminal = options.parameter("tty") == "true"
    if let error = commandError(&worker, index, name, api) {
      let id = SeededHex.text((0..<4).map { _ in identifiers.next() })
      session.chunks = [
        .failure(
          .internalError(
            "error executing command in container: failed to exec in container: "
              + "failed to start exec \"\(id)\": OCI runtime exec failed: exec failed: "
              + "unable to start container process: \(error): unknown"))
      ]
      session.isEnded = true
    } else {
      session.shell = makeShell(worker, container, command, options, api.now)
      agenda.at(api.now, .session(session.id))
    }
    workers.put(worker)
    sessions.append(session)
    return APIResponse(body: .stream(session.id))
  }

  private func makeShell(
    _ worker: borrowing PodWorker, _ container: Container, _ command: [String],
    _ options: RequestOptions, _ now: Instant
  ) -> ShellProcess {
    makeCommand(
      worker, container, command, now, hasTerminal: options.parameter("tty") == "true",
      hasInput: options.parameter("stdin") == "true")
  }

  /// A command that runs in a container beside its first process.
  func makeCommand(
    _ worker: borrowing PodWorker, _ container: Container, _ command: [String], _ now: Instant,
    hasTerminal: Bool = false, hasInput: Bool = false
  ) -> ShellProcess {
    let name = command.first?.split(separator: "/").last.map(String.init) ?? "sh"
    var settings = machineSettings(
      worker, container, isFirst: false, isInteractive: hasTerminal && hasInput, shellName: name)
    settings.firstProcessID = 30 + Int(worker.reference.serial % 40)
    if let index = worker.container(named: container.name) {
      settings.otherProcesses = processes(worker, seenFrom: index)
    }
    var variables = environment(worker, container)
    if hasTerminal { variables.append(.init("TERM", "xterm")) }
    var shell = ShellProcess(
      machine: ShellMachine(
        command: command, environment: variables, workingDirectory: workingDirectory(container),
        settings: settings, now: now.nanoseconds))
    if !hasInput { shell.machine.closeInput() }
    return shell
  }

  /// What `ps` shows of a container's own processes.
  func processes(of container: Container) -> [ProcessDescription] {
    switch container.process {
    case .none: return []
    case .server(let server):
      return [
        ProcessDescription(
          processID: 1, command: server.arguments.joined(separator: " "),
          startedAt: server.startedAt.nanoseconds)
      ]
    case .shell(let shell): return shell.machine.processList
    }
  }

  private mutating func connectAttach(
    _ options: RequestOptions, _ pod: Value, _ api: borrowing APIServer,
    _ agenda: inout Agenda<Event>
  ) throws(Status) -> APIResponse {
    let (slot, index) = try runningContainer(options, pod)
    guard var worker = workers.take(slot: slot) else { throw .noSuchResource() }
    materialiseLog(&worker, index, api.now)
    resumeProbes(&worker, api.now, &agenda)
    let hasTerminal = options.parameter("tty") == "true"
    let log = worker.containers[index].log
    // A prompt that waits for an answer is shown again, as shells do when a terminal appears.
    let isAsking = hasTerminal && log.lines.last?.isOpen == true
    var session = Session(
      id: newStream(), pod: worker.reference, container: index,
      run: worker.containers[index].run,
      kind: isAsking ? .attach(next: log.end - 1, shown: 0) : .attach(from: log))
    session.hasTerminal = hasTerminal
    workers.put(worker)
    sessions.append(session)
    return APIResponse(body: .stream(session.id))
  }
}
