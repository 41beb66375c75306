import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Testing

@Suite struct ClusterSessionTests {
  static func session(_ pace: ClusterSession.Pace) throws -> ClusterSession {
    let world = try #require(World.named("one-node"))
    return ClusterSession(cluster: Cluster(world: world, seed: 1), pace: pace)
  }

  static func watchPods(_ session: ClusterSession) throws -> WatchCursor {
    var options = RequestOptions()
    options.resourceVersion = String(session.cluster.revision)
    let response = session.send(
      APIRequest(.watch, .resource(ResourceTarget(resource: "pods")), options: options))
    guard case .watch(let cursor) = response.body else {
      throw Status.internalError("no watch")
    }
    return cursor
  }

  @Test func `a stepped wait jumps to what happens and gives up when nothing does`() throws {
    let session = try Self.session(.stepped)
    var watch = try Self.watchPods(session)
    let start = session.now
    guard case .interrupted = session.next(&watch, until: nil) else {
      Issue.record("a watch on an idle world ended otherwise")
      return
    }
    #expect(session.now - start == session.patience)
    _ = session.withCluster { ClusterTests.create(&$0, pod: "web") }
    guard case .item(let event) = session.next(&watch, until: nil) else {
      Issue.record("the new pod was not seen")
      return
    }
    #expect(event.kind == .added)
    #expect(event.object.string(.metadata, .name) == "web")
  }

  @Test func `a deadline and a simulated interrupt end a wait at their time`() throws {
    let session = try Self.session(.stepped)
    var watch = try Self.watchPods(session)
    let start = session.now
    guard case .timedOut = session.next(&watch, until: start + .seconds(3)) else {
      Issue.record("the deadline was not kept")
      return
    }
    #expect(session.now == start + .seconds(3))
    session.interruptTime = start + .seconds(5)
    guard case .interrupted = session.next(&watch, until: nil) else {
      Issue.record("the interrupt was not kept")
      return
    }
    #expect(session.now == start + .seconds(5))
  }

  @Test func `live time moves in whole quanta between commands`() throws {
    let session = try Self.session(.live(speed: 1_000_000))
    session.idleQuantum = .minutes(1)
    let start = session.now
    var span = Span.zero
    while span == .zero { span = session.catchUp() }
    #expect((session.now - start).nanoseconds % Span.minutes(1).nanoseconds == 0)
    #expect(session.now - start == span)
  }
}
