extension RegularExpression {
  /// Where a match and its groups lie, as indices into the text; -1 for a group that took no part.
  struct Match: Sendable {
    var slots: [Int]

    var range: Range<Int> { slots[0]..<slots[1] }

    func group(_ number: Int) -> Range<Int>? {
      let start = number * 2
      guard start + 1 < slots.count, slots[start] >= 0, slots[start + 1] >= slots[start] else {
        return nil
      }
      return slots[start]..<slots[start + 1]
    }
  }

  private struct Thread {
    var counter: Int
    var slots: [Int]
  }

  private struct ThreadList {
    var threads: [Thread] = []
    var marks: [Int]
    var mark = 0

    init(count: Int) { marks = [Int](repeating: -1, count: count) }

    mutating func clear() {
      threads.removeAll(keepingCapacity: true)
      mark += 1
    }
  }

  /// Whether the text holds a match.
  func matches(_ text: [UInt32]) -> Bool {
    if let literal { return Self.find(literal, in: text, from: 0) != nil }
    return firstMatch(in: text, capturing: false) != nil
  }

  /// The leftmost match at or behind an index, and of those that start there the longest.
  ///
  /// - Complexity: O(text x pattern).
  func firstMatch(in text: [UInt32], from start: Int = 0, capturing: Bool = true) -> Match? {
    if let literal {
      return Self.find(literal, in: text, from: start)
        .map { Match(slots: [$0, $0 + literal.count]) }
    }
    let slotCount = capturing ? groupCount * 2 + 2 : 2
    var current = ThreadList(count: program.count)
    var next = ThreadList(count: program.count)
    var best: [Int]?
    var position = start
    current.clear()
    while true {
      if best == nil {
        add(0, [Int](repeating: -1, count: slotCount), position, text, &current)
      }
      if current.threads.isEmpty, best != nil { break }
      next.clear()
      for thread in current.threads {
        if let best, thread.slots[0] > best[0] { continue }
        if case .match = program[thread.counter] {
          if best.map({ thread.slots[0] < $0[0] || thread.slots[1] > $0[1] }) ?? true {
            best = thread.slots
          }
          continue
        }
        guard position < text.count, accepts(program[thread.counter], text[position]) else {
          continue
        }
        add(thread.counter + 1, thread.slots, position + 1, text, &next)
      }
      if position >= text.count { break }
      position += 1
      swap(&current, &next)
    }
    return best.map { Match(slots: $0) }
  }

  private func accepts(_ instruction: Instruction, _ scalar: UInt32) -> Bool {
    switch instruction {
    case .character(let wanted): wanted == scalar
    case .any: true
    case .set(let set): set.contains(scalar)
    default: false
    }
  }

  /// Adds a thread and everything it reaches without reading.
  private func add(
    _ counter: Int, _ slots: [Int], _ position: Int, _ text: [UInt32], _ list: inout ThreadList
  ) {
    var pending = [Thread(counter: counter, slots: slots)]
    while var thread = pending.popLast() {
      guard list.marks[thread.counter] != list.mark else { continue }
      list.marks[thread.counter] = list.mark
      switch program[thread.counter] {
      case .jump(let target):
        thread.counter = target
        pending.append(thread)
      case .split(let first, let second):
        pending.append(Thread(counter: second, slots: thread.slots))
        thread.counter = first
        pending.append(thread)
      case .save(let slot):
        if slot < thread.slots.count { thread.slots[slot] = position }
        thread.counter += 1
        pending.append(thread)
      case .lineStart, .lineEnd, .wordEdge, .wordStart, .wordEnd:
        guard holds(program[thread.counter], position, text) else { continue }
        thread.counter += 1
        pending.append(thread)
      default: list.threads.append(thread)
      }
    }
  }

  private func holds(_ instruction: Instruction, _ position: Int, _ text: [UInt32]) -> Bool {
    let before = position > 0 && Self.isWord(text[position - 1])
    let after = position < text.count && Self.isWord(text[position])
    switch instruction {
    case .lineStart: return position == 0
    case .lineEnd: return position == text.count
    case .wordEdge(let isEdge): return (before != after) == isEdge
    case .wordStart: return !before && after
    case .wordEnd: return before && !after
    default: return true
    }
  }

  static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 48...57, 65...90, 95, 97...122, 0xaa...0x10ffff: true
    default: false
    }
  }

  /// The first place of a text within another.
  private static func find(_ needle: [UInt32], in text: [UInt32], from start: Int) -> Int? {
    guard let first = needle.first else { return start <= text.count ? start : nil }
    guard text.count - start >= needle.count else { return nil }
    var index = start
    let last = text.count - needle.count
    while index <= last {
      if text[index] == first {
        var offset = 1
        while offset < needle.count, text[index + offset] == needle[offset] { offset += 1 }
        if offset == needle.count { return index }
      }
      index += 1
    }
    return nil
  }
}
