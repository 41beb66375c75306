import Formats
import ObjectModel
import Testing

@Suite struct TableTests {
  private static let pods = Table(
    columns: [
      .init(name: "Name", format: "name"), .init(name: "Ready"), .init(name: "Restarts"),
      .init(name: "Age"), .init(name: "IP", priority: 1),
    ],
    rows: [
      .init(
        cells: ["web-1", "1/1", 0, "5s", "10.1.1.2"],
        object: ["metadata": ["name": "web-1", "namespace": "default", "labels": ["app": "web"]]]),
      .init(
        cells: ["a-much-longer-name", "0/1", "2 (5m ago)", "47h", "<none>"],
        object: ["metadata": ["name": "a-much-longer-name", "namespace": "kube-system"]]),
    ])

  @Test func `a table is aligned as kubectl aligns it`() {
    #expect(
      TablePrinter.text(Self.pods) == """
        NAME                 READY   RESTARTS     AGE
        web-1                1/1     0            5s
        a-much-longer-name   0/1     2 (5m ago)   47h

        """)
  }

  @Test func `options add columns and take headers away`() {
    var options = TablePrinter.Options()
    options.isWide = true
    options.showsNamespace = true
    options.showsLabels = true
    options.labelColumns = ["example.com/app", "app"]
    options.kindPrefix = "Pod"
    #expect(
      TablePrinter.text(Self.pods, options) == """
        NAMESPACE     NAME                     READY   RESTARTS     AGE   IP         APP   APP   LABELS
        default       pod/web-1                1/1     0            5s    10.1.1.2         web   app=web
        kube-system   pod/a-much-longer-name   0/1     2 (5m ago)   47h   <none>                 <none>

        """)
    options = TablePrinter.Options()
    options.hidesHeaders = true
    #expect(
      TablePrinter.text(Self.pods, options) == """
        web-1                1/1   0            5s
        a-much-longer-name   0/1   2 (5m ago)   47h

        """)
  }

  @Test func `rows of a watch keep the widths of the rows before`() {
    var printer = TablePrinter()
    var writer = TabWriter(.table)
    printer.write(Self.pods, to: &writer)
    _ = writer.flush()
    let row = Table.Row(cells: ["b", "1/1", 1, "1s", ""])
    printer.write(Table(columns: [], rows: [row]), to: &writer)
    #expect(writer.flush() == "b                    1/1     1            1s\n")
    writer.forgetWidths()
    printer.write(Table(columns: Self.pods.columns, rows: [row]), event: "ADDED", to: &writer)
    #expect(writer.flush() == "ADDED      b     1/1   1     1s\n")
  }

  @Test func `cells are cut at line breaks and made safe`() {
    let table = Table(
      columns: [.init(name: "a"), .init(name: "b"), .init(name: "c"), .init(name: "d")],
      rows: [.init(cells: ["one\ntwo", "\u{1b}[31m", .null, [1, ["x": 1.5]]])])
    #expect(
      TablePrinter.text(table) == """
        A        B        C     D
        one...   ^[[31m         [1 map[x:1.5]]

        """)
    #expect(TablePrinter.text(Table(columns: table.columns, rows: [])).isEmpty)
  }

  @Test(arguments: [
    ("a\tb\tc\naaaa\tbbbb\tcccc\n", "a     b     c\naaaa  bbbb  cccc\n"),
    ("a\tb\nx\naaaa\tb\n", "a  b\nx\naaaa  b\n"),
    ("Name:\tx\nLabels:\ta=b\n\tc=d\n", "Name:    x\nLabels:  a=b\n         c=d\n"),
    ("a\t\nbbb\t\n", "a    \nbbb  \n"),
    ("é日\tb\nabc\td\n", "é日   b\nabc  d\n"),
    ("a\tb\taaa\tb", "a  b  aaa  b"),
    ("a\tbbbbb\tc\na\tb\nx\ty\tz\n", "a  bbbbb  c\na  b\nx  y  z\n"),
  ])
  func `describe's columns are blocks of lines`(input: String, output: String) {
    var writer = TabWriter(.describe)
    writer.write(input)
    #expect(writer.flush() == output)
  }

  @Test func `a describe page has levels`() {
    var page = DescribeWriter()
    page.line(0, "Name:\tweb")
    page.line(0, "Containers:")
    page.nested(1) { inner in
      inner.line(0, "c:")
      inner.row(1, ["Image:", "nginx"])
      inner.row(1, ["Image ID:", "x"])
    }
    page.flush()
    page.row(0, ["Events:", "<none>"])
    #expect(
      page.text() == """
        Name:  web
        Containers:
          c:
            Image:     nginx
            Image ID:  x
        Events:  <none>

        """)
  }
}
