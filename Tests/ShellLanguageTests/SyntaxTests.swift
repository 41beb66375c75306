import ShellLanguage
import Testing

@Suite struct SyntaxTests {
  @Test(
    arguments: [
      ("echo a", .complete), ("", .empty), ("  # note", .empty),
      ("echo 'a", .incomplete(.singleQuote)), ("echo \"a", .incomplete(.doubleQuote)),
      ("echo `a", .incomplete(.backtick)), ("echo ${a", .incomplete(.parameter)),
      ("echo $(a", .incomplete(.substitution)), ("echo $((1+", .incomplete(.arithmetic)),
      ("cat <<EOF\nx", .incomplete(.heredoc("EOF"))), ("cat <<EOF\nx\nEOF", .complete),
      ("a |", .incomplete(.operatorAtEnd)), ("a &&", .incomplete(.operatorAtEnd)),
      ("a || # later", .incomplete(.operatorAtEnd)), ("echo a\\", .incomplete(.lineContinuation)),
      ("echo a \\\n", .incomplete(.lineContinuation)),
      ("if true", .incomplete(.compound(closing: "then"))),
      ("if true; then a", .incomplete(.compound(closing: "fi"))),
      ("for i in a b", .incomplete(.compound(closing: "do"))),
      ("while a; do b;", .incomplete(.compound(closing: "done"))),
      ("case x in", .incomplete(.compound(closing: "esac"))),
      ("{ a;", .incomplete(.compound(closing: "}"))),
      ("(a", .incomplete(.compound(closing: ")"))),
      ("f() {", .incomplete(.compound(closing: "}"))),
      ("fi", .invalid(ShellSyntaxError(line: 1, token: "fi"))),
      ("a\nb | | c", .invalid(ShellSyntaxError(line: 2, token: "|"))),
      ("a;;", .invalid(ShellSyntaxError(line: 1, token: ";;"))),
      ("echo )", .invalid(ShellSyntaxError(line: 1, token: ")"))),
      ("echo \"$(if true)\"", .invalid(ShellSyntaxError(line: 1, token: ")"))),
    ] as [(String, ShellParser.Outcome)])
  func `a text is complete, wants more lines, or is wrong`(
    _ text: String, _ outcome: ShellParser.Outcome
  ) {
    #expect(ShellParser.check(text) == outcome)
  }

  @Test(
    arguments: [
      ("(", 5000), ("$(", 5000), ("echo $((1+(", 5000), ("$(( ) ", 300), ("${x:-", 5000),
      ("\"${x:-", 5000),
      ("! ", 5000), ("if a; then b; el", 5000), ("a && ", 9000), ("[[ ", 5000), ("`\\", 5000),
      ("if x; then y; elif z; then ", 5000), ("case x in x) ", 5000), ("f() { ", 5000),
    ])
  func `deep nesting is refused and does not end the program`(_ piece: String, _ count: Int) {
    #expect(ShellParser.check(String(repeating: piece, count: count) + "x") != .complete)
  }

  @Test(
    arguments: [
      ("", "command [] '' 0 none 0"), ("kub", "command [] 'kub' 0 none 0"),
      ("kubectl ", "argument [kubectl] '' 8 none 0"),
      ("kubectl get po", "argument [kubectl, get] 'po' 12 none 0"),
      ("a | kubectl get \"p", "argument [kubectl, get] 'p' 16 double 1"),
      ("echo 'it", "argument [echo] 'it' 5 single 0"),
      ("cat < fi", "target [cat] 'fi' 6 none 0"), ("X=1 Y=", "assignment [] 'Y=' 4 none 0"),
      ("echo $(kubectl get n", "argument [kubectl, get] 'n' 19 none 0"),
      ("if kub", "command [] 'kub' 3 none 0"), ("a && b c\\ d", "argument [b] 'c d' 7 none 0"),
      ("a # comm", "comment [a] '' 8 none 0"), ("a b\\", "argument [a] 'b' 2 escape 0"),
      ("a | b | ", "command [] '' 8 none 2"),
    ])
  func `a scan tells what is at the cursor`(_ text: String, _ expected: String) {
    let cursor = LineScan(text).cursor
    let words = cursor.commandWords.joined(separator: ", ")
    let shown =
      "\(cursor.kind) [\(words)] '\(cursor.word)' \(cursor.wordStart) \(cursor.quote) "
      + "\(cursor.pipelinePosition)"
    #expect(shown == expected)
  }

  @Test(
    arguments: [
      (
        "X=1 echo \"a b\" >f # c",
        "assignment:0-3 command:4-8 argument:9-14 redirection:15-16 target:16-17 comment:18-21"
      ),
      (
        "if a; then b | c; fi",
        "reserved:0-2 command:3-4 control:4-5 reserved:6-10 command:11-12 control:13-14 command:15-16 control:16-17 reserved:18-20"
      ),
      ("cat <<E\nx\nE\nls", "command:0-3 redirection:4-6 target:6-7 heredoc:8-12 command:12-14"),
      ("echo $(ls a) b", "command:0-4 command:7-9 argument:10-11 argument:5-12 argument:13-14"),
    ])
  func `a scan gives tokens for highlighting`(_ text: String, _ expected: String) {
    let tokens = LineScan(text).tokens.map { token in
      "\(token.kind):\(token.range.lowerBound)-\(token.range.upperBound)"
    }
    #expect(tokens.joined(separator: " ") == expected)
  }
}
