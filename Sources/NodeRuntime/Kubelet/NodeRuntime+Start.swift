import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/kuberuntime/kuberuntime_container.go startContainer, v1.32.

extension NodeRuntime {
  /// Creates and starts a container whose image is at hand.
  mutating func startContainer(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) -> StartOutcome {
    guard let image = worker.containers[index].image else { return .failed }
    let spec = worker.containers[index].spec
    let fieldPath = worker.containers[index].fieldPath
    let name = worker.containers[index].name
    let own: [EnvironmentVariable]
    do {
      own = try containerVariables(worker, spec, api)
    } catch {
      record(worker, fieldPath: fieldPath, .warning, "Failed", "Error: \(error.message)", &api)
      worker.setWaiting(index, "CreateContainerConfigError", error.message)
      return .failed
    }
    if let refusal = rootRefusal(worker, spec, name, image.definition) {
      record(worker, fieldPath: fieldPath, .warning, "Failed", "Error: \(refusal)", &api)
      worker.setWaiting(index, "CreateContainerConfigError", refusal)
      return .failed
    }
    newRun(&worker, index, own)
    record(
      worker, fieldPath: fieldPath, .normal, "Created", "Created container: \(name)", &api)
    let arguments = commandLine(spec, image.definition, own)
    let plan = launchPlan(&worker, index, arguments, api)
    if case .missing(let error) = plan {
      refuse(&worker, index, error, &api)
      return .started
    }
    record(
      worker, fieldPath: fieldPath, .normal, "Started", "Started container \(name)", &api)
    worker.containers[index].state = .running(since: api.now)
    recordProxyStart(worker, index, &api)
    launch(&worker, index, plan, arguments, &api, &agenda)
    return runPostStart(&worker, index, &api, &agenda)
  }

  /// The postStart hook, on which everything after it waits; then the probes.
  private mutating func runPostStart(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) -> StartOutcome {
    if let hook = worker.containers[index].spec["lifecycle", "postStart"],
      worker.containers[index].role != .ephemeral
    {
      guard let error = startHook(.postStart, hook, &worker, index, &api, &agenda) else {
        worker.stage = .hooking(container: index)
        return .waiting
      }
      if !error.isEmpty {
        failPostStart(error, &worker, index, &api, &agenda)
        return .waiting
      }
    }
    startProbes(&worker, index, api.now, &agenda)
    return .started
  }

  private mutating func newRun(
    _ worker: inout PodWorker, _ index: Int, _ own: [EnvironmentVariable]
  ) {
    worker.isDirty = true
    let words = (0..<4).map { _ in identifiers.next() }
    worker.containers[index].beginRun(
      id: "containerd://" + SeededHex.text(words), environment: own)
  }

  /// The container could be created but its program cannot be run.
  private mutating func refuse(
    _ worker: inout PodWorker, _ index: Int, _ error: String, _ api: inout APIServer
  ) {
    let message =
      "failed to create containerd task: failed to create shim task: "
      + "OCI runtime create failed: runc create failed: "
      + "unable to start container process: error during container init: \(error): unknown"
    record(
      worker, container: worker.containers[index], .warning, "Failed", "Error: \(message)", &api)
    worker.containers[index].state = .exited(
      ExitRecord(
        code: error.contains("permission denied") ? 126 : 128, reason: "StartError",
        message: message, startedAt: nil, finishedAt: api.now,
        containerID: worker.containers[index].containerID))
    worker.containers[index].log.isClosed = true
    if worker.restarts(worker.containers[index]) {
      worker.setWaiting(index, "RunContainerError", message)
    }
  }

  private func rootRefusal(
    _ worker: borrowing PodWorker, _ spec: Value, _ name: String, _ image: ImageDefinition
  ) -> String? {
    let own = spec["securityContext"]
    let shared = worker.object[.spec, "securityContext"]
    guard (own?["runAsNonRoot"] ?? shared?["runAsNonRoot"])?.bool == true else { return nil }
    let pod = "(pod: \"\(worker.fullName)\", container: \(name))"
    if let user = (own?["runAsUser"] ?? shared?["runAsUser"])?.int {
      return user == 0 ? "container's runAsUser breaks non-root policy \(pod)" : nil
    }
    if !image.userName.isEmpty {
      return "container has runAsNonRoot and image has non-numeric user (\(image.userName)), "
        + "cannot verify user is non-root \(pod)"
    }
    guard image.user == 0 else { return nil }
    return "container has runAsNonRoot and image will run as root \(pod)"
  }

  /// ENTRYPOINT and CMD, overridden by command and args.
  private func commandLine(
    _ spec: Value, _ image: ImageDefinition, _ variables: [EnvironmentVariable]
  ) -> [String] {
    func expanded(_ key: Key) -> [String] {
      (spec[key]?.elements ?? []).map { element in
        VariableExpansion.expand(element.string ?? "") { name in
          variables.last { $0.name == name }?.value
        }
      }
    }
    let command = expanded(.command)
    let arguments = expanded(.args)
    if !command.isEmpty { return command + arguments }
    return image.entrypoint + (arguments.isEmpty ? image.command : arguments)
  }

  private func containerVariables(
    _ worker: borrowing PodWorker, _ spec: Value, _ api: borrowing APIServer
  ) throws(ContainerConfigError) -> [EnvironmentVariable] {
    if spec[.env] == nil, spec[.envFrom] == nil {
      return worker.serviceVariables
    }
    var builder = EnvironmentBuilder(
      view: api.view, downward: downward(worker, spec),
      namespace: worker.key.namespace)
    return try builder.build(container: spec, services: worker.serviceVariables)
  }

  func downward(_ worker: borrowing PodWorker, _ container: Value) -> DownwardAPI {
    let node = nodes[worker.node]
    return DownwardAPI(
      pod: worker.object, container: container, podIP: worker.address, hostIP: node.address,
      nodeCPUMillis: node.allocatableCPUMillis, nodeMemoryBytes: node.allocatableMemoryBytes)
  }

  /// The variables of the services a new pod sees, computed once per namespace.
  mutating func variables(
    forServicesSeenBy worker: borrowing PodWorker, _ api: borrowing APIServer
  ) -> [EnvironmentVariable] {
    let hasLinks = worker.object[.spec, "enableServiceLinks"]?.bool != false
    let namespace = hasLinks ? worker.key.namespace : ""
    if let known = serviceVariables[namespace] { return known }
    var services: [Value] = []
    let view = api.view
    let master = view.object(.services, ObjectKey("default", "kubernetes"))
    if hasLinks { services = view.objects(.services, namespace: namespace) }
    if let master, namespace != "default" { services.insert(master, at: 0) }
    let result = ServiceVariables.variables(services)
    serviceVariables[namespace] = result
    return result
  }
}
