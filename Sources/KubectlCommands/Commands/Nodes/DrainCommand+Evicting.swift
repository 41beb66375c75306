import APIServer
import ObjectModel
import Simulation

// Models: evictPods and waitForDelete of kubectl pkg/drain, v1.32: every pod is evicted on its own,
// none waits for another.

extension DrainCommand {
  /// Where the eviction of one pod stands.
  private enum Stage {
    case evicting(Instant, isRetry: Bool)
    case waiting(Instant)
    case done

    var due: Instant? {
      switch self {
      case .evicting(let time, _), .waiting(let time): time
      case .done: nil
      }
    }
  }

  /// Evicts pods and waits until they are gone.
  /// - Throws: what went wrong with each of them.
  func evict(
    _ pods: [Value], _ dryRun: DryRun, _ timeout: Span, _ deadline: Instant
  ) throws(CommandError) {
    let start = context.client.now
    var stages = pods.map { _ in Stage.evicting(start, isRetry: false) }
    var errors: [CommandError] = []
    while let next = stages.compactMap(\.due).min() {
      if next > context.client.now { try context.sleep(next - context.client.now) }
      for (index, pod) in pods.enumerated() {
        guard let due = stages[index].due, due <= context.client.now else { continue }
        do throws(CommandError) {
          stages[index] = try advanced(pod, stages[index], dryRun, timeout, deadline)
        } catch {
          if case .interrupted = error { throw error }
          errors.append(error)
          stages[index] = .done
        }
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func advanced(
    _ pod: Value, _ stage: Stage, _ dryRun: DryRun, _ timeout: Span, _ deadline: Instant
  ) throws(CommandError) -> Stage {
    let name = pod.string(.metadata, .name) ?? ""
    let namespace = pod.string(.metadata, .namespace) ?? ""
    let now = context.client.now
    switch stage {
    case .done: return .done
    case .waiting:
      if try isGone(pod) {
        context.line("pod/\(name) evicted")
        return .done
      }
      guard now < deadline else {
        guard timeout != .zero else { throw .interrupted }
        throw .text(
          "error when waiting for pod \(name.quoted) in namespace \(namespace.quoted) to "
            + "terminate: context deadline exceeded")
      }
      return .waiting(min(now + .seconds(Int64(1)), deadline))
    case .evicting(_, let isRetry):
      let place = "pods/\(name.quoted) -n \(namespace.quoted)"
      if isRetry { context.line("evicting pod \(namespace)/\(name)\(dryRun.suffix)") }
      guard now < deadline else {
        guard timeout != .zero else { throw .interrupted }
        throw .text(
          "error when evicting \(place): global timeout reached: \(GoScalar.text(timeout))")
      }
      do throws(CommandError) {
        try sendEviction(pod, dryRun)
      } catch {
        if error.isNotFound { return .done }
        guard case .status(let status) = error, status.reason == "TooManyRequests" else {
          if case .interrupted = error { throw error }
          throw .text("error when evicting \(place): \(error.bareText)")
        }
        context.complain(
          "error when evicting \(place) (will retry after 5s): \(status.message)\n")
        return .evicting(now + .seconds(Int64(5)), isRetry: true)
      }
      return dryRun == .none ? .waiting(now) : .done
    }
  }

  private func sendEviction(_ pod: Value, _ dryRun: DryRun) throws(CommandError) {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    let eviction: Value = [
      "kind": "Eviction", "apiVersion": "policy/v1",
      "metadata": [
        "name": pod[.metadata, .name] ?? "", "namespace": pod[.metadata, .namespace] ?? "",
      ],
      "deleteOptions": deleteOptions,
    ]
    _ = try context.send(
      APIRequest(.create, target(pod, "eviction"), options: options, body: eviction))
  }
}
