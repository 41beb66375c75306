import APIServer
import ShellLanguage
import Simulation

extension NodeRuntime {
  /// Puts a probe to rest whose further answers are known; false when it has to go on asking.
  ///
  /// A success stays one while no process of the pod does anything: programs with a behaviour of
  /// their own answer by their data, and files only change when somebody writes them. Whatever may
  /// change that calls `resumeProbes`.
  func settle(
    _ worker: inout PodWorker, _ index: Int, _ place: Int, _ result: ProbeWorker.Result,
    _ now: Instant
  ) -> Bool {
    let probe = worker.containers[index].probes[place]
    guard result == .success, probe.result == .success, !probe.isOnHold, !isWatched(worker) else {
      return false
    }
    let next = probe.tick(notBefore: now + Span(nanoseconds: 1))
    switch probe.spec.handler {
    case .exec(let command):
      guard Self.onlyLooks(command) else { return false }
      worker.containers[index].probes[place].steady = SteadyProbe(
        next: next, container: nil, request: nil)
    case .tcp(let host, _):
      guard host.isEmpty else { return false }
      worker.containers[index].probes[place].steady = SteadyProbe(
        next: next, container: nil, request: nil)
    case .grpc:
      worker.containers[index].probes[place].steady = SteadyProbe(
        next: next, container: nil, request: nil)
    case .http(let action):
      guard action.host.isEmpty || action.host == worker.address, let lastServed else {
        return false
      }
      worker.containers[index].probes[place].steady = SteadyProbe(
        next: next, container: lastServed.container, request: lastServed.request)
    case .sleep, .nothing: return false
    }
    worker.steadyCount += 1
    return true
  }

  /// Whether somebody follows what a container of the pod writes, and so has to see it arrive.
  private func isWatched(_ worker: borrowing PodWorker) -> Bool {
    guard !sessions.isEmpty else { return false }
    let reference = worker.reference
    return sessions.contains { $0.pod == reference && !$0.isEnded }
  }

  /// Something in the pod may have changed: probes at rest ask again from their next tick on.
  func resumeProbes(
    _ worker: inout PodWorker, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard worker.steadyCount > 0 else { return }
    catchUpProbes(&worker, now)
    worker.steadyCount = 0
    for index in worker.containers.indices {
      for place in worker.containers[index].probes.indices
      where worker.containers[index].probes[place].steady != nil {
        worker.containers[index].probes[place].steady = nil
        arm(&worker, index, place, after: now, &agenda)
      }
    }
  }

  /// A probe's tick whose traces are to be written.
  private struct Visit {
    let time: Instant
    /// Whose server was asked.
    let server: Int32
    /// The container whose probe asked, and which of its probes.
    let container: Int32
    let probe: Int32
  }

  /// Writes what probes at rest would have left in logs and counts by now.
  func catchUpProbes(_ worker: inout PodWorker, _ now: Instant) {
    guard worker.steadyCount > 0 else { return }
    var visits: [Visit] = []
    for index in worker.containers.indices {
      for place in worker.containers[index].probes.indices {
        guard let next = worker.containers[index].probes[place].steady?.next, next <= now
        else { continue }
        let period = worker.containers[index].probes[place].spec.period
        let count = (now - next).nanoseconds / period.nanoseconds + 1
        worker.containers[index].probes[place].steady?.next = next + period * count
        guard let steady = worker.containers[index].probes[place].steady,
          let server = steady.container, let request = steady.request
        else { continue }
        // Older ones than a full log holds leave only their number behind.
        let skipped = max(0, count - Self.visitLimit)
        if skipped > 0 { countRequests(&worker, server, request, Int(skipped)) }
        for number in skipped..<count {
          visits.append(
            Visit(
              time: next + period * number, server: Int32(server), container: Int32(index),
              probe: Int32(place)))
        }
      }
    }
    visits.sort { ($0.time, $0.server) < ($1.time, $1.server) }
    for visit in visits {
      let probe = Int(visit.probe)
      guard let request = worker.containers[Int(visit.container)].probes[probe].steady?.request
      else { continue }
      write(request, &worker, Int(visit.server), visit.time)
    }
  }

  private static let visitLimit: Int64 = 100_000

  private func countRequests(
    _ worker: inout PodWorker, _ index: Int, _ request: ServedRequest, _ count: Int
  ) {
    _ = worker.containers[index].process.withServer(
      onPort: request.exchange.port, now: .distantFuture
    ) { $0.count(count, at: $0.startedAt) }
  }

  private func write(
    _ request: ServedRequest, _ worker: inout PodWorker, _ index: Int, _ time: Instant
  ) {
    let server = worker.containers[index].process.withServer(
      onPort: request.exchange.port, now: time
    ) { server in
      server.count(1, at: time)
      return server
    }
    if let server { note(request, by: server, &worker, index, time) }
  }

  /// Notes the lines that a server logs for a request.
  func note(
    _ request: ServedRequest, by server: ServerProcess, _ worker: inout PodWorker, _ index: Int,
    _ time: Instant
  ) {
    guard case .http(let service) = server.definition.behaviour,
      service.logs(status: request.status)
    else { return }
    worker.containers[index].log.note(
      ContainerLog.Note(
        image: server.image, program: server.program,
        part: .request(request, number: server.requests), time: time))
    // What is written counts against a limit, and what is noted takes memory.
    if worker.limitsStorage || worker.containers[index].log.isFullOfNotes {
      writeNotes(&worker, index)
    }
  }
}

extension Placeholders {
  /// Takes over what a log line or an answer tells of a request, the server's `number`th.
  mutating func describe(_ request: ServedRequest, _ number: Int) {
    requests = number
    client = request.client
    method = request.exchange.method
    path = request.exchange.path
    host = request.exchange.hostHeader ?? request.exchange.host
    agent = request.exchange.agent
    status = request.status
    size = request.size
  }
}
