import APIServer
import ObjectModel
import Simulation
import TextColumns

/// Steps as a page: a line for each act, wrapped to the width; what reads alike is told once.
struct TracePage {
  let width: Int
  let isStyled: Bool
  let words: TracePhrases

  /// How many steps are shown before the middle is left out.
  static let stepLimit = 80
  /// How many names of others are given in full.
  static let nameLimit = 5
  /// How often one object's like steps are shown.
  static let repeatLimit = 3
  /// How many objects' like steps are shown that do not follow each other closely.
  static let distinctLimit = 2
  /// Within which time like steps of several objects count as one.
  static let closeTime = Span.seconds(5 as Int64)

  /// A step that is shown, with those that read alike.
  private struct Shown {
    let step: TraceStep
    var others: [(subject: String, time: Instant)] = []
    var again = (count: 0, last: Instant(nanoseconds: 0))

    /// When it or one that reads alike last happened.
    var last: Instant { others.last?.time ?? step.time }
  }

  func lines(title: String, steps: [TraceStep], isWhole: Bool) -> [String] {
    guard let start = steps.first?.time else { return [title] }
    var shown = folded(steps)
    var lines = wrapped(styled(title, "1"), indent: "")
    if !isWhole { lines += wrapped(words.forgotten(APIServer.keptWrites), indent: "") }
    let time = RFC3339.text(epochSeconds: start.epochSeconds)
    lines += wrapped(styled(words.began(time), "2"), indent: "")
    let column = shown.flatMap(\.step.acts).map { String($0.revision).utf8.count }.max() ?? 1
    var left = 0
    if shown.count > Self.stepLimit {
      left = shown.count - Self.stepLimit
      shown.removeSubrange((Self.stepLimit - 20)..<(Self.stepLimit - 20 + left))
    }
    for (index, entry) in shown.enumerated() {
      if left > 0, index == Self.stepLimit - 20 { lines.append(words.leftOut(left)) }
      lines += page(entry, start, column)
    }
    return lines
  }

  // MARK: Folding

  private func folded(_ steps: [TraceStep]) -> [Shown] {
    var shown: [Shown] = []
    var places: [String: [Int]] = [:]
    for step in steps {
      let same = places[step.pattern] ?? []
      let own = same.filter { shown[$0].step.subject == step.subject }
      if own.isEmpty, let near = same.last {
        let isClose = step.time - shown[near].last <= Self.closeTime
        if isClose || same.count >= Self.distinctLimit {
          if !shown[near].others.contains(where: { $0.subject == step.subject }) {
            shown[near].others.append((step.subject, step.time))
          }
          continue
        }
      }
      if own.count >= Self.repeatLimit, let last = own.last {
        shown[last].again = (shown[last].again.count + 1, step.time)
        continue
      }
      places[step.pattern, default: []].append(shown.count)
      shown.append(Shown(step: step))
    }
    return shown
  }

  // MARK: Lines

  private func page(_ entry: Shown, _ start: Instant, _ column: Int) -> [String] {
    let step = entry.step
    let time = Self.offset(step.time - start)
    let head = styled(time, "36") + "  " + styled(step.who, "1")
    let indent = String(repeating: " ", count: column + 4)
    var lines: [String]
    if let trigger = step.trigger {
      lines = wrapped("\(head)  \(styled(trigger, "2"))", indent: indent)
    } else {
      lines = [head]
    }
    for act in step.acts {
      let number = DisplayWidth.padded("  \(act.revision)", to: column + 4)
      lines += wrapped(
        styled(number, "2") + (act.isWarning ? styled(act.text, "33") : act.text), indent: indent)
    }
    if !entry.others.isEmpty {
      let names = entry.others.prefix(Self.nameLimit).map { other in
        name(other.subject, like: step.subject) + distance(other.time, step.time, start)
      }
      lines += wrapped(indent + words.likewise(names, entry.others.count), indent: indent)
    }
    if entry.again.count > 0 {
      let last = Self.offset(entry.again.last - start)
      lines += wrapped(indent + words.again(entry.again.count, last), indent: indent)
    }
    return lines
  }

  /// A subject without its kind, when that goes without saying.
  private func name(_ subject: String, like first: String) -> String {
    let kind = first.prefix { $0 != " " } + " "
    return subject.hasPrefix(kind) ? String(subject.dropFirst(kind.count)) : subject
  }

  /// When something happened, if that is not at about the time already told.
  private func distance(_ time: Instant, _ told: Instant, _ start: Instant) -> String {
    time - told < .seconds(1 as Int64) ? "" : " (\(Self.offset(time - start)))"
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    DisplayWidth.wrapped(text, at: max(width, 40), indent: indent)
  }

  private func styled(_ text: String, _ code: String) -> String {
    isStyled ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }

  /// `+0.002s` below a minute, `+1m5s` from then on.
  static func offset(_ span: Span) -> String {
    guard span < .minutes(1) else {
      return "+" + Span.seconds(span.nanoseconds / 1_000_000_000).goDuration
    }
    let thousandths = String(1000 + span.nanoseconds / 1_000_000 % 1000).dropFirst()
    return "+\(span.nanoseconds / 1_000_000_000).\(thousandths)s"
  }
}
