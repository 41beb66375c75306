import Foundation
import Simulation
import Testing

@testable import Courseware

@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Transcripts")

  /// Every transcript of the package.
  static let all: [String] = {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A file with one block that holds `lines`.
  static func file(_ lines: String..., header: [String] = []) -> String {
    (["---", "format: 1"] + header + ["---", "```console"] + lines + ["```", ""])
      .joined(separator: "\n")
  }

  static func report(_ text: String) throws -> TranscriptVerifier.Report {
    try TranscriptVerifier.verify(try TranscriptParser.parse(text), path: "x.md")
  }

  @Test func `there are transcripts, and each names what it shows`() throws {
    #expect(Self.all.count >= 8)
    for name in Self.all {
      let transcript = try TranscriptParser.parse(try Self.text(name))
      #expect(!transcript.header.title.isEmpty, "\(name)")
      #expect(!transcript.steps.isEmpty, "\(name)")
    }
  }

  @Test(arguments: all)
  func `a transcript of the package holds`(_ name: String) throws {
    let report = try Self.report(try Self.text(name))
    let differences = report.mismatches.map(\.difference).joined()
    #expect(report.mismatches.isEmpty, "\(name):\n\(differences)")
  }

  @Test func `one changed byte of output is found, with its line`() throws {
    let text = try Self.text("pods/first-pod.md")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("node-2 ") })
    var changed = lines
    changed[place] = lines[place].replacing("Ready", with: "Reafy")
    let report = try Self.report(changed.joined(separator: "\n"))
    #expect(report.mismatches.map(\.subject) == ["kubectl get nodes"])
    let difference = try #require(report.mismatches.first?.difference)
    #expect(difference.contains("-" + changed[place]))
    #expect(difference.contains("+" + lines[place]))
    #expect(report.updatedLines == Array(lines.dropLast()))
  }

  static let changes: [(from: String, to: String, fault: String)] = [
    ("a\n", "b\n", "-b\n+a"), ("a\n", "", "+a"), ("a\n", "a\na\n", "-a"),
    ("a\n", "a\n? 1\n", "exit status 0, expected 1"), ("a\n", " a\n", "- a\n+a"),
  ]

  @Test(arguments: changes.indices)
  func `every kind of difference fails`(_ index: Int) throws {
    let change = Self.changes[index]
    let right = "---\nformat: 1\n---\n```console\n$ echo a\n\(change.from)```\n"
    #expect(try Self.report(right).mismatches.isEmpty)
    let report = try Self.report(right.replacing("$ echo a\na\n", with: "$ echo a\n" + change.to))
    #expect(report.mismatches.count == 1)
    #expect(report.mismatches.first?.difference.contains(change.fault) == true)
    #expect(report.updatedLines.joined(separator: "\n") + "\n" == right)
  }

  static let faults: [(text: String, line: Int, message: String)] = [
    ("hello", 1, "the file must begin with a --- header"),
    ("---\nformat: 1\n", 1, "the header has no closing ---"),
    ("---\nformat: 2\n---\n", 2, "only format 1 is known, not \"2\""),
    ("---\nformat: 1\ncolour: red\n---\n", 3, "unknown header key \"colour\""),
    ("---\nformat: 1\nx-colour: red\nseed: many\n---\n", 4, "seed must be a number"),
    ("---\nnothing\n---\n", 2, "a header line must be \"key: value\""),
    ("---\ncols: 5\n---\n", 2, "cols must be between 20 and 500"),
    ("---\nstart: today\n---\n", 2, "start must be a time such as 2030-01-01T09:00:00Z"),
    ("---\n---\n```console\n$ ls\n", 3, "the block is not closed"),
    ("---\n---\n```console\nls\n```\n", 4, "a block must begin with \"$ \" or \"@ \""),
    ("---\n---\n```console\n$ ls\n@ 8s\n```\n", 5, "a time must read like +8s or +1m30s"),
    ("---\n---\n```console\n@ +400d\n```\n", 4, "the clock may go on by a year at most"),
    ("---\n---\n```console\n@ soon\n```\n", 4, "a time must read like +8s or +1m30s"),
    ("---\n---\n```console\n$ ls\n? many\n```\n", 5, "? must be followed by an exit status"),
    ("---\n---\n```console\n$ ls\n? 300\n```\n", 5, "? must be followed by an exit status"),
    ("---\n---\n```console\n$ ls\n? 1\na\n```\n", 6, "output after \"? N\""),
    ("---\n---\n```console\n$ ls\na\n> b\n```\n", 6, "\"> \" can only follow a command"),
    ("---\n---\n\n<!-- nota: x -->\n", 4, "unknown comment \"nota\"; did you mean note: ?"),
    ("---\n---\n<!-- note: x\n-->\n", 3, "a comment must end with --> on its line"),
    ("---\n---\n<!-- never: -->\n", 3, "never: needs a text"),
    ("---\n---\n<!-- expect: pod -->\n", 3, "expect: must read KIND/NAME FIELD=VALUE ..."),
    (
      "---\n---\n<!-- expect: pod/web phase -->\n", 3, "expect: \"phase\" must read FIELD=VALUE"
    ),
    ("---\n---\n\u{1b}]0;title\u{7}\n", 3, "control character U+001B in the text"),
    ("---\n---\n```console\n$ ls\na\u{9b}31m\n```\n", 5, "control character U+009B in the text"),
    ("---\n---\r\n", 2, "control character U+000D in the text"),
  ]

  @Test(arguments: faults.indices)
  func `a file that is no transcript is refused with its line`(_ index: Int) {
    let fault = Self.faults[index]
    let error = #expect(throws: TranscriptError.self) { try TranscriptParser.parse(fault.text) }
    #expect(error == TranscriptError(line: fault.line, message: fault.message))
  }

  static let masks: [(output: String, expected: String, holds: Bool)] = [
    ("web 5s", "web [AGE]", true), ("web 5s", "web [NUM]", false), ("web 3m20s", "web [AGE]", true),
    ("10.244.1.7", "[IP]", true), ("10.244.1", "[IP]", false), ("a b c", "a [..] c", true),
    ("a\nb\nc", "...", true), ("a\nb\nc", "a\n...\nc", true), ("a\nb\nc", "...\nb", false),
    ("x-k2j9v\nx-k2j9v", "x-[HASH#a]\nx-[HASH#a]", true),
    ("x-k2j9v\nx-b4c5d", "x-[HASH#a]\nx-[HASH#a]", false),
    ("x-k2j9v\nx-b4c5d", "x-[HASH#a]\nx-[HASH#b]", true), ("[AGE]", "[AGE]", true),
    ("17", "[NUM]", true), ("a  ", "a", true), (" a", "a", false), ("[..", "[..", true),
  ]

  @Test(arguments: masks.indices)
  func `masks stand for text of their form and nothing else`(_ index: Int) {
    let mask = Self.masks[index]
    var bindings: OutputPattern.Bindings = [:]
    let lines = { (text: String) in text.split(separator: "\n").map(String.init) }
    let holds = OutputPattern.matches(
      lines(mask.expected), lines(mask.output), isUnordered: false, &bindings)
    #expect(holds == mask.holds, "\(mask.expected) for \(mask.output)")
  }

  @Test func `an update rewrites output and leaves prose, notes and masks alone`() throws {
    let old = """
      ---
      format: 1
      x-author: me
      ---
      # Title

      Prose stays as it *is*.
      <!-- note: so does this -->
      ```console
      $ printf 'one 5s\\ntwo 6s\\n'
      one [AGE]
      wrong
      $ false
      ```
      <!-- pause: And? -->
      ```text
      $ no command
      ```

      """
    let new = old.replacing("wrong\n$ false\n", with: "two 6s\n$ false\n? 1\n")
    let report = try Self.report(old)
    #expect(report.mismatches.count == 2)
    #expect(report.updatedLines.joined(separator: "\n") + "\n" == new)
    #expect(try Self.report(new).mismatches.isEmpty)
  }

  @Test func `expectations look at the cluster, whatever the words say`() throws {
    let steps = Self.file("$ kubectl run web --image=nginx >/dev/null", "@ +20s")
    let good = try Self.report(steps + "<!-- expect: pod/web phase=Running nodeName=node-3 -->\n")
    let bad = try Self.report(steps + "<!-- expect: pod/web phase=Failed -->\n")
    let none = try Self.report(steps + "<!-- expect: pod/api phase=Running -->\n")
    #expect(good.mismatches.filter { !$0.difference.contains("nodeName") }.isEmpty)
    #expect(
      bad.mismatches.map(\.difference)
        == ["x.md:8: pod/web has phase=Running, expected Failed\n"])
    #expect(none.mismatches.map(\.difference) == ["x.md:8: pod/api does not exist\n"])
  }

  @Test func `forbidden text, any order, an interrupted watch and a line without end`() throws {
    let never = "<!-- never: secret -->\n"
    let head = "---\nformat: 1\n---\n"
    let block = "```console\n$ echo a secret\na secret\n```\n"
    #expect(try Self.report(head + never + block).mismatches.count == 1)
    #expect(try Self.report(head + block).mismatches.isEmpty)
    let mixed = "```console\n$ printf 'a\\nb\\n'\nb\na\n```\n"
    #expect(try Self.report(head + "<!-- unordered -->\n" + mixed).mismatches.isEmpty)
    #expect(try Self.report(head + mixed).mismatches.count == 1)
    let rest = Self.file(
      "$ kubectl get pods -w", "^C +5s", "$ printf a", "a[no-eol]", "$ echo '$ x'", "\\$ x")
    #expect(try Self.report(rest).mismatches.isEmpty)
  }

  @Test func `what is recorded verifies`() throws {
    let commands = [
      "kubectl get nodes", "kubectl run web --image=nginx", "kubectl get pods", "printf 'a\\nb'",
      "echo '> quoted' | cat", "kubectl get pod nobody", "cat <<EOF\none\nEOF",
    ]
    let header = Transcript.Header()
    let runner = try TranscriptRunner(header)
    let recorder = TranscriptRecorder()
    var text = recorder.head(header)
    for (index, command) in commands.enumerated() {
      var step = Transcript.Step(action: .advance(.seconds(Int64(index))), line: 1, outputLine: 1)
      _ = runner.run(step)
      step.action = .command(command)
      let outcome = runner.run(step)
      let output = outcome.output.map { $0 + "\n" }.joined()
      text += recorder.step(
        command, idle: .seconds(Int64(index)),
        output: output.replacing("[no-eol]\n", with: ""), status: outcome.status)
    }
    let report = try Self.report(text)
    #expect(report.mismatches.isEmpty, "\(report.mismatches.map(\.difference).joined())")
    #expect(report.stepCount == commands.count * 2 - 1)
  }

  @Test func `a recording holds no escape sequences and no redacted word`() throws {
    var recorder = TranscriptRecorder()
    recorder.redactedWords = ["hunter2"]
    let text = recorder.step(
      "echo hunter2", idle: .zero,
      output: "\u{1b}[31mhunter2\u{1b}[0m\u{7}\r\na\u{8}bc\u{1b}[K\r\n",
      status: 0)
    #expect(text == "```console\n$ echo [redacted]\n[redacted]\nbc\n```\n")
  }
}
