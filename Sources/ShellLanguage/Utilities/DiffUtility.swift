/// `diff` (normal and unified form) and `cmp`.
enum DiffUtility {
  /// One run of lines that differ.
  private struct Change {
    var oldStart: Int
    var oldEnd: Int
    var newStart: Int
    var newEnd: Int
  }

  /// The most edit steps looked at, which bounds time and memory.
  private static let editLimit = 1000

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    var isUnified = !call.isGNU
    var isBrief = false
    var context = 3
    var parser = OptionParser(call.arguments, valued: "UL", longValued: ["unified"])
    while let (name, value) = parser.next() {
      switch name {
      case "u", "N", "r", "a", "b", "w", "s", "i", "B", "d":
        if name == "u" { isUnified = true }
      case "U", "unified":
        isUnified = true
        context = value.flatMap { Int($0) } ?? 3
      case "q": isBrief = true
      case "L": break
      default:
        call.rejectOption(parser.current, status: 2)
        return .done
      }
    }
    guard parser.operands.count == 2 else {
      call.fail(
        parser.operands.count < 2
          ? "missing operand\(parser.operands.first.map { " after '\($0)'" } ?? "")"
          : "extra operand '\(parser.operands[2])'", status: 2)
      return .done
    }
    guard let old = read(parser.operands[0], &call), let new = read(parser.operands[1], &call)
    else { return .done }
    if old == new { return .done }
    call.status = 1
    if call.name == "cmp" {
      compareBytes(old, new, parser.operands, &call)
    } else if isBrief {
      call.line("Files \(parser.operands[0]) and \(parser.operands[1]) differ")
    } else {
      show(old, new, parser.operands, isUnified ? context : nil, &call)
    }
    return .done
  }

  private static func read(_ path: String, _ call: inout UtilityCall) -> Bytes? {
    do throws(FileError) {
      return try call.files.read(path, from: call.directory)
    } catch {
      call.fail(
        call.isGNU || error == .isDirectory
          ? "\(path): \(error.message)" : "can't open '\(path)': \(error.message)", status: 2)
      return nil
    }
  }

  private static func compareBytes(
    _ old: Bytes, _ new: Bytes, _ names: [String], _ call: inout UtilityCall
  ) {
    let common = zip(old, new).prefix { $0 == $1 }.count
    if common == min(old.count, new.count) {
      let short = old.count < new.count ? names[0] : names[1]
      call.fail("EOF on \(short)" + (common == 0 && call.isGNU ? " which is empty" : ""))
      return
    }
    let line = old[..<common].count { $0 == .newline } + 1
    call.line(
      "\(names[0]) \(names[1]) differ: \(call.isGNU ? "byte" : "char") \(common + 1), line \(line)")
  }

  private static func lines(_ bytes: Bytes) -> [ArraySlice<UInt8>] {
    var result = bytes.split(separator: .newline, omittingEmptySubsequences: false)
    if result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  private static func show(
    _ old: Bytes, _ new: Bytes, _ names: [String], _ context: Int?, _ call: inout UtilityCall
  ) {
    let first = lines(old)
    let second = lines(new)
    let changes = changes(first, second)
    guard let context else {
      for change in changes { normal(change, first, second, &call) }
      return
    }
    for (mark, name) in zip(["---", "+++"], names) {
      let status = try? call.files.status(name, from: call.directory)
      let time = CalendarTime(nanoseconds: status?.modified ?? 0)
      let stamp = call.isGNU ? "\t" + time.formatted("%Y-%m-%d %H:%M:%S.%N %z") : ""
      call.line("\(mark) \(name)\(stamp)")
    }
    var index = 0
    while index < changes.count {
      var last = index
      while last + 1 < changes.count,
        changes[last + 1].oldStart - changes[last].oldEnd <= context * 2
      {
        last += 1
      }
      hunk(Array(changes[index...last]), first, second, context, &call)
      index = last + 1
    }
  }

  private static func hunk(
    _ changes: [Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ context: Int,
    _ call: inout UtilityCall
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(context, first.oldStart)
    let tail = min(context, old.count - last.oldEnd)
    let oldStart = first.oldStart - lead
    let newStart = first.newStart - lead
    let oldCount = last.oldEnd + tail - oldStart
    let newCount = last.newEnd + tail - newStart
    call.line("@@ -\(range(oldStart, oldCount)) +\(range(newStart, newCount)) @@")
    var position = oldStart
    for change in changes {
      for line in old[position..<change.oldStart] { call.write([.space] + line + [.newline]) }
      for line in old[change.oldStart..<change.oldEnd] { call.write([.minus] + line + [.newline]) }
      for line in new[change.newStart..<change.newEnd] { call.write([.plus] + line + [.newline]) }
      position = change.oldEnd
    }
    for line in old[position..<(position + tail)] { call.write([.space] + line + [.newline]) }
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    if count == 1 { return String(start + 1) }
    return "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func normal(
    _ change: Change, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>],
    _ call: inout UtilityCall
  ) {
    func span(_ start: Int, _ end: Int) -> String {
      end - start <= 1 ? String(max(end, start)) : "\(start + 1),\(end)"
    }
    let isAddition = change.oldStart == change.oldEnd
    let isRemoval = change.newStart == change.newEnd
    let letter = isAddition ? "a" : isRemoval ? "d" : "c"
    call.line(
      span(change.oldStart, change.oldEnd) + letter + span(change.newStart, change.newEnd))
    for line in old[change.oldStart..<change.oldEnd] {
      call.write(Array("< ".utf8) + line + [.newline])
    }
    if !isAddition, !isRemoval { call.line("---") }
    for line in new[change.newStart..<change.newEnd] {
      call.write(Array("> ".utf8) + line + [.newline])
    }
  }

  /// The shortest edit by Myers' method; beyond the limit the rest counts as one change.
  private static func changes(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Change] {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix,
      old[old.count - 1 - suffix] == new[new.count - 1 - suffix]
    {
      suffix += 1
    }
    let first = Array(old[prefix..<(old.count - suffix)])
    let second = Array(new[prefix..<(new.count - suffix)])
    guard let pairs = matches(first, second) else {
      return [
        Change(
          oldStart: prefix, oldEnd: old.count - suffix, newStart: prefix,
          newEnd: new.count - suffix)
      ]
    }
    var result: [Change] = []
    var (left, right) = (0, 0)
    for pair in pairs + [(first.count, second.count)] {
      if pair.0 > left || pair.1 > right {
        result.append(
          Change(
            oldStart: prefix + left, oldEnd: prefix + pair.0, newStart: prefix + right,
            newEnd: prefix + pair.1))
      }
      (left, right) = (pair.0 + 1, pair.1 + 1)
    }
    return result
  }

  private static func matches(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [(Int, Int)]? {
    let limit = min(old.count + new.count, editLimit)
    let size = 2 * limit + 2
    var furthest = [Int](repeating: 0, count: size + 1)
    var history: [[Int]] = []
    for distance in 0...limit {
      history.append(Array(furthest[(limit - distance)...(limit + distance + 1)]))
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let goesDown =
          diagonal == -distance
          || (diagonal != distance
            && furthest[limit + diagonal - 1] < furthest[limit + diagonal + 1])
        var x = goesDown ? furthest[limit + diagonal + 1] : furthest[limit + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, old[x] == new[y] {
          x += 1
          y += 1
        }
        furthest[limit + diagonal] = x
        if x >= old.count, y >= new.count { return backtrack(history, old.count, new.count) }
      }
    }
    return nil
  }

  private static func backtrack(_ history: [[Int]], _ old: Int, _ new: Int) -> [(Int, Int)] {
    var (x, y) = (old, new)
    var result: [(Int, Int)] = []
    for distance in stride(from: history.count - 1, through: 0, by: -1) {
      let saved = history[distance]
      func at(_ diagonal: Int) -> Int { saved[diagonal + distance] }
      let diagonal = x - y
      if distance == 0 {
        while x > 0, y > 0 {
          x -= 1
          y -= 1
          result.append((x, y))
        }
        break
      }
      let goesDown =
        diagonal == -distance
        || (diagonal != distance && at(diagonal - 1) < at(diagonal + 1))
      let before = goesDown ? diagonal + 1 : diagonal - 1
      let startX = at(before)
      let startY = startX - before
      let entryX = goesDown ? startX : startX + 1
      while x > entryX {
        x -= 1
        y -= 1
        result.append((x, y))
      }
      (x, y) = (startX, startY)
    }
    return result.reversed()
  }
}
