import Testing

@testable import Simulation

/// Each structure agrees with the plain one over random edits and forks, and a write after a copy
/// copies little.
@Suite struct ForkingTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a sorted map agrees with a dictionary`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var map = SortedMap<Int, Int>()
    var model: [Int: Int] = [:]
    var kept: [(SortedMap<Int, Int>, [Int: Int])] = []
    let range = seed == 3 ? 20_000 : 1500
    for step in 0..<(seed == 3 ? 20_000 : 5000) {
      let key = random.below(range)
      let element = random.below(3) == 0 ? nil : step
      if random.below(1000) == 0 {
        for entry in map.removeLastLeaf() {
          let removed = model.removeValue(forKey: entry.key)
          #expect(removed == entry.element)
        }
      }
      map[key] = element
      model[key] = element
      if step % 1000 == 0 { kept.append((map, model)) }
    }
    kept.append((map, model))
    for (map, model) in kept {
      let expected = model.sorted { $0.key < $1.key }
      #expect(map.map(\.key) == expected.map(\.key))
      #expect(map.map(\.element) == expected.map(\.value))
      #expect(map.reversed().map(\.key) == expected.reversed().map(\.key))
      #expect(map.count == model.count)
      let middle = map.lowerBound(700)
      #expect(map[middle...].map(\.key) == expected.map(\.key).filter { $0 >= 700 })
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a chunked array agrees with an array`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var chunked = ChunkedArray<Int>()
    var model: [Int] = []
    var kept: [(ChunkedArray<Int>, [Int])] = []
    for step in 0..<20_000 {
      switch random.below(8) {
      case 0:
        let last = chunked.popLast()
        #expect(last == model.last)
        if last != nil { model.removeLast() }
      case 1 where !model.isEmpty:
        let place = random.below(model.count)
        chunked[place] += step
        model[place] += step
      case 2 where step % 50 == 0 && !model.isEmpty:
        let place = random.below(model.count)
        let removed = chunked.remove(at: place)
        #expect(removed == model[place])
        model.remove(at: place)
      default:
        chunked.append(step)
        model.append(step)
      }
      if step % 4000 == 0 { kept.append((chunked, model)) }
    }
    kept.append((chunked, model))
    for (chunked, model) in kept { #expect(Array(chunked) == model) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a chunked dictionary agrees with a dictionary`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var chunked = ChunkedDictionary<String, Int>()
    var model: [String: Int] = [:]
    var kept: [(ChunkedDictionary<String, Int>, [String: Int])] = []
    let range = seed == 1 ? 6 : 3000
    for step in 0..<20_000 {
      let key = "key \(random.below(range))"
      switch random.below(4) {
      case 0:
        let removed = chunked.removeValue(forKey: key)
        #expect(removed == model[key])
        model[key] = nil
      case 1:
        let answer = chunked.change(key) { element in
          element += step
          return element
        }
        if let old = model[key] { model[key] = old + step }
        #expect(answer == model[key])
      case 2: #expect(chunked[key] == model[key])
      default:
        chunked[key] = step
        model[key] = step
      }
      if step % 4000 == 0 { kept.append((chunked, model)) }
    }
    kept.append((chunked, model))
    for (chunked, model) in kept {
      #expect(chunked.count == model.count)
      #expect(chunked.isEmpty == model.isEmpty)
      for key in 0..<range { #expect(chunked["key \(key)"] == model["key \(key)"]) }
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `a chunked queue hands out what came first`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var queue = ChunkedQueue<Int>()
    var next = 0
    var taken = 0
    for _ in 0..<30_000 {
      for _ in 0..<random.below(3) {
        queue.append(next)
        next += 1
      }
      let copy = queue
      #expect(queue.first == (taken < next ? taken : nil))
      if queue.popFirst() != nil { taken += 1 }
      #expect(queue.count == next - taken)
      #expect(queue.isEmpty == (taken == next))
      _ = copy
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `events of many moments come in their order`(seed: UInt64) {
    var random = RandomStream(seed: seed)
    var queue = EventQueue<Int>()
    var waiting: [(time: Int, lane: Int, event: Int)] = []
    var previous: EventQueue<Int>?
    for step in 0..<4000 {
      if random.below(5) < 3 {
        let entry = (time: random.below(40), lane: random.below(3), event: step)
        queue.push(
          entry.event, at: Instant(nanoseconds: Int64(entry.time)), lane: UInt8(entry.lane))
        waiting.append(entry)
      } else {
        let first = waiting.indices.min { left, right in waiting[left] < waiting[right] }
        let expected = first.map { waiting.remove(at: $0) }
        #expect(queue.first?.event == expected?.event)
        let entry = queue.pop()
        #expect(entry?.event == expected?.event)
        #expect(entry?.time.nanoseconds == expected.map { Int64($0.time) })
        #expect(entry.map { Int($0.lane) } == expected?.lane)
      }
      #expect(queue.count == waiting.count)
      if step == 2000 { previous = queue }
    }
    var last = (time: -1, lane: -1)
    while let entry = previous?.pop() {
      let place = (time: Int(entry.time.nanoseconds), lane: Int(entry.lane))
      #expect(place >= last)
      last = place
    }
  }

  @Test func `a write after a copy leaves all but a few chunks shared`() {
    var array = ChunkedArray(0..<100_000)
    let copy = array
    array[70_000] = 1
    array[70_001] = 2
    #expect(Self.unshared(array.groups.flatMap(\.self), copy.groups.flatMap(\.self)) == 1)
    #expect(Self.unshared(array.groups, copy.groups) == 1)

    var table = ChunkedDictionary<Int, Int>()
    for key in 0..<50_000 { table[key] = key }
    let old = table
    table[7] = nil
    let chunks = (table.slots.groups.flatMap(\.self), old.slots.groups.flatMap(\.self))
    #expect(Self.unshared(chunks.0, chunks.1) <= 2)

    var map = SortedMap<Int, Int>()
    for key in 0..<100_000 { map[key * 2] = key }
    let before = map
    map[70_000] = 1
    map[70_001] = 2
    #expect(
      Self.unshared(map.branches.flatMap(\.leaves), before.branches.flatMap(\.leaves)) == 1)
    #expect(Self.unshared(map.branches.map(\.leaves), before.branches.map(\.leaves)) == 1)
  }

  /// How many arrays lie in other memory than their counterparts.
  private static func unshared<Element>(_ left: [[Element]], _ right: [[Element]]) -> Int {
    zip(left, right).count { pair in
      pair.0.withUnsafeBufferPointer { $0.baseAddress }
        != pair.1.withUnsafeBufferPointer { $0.baseAddress }
    }
  }
}
