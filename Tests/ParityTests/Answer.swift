/// What a command gave.
struct Answer: Equatable {
  var output: String
  var error: String
  var status: Int32

  /// The answer with ages replaced, for output whose ages come from the client's own clock.
  var withoutAges: Answer {
    Answer(output: Self.hidingAges(output), error: Self.hidingAges(error), status: status)
  }

  private static func hidingAges(_ text: String) -> String {
    text.replacing(/\b(\d+[smhdy])+\b/) { _ in "<AGE>" }.replacing(#/ {2,}/#) { _ in "  " }
  }

  /// How two answers differ, a line of both at the first place.
  func difference(from other: Answer) -> String {
    var text = ""
    if status != other.status { text += "exit status \(status) against \(other.status)\n" }
    for (name, mine, theirs) in [
      ("stdout", output, other.output), ("stderr", error, other.error),
    ] where mine != theirs {
      let (a, b) = (lines(mine), lines(theirs))
      let place = zip(a, b).prefix { $0 == $1 }.count
      text += "\(name), line \(place + 1):\n"
      for line in a.dropFirst(place).prefix(4) { text += "  drydock: \(line)\n" }
      for line in b.dropFirst(place).prefix(4) { text += "  kubectl: \(line)\n" }
    }
    return text
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
