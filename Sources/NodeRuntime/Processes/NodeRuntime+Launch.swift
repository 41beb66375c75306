import APIServer
import ObjectModel
import ShellLanguage
import Simulation

/// What a command line comes to in a container.
enum LaunchPlan {
  /// A program of the image, after the entry points that lead to it.
  case server(program: Int, arguments: [String], entryPoints: [Int])
  /// A fixed answer, and the end; before it, the running program gets a signal.
  case answer(output: String, isError: Bool, code: Int32, entryPoints: [Int])
  /// A signal for the running copy of a program, and the end.
  case signal(program: Int, answer: Program.Answer)
  /// A script or utility.
  case shell(arguments: [String], entryPoints: [Int])
  /// runc cannot run it; the error.
  case missing(String)
}

extension NodeRuntime {
  mutating func launchPlan(
    _ worker: inout PodWorker, _ index: Int, _ arguments: [String], _ api: borrowing APIServer
  ) -> LaunchPlan {
    guard let image = worker.containers[index].image else { return .missing("no image") }
    var rest = arguments
    var entryPoints: [Int] = []
    while let name = rest.first {
      let own = Array(rest.dropFirst())
      guard let place = image.definition.program(name, own) else { break }
      let program = image.definition.programs[place]
      if let answer = program.answers.first(where: { $0.arguments == own }) {
        if answer.signal != nil { return .signal(program: place, answer: answer) }
        let places = placeholders(worker, worker.containers[index], api.now)
        return .answer(
          output: places.fill(answer.output), isError: answer.isError, code: answer.code,
          entryPoints: entryPoints)
      }
      switch program.behaviour {
      case .entrypoint(let match):
        if !match.isEmpty, own.first == match { entryPoints.append(place) }
        rest = own
      case .perl:
        let answer = PerlOneLiner.run(own)
        return .answer(
          output: answer.output, isError: answer.code != 0, code: answer.code,
          entryPoints: entryPoints)
      default: return .server(program: place, arguments: rest, entryPoints: entryPoints)
      }
    }
    guard let name = rest.first else { return .missing("exec: \"\": no command specified") }
    if let error = commandError(&worker, index, name, api) { return .missing(error) }
    return .shell(arguments: rest, entryPoints: entryPoints)
  }

  /// Why runc cannot run a command; nil when it can.
  mutating func commandError(
    _ worker: inout PodWorker, _ index: Int, _ name: String, _ api: borrowing APIServer
  ) -> String? {
    guard let definition = worker.containers[index].image?.definition else { return "no image" }
    let isPath = name.contains("/")
    if definition.shell != nil {
      let container = worker.containers[index]
      let settings = machineSettings(worker, container, isFirst: true, isInteractive: false)
      let files = openFiles(&worker, index, api)
      let variables = environment(worker, container)
      let isKnown = ShellMachine.isKnownCommand(
        name, settings: settings, environment: variables,
        workingDirectory: workingDirectory(container), files: files)
      let exists = isPath && files.exists(name)
      closeFiles(files, &worker, index)
      if isKnown { return nil }
      if exists { return "exec: \"\(name)\": permission denied" }
    }
    return isPath
      ? "exec: \"\(name)\": stat \(name): no such file or directory"
      : "exec: \"\(name)\": executable file not found in $PATH"
  }

  mutating func launch(
    _ worker: inout PodWorker, _ index: Int, _ plan: LaunchPlan, _ arguments: [String],
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard let image = worker.containers[index].image else { return }
    switch plan {
    case .missing: break
    case .signal(_, let answer):
      // Nothing runs yet in a container that is just starting.
      let places = placeholders(worker, worker.containers[index], api.now)
      let text = places.fill(answer.output + answer.alone)
      launch(
        &worker, index, .answer(output: text, isError: true, code: 1, entryPoints: []), arguments,
        &api, &agenda)
    case .answer(let output, let isError, let code, let entryPoints):
      noteEntryPoints(&worker, index, entryPoints, api.now)
      worker.containers[index].log.materialise(
        placeholders(worker, worker.containers[index], api.now))
      worker.containers[index].log.write(Array(output.utf8), isError: isError, at: api.now)
      // The end comes as an event, so that Started and Running are seen before it.
      var server = ServerProcess(
        image: image, program: 0, arguments: arguments, startedAt: api.now, memoryLimit: nil)
      server.port = nil
      server.end = (api.now + profile.containerStart.draw(&jitter), code, "")
      worker.containers[index].process = .server(server)
      scheduleWake(&worker, index, &agenda)
    case .server(let program, let arguments, let entryPoints):
      noteEntryPoints(&worker, index, entryPoints, api.now)
      worker.containers[index].log.note(
        ContainerLog.Note(image: image, program: program, part: .start, time: api.now))
      worker.containers[index].process = .server(
        makeServer(worker.containers[index], image, program, arguments, api.now))
      watchPressure(
        node: worker.node, worker.containers[index].process, api.now, &agenda)
      scheduleWake(&worker, index, &agenda)
    case .shell(let arguments, let entryPoints):
      noteEntryPoints(&worker, index, entryPoints, api.now)
      let container = worker.containers[index]
      let hasTerminal = container.spec["tty"]?.bool == true
      let settings = machineSettings(
        worker, container, isFirst: true,
        isInteractive: hasTerminal && container.spec["stdin"]?.bool == true)
      var shell = ShellProcess(
        machine: ShellMachine(
          command: arguments, environment: environment(worker, container),
          workingDirectory: workingDirectory(container), settings: settings,
          now: api.now.nanoseconds))
      if container.spec["stdin"]?.bool != true { shell.machine.closeInput() }
      worker.containers[index].process = .shell(shell)
      // The first step comes as an event, so that the pod's status is written first.
      wake(&worker, index, at: api.now + .milliseconds(1), &agenda)
    }
  }

  private func noteEntryPoints(
    _ worker: inout PodWorker, _ index: Int, _ programs: [Int], _ now: Instant
  ) {
    guard let image = worker.containers[index].image else { return }
    for program in programs {
      worker.containers[index].log.note(
        ContainerLog.Note(image: image, program: program, part: .start, time: now))
    }
  }

  func makeServer(
    _ container: Container, _ image: PulledImage, _ program: Int, _ arguments: [String],
    _ now: Instant
  ) -> ServerProcess {
    let limit = container.spec[.resources, .limits, "memory"]?.string
    var server = ServerProcess(
      image: image, program: program, arguments: arguments, startedAt: now,
      memoryLimit: limit.flatMap { Quantity($0) }?.value)
    if case .http(let service) = server.definition.behaviour, !service.portVariable.isEmpty,
      let text = container.environment.last(where: { $0.name == service.portVariable })?.value,
      let port = Int(text)
    {
      server.port = port
    }
    if case .http(let service) = server.definition.behaviour, !service.portArgument.isEmpty,
      let port = Self.option(service.portArgument, arguments).flatMap({ Int($0) })
    {
      server.port = port
    }
    if case .stress = server.definition.behaviour {
      server.stress(arguments, limit: limit.flatMap { Quantity($0) }?.value)
    }
    return server
  }

  /// The value of `--name=value` or `--name value`.
  static func option(_ name: String, _ arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix("\(name)=") { return String(argument.dropFirst(name.count + 1)) }
    }
    return nil
  }

  func placeholders(
    _ worker: borrowing PodWorker, _ container: Container, _ now: Instant
  ) -> Placeholders {
    var places = Placeholders()
    places.hostname = worker.hostname
    places.podIP = worker.address
    places.version = container.image?.version ?? ""
    places.now = now
    return places
  }

  func workingDirectory(_ container: Container) -> String {
    container.spec["workingDir"]?.string ?? container.image?.definition.workingDirectory ?? "/"
  }

  /// All variables of a container's processes: runtime, image, then the pod's.
  func environment(
    _ worker: borrowing PodWorker, _ container: Container
  ) -> [EnvironmentVariable] {
    var result: [EnvironmentVariable] = []
    let places = placeholders(worker, container, Instant(nanoseconds: 0))
    for variable in container.image?.definition.environment ?? [] {
      result.append(EnvironmentVariable(variable.name, places.fill(variable.value)))
    }
    if !result.contains(where: { $0.name == "PATH" }) {
      result.insert(EnvironmentVariable("PATH", MachineNames.path), at: 0)
    }
    result.append(EnvironmentVariable("HOSTNAME", worker.hostname))
    for variable in container.environment {
      if let index = result.firstIndex(where: { $0.name == variable.name }) {
        result[index].value = variable.value
      } else {
        result.append(variable)
      }
    }
    result.append(
      EnvironmentVariable("HOME", container.image?.definition.user == 0 ? "/root" : "/"))
    return result
  }
}
