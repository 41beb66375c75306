import Simulation
import Testing

@testable import APIServer

@Suite struct SortedMapTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a sorted map agrees with a dictionary over random edits and forks`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var map = SortedMap<Int, Int>()
    var model: [Int: Int] = [:]
    var kept: [(SortedMap<Int, Int>, [Int: Int])] = []
    for step in 0..<5000 {
      let key = random.below(1500)
      let element = random.below(3) == 0 ? nil : step
      map[key] = element
      model[key] = element
      if step % 1000 == 0 { kept.append((map, model)) }
    }
    kept.append((map, model))
    for (map, model) in kept {
      let expected = model.sorted { $0.key < $1.key }
      #expect(map.map(\.key) == expected.map(\.key))
      #expect(map.map(\.element) == expected.map(\.value))
      #expect(map.count == model.count)
      let middle = map.lowerBound(700)
      #expect(middle == map.endIndex ? true : map[middle].key >= 700)
    }
  }

  @Test func `keys sort as etcd sorts their paths`() {
    let keys = [
      ObjectKey("a", "x"), ObjectKey("a-b", "a"), ObjectKey("", "n"), ObjectKey("b", "a"),
    ]
    #expect(keys.sorted().map(\.description) == ["n", "a-b/a", "a/x", "b/a"])
  }
}
