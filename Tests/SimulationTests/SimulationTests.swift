import Simulation
import Testing

@Suite struct SimulationTests {
  @Test func `events come by time, then lane, then order of arrival`() {
    var queue = EventQueue<String>()
    queue.push("d", at: Instant(epochSeconds: 2))
    queue.push("b", at: Instant(epochSeconds: 1), lane: 1)
    queue.push("c", at: Instant(epochSeconds: 1), lane: 1)
    queue.push("a", at: Instant(epochSeconds: 1))
    var order = ""
    while let entry = queue.pop() { order += entry.event }
    #expect(order == "abcd")
  }

  @Test func `a stream repeats itself and its children are independent`() {
    var first = RandomStream(seed: 42).split("names")
    var second = RandomStream(seed: 42).split("names")
    var other = RandomStream(seed: 42).split("uids")
    #expect(first.nameSuffix() == second.nameSuffix())
    #expect(first.uuid() != other.uuid())
    #expect(second.uuid().count == 36)
  }
}
