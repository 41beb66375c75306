import APIServer
import Formats
import ObjectModel
import Simulation

/// The part of `kubectl get -w` that follows changes.
struct GetWatch {
  let command: GetCommand
  var printer: ObjectPrinter
  private var writer = TabWriter(.table)
  private var tablePrinter: TablePrinter?

  init(command: GetCommand, printer: ObjectPrinter) {
    self.command = command
    self.printer = printer
  }

  private var context: CommandContext { command.context }

  mutating func run() throws(CommandError) {
    var builder = try command.makeBuilder(printer.format)
    builder.singleType = true
    builder.chunkSize = context.flags.int("chunk-size")
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    if !result.isList, result.infos.count > 1 {
      throw .text(
        "watch is only supported on individual resources and resource collections - more than 1 "
          + "resource was found")
    }
    guard let resource = try builder.watchedResource(result) else { return }
    tablePrinter = TablePrinter(
      command.tableOptions(printer.format, resource, showsKind: false))
    let isList = result.isList
    for info in result.infos {
      try show(info, shows: !context.flags.bool("watch-only"))
    }
    write(writer.flush())
    try follow(builder, resource, result, isList: isList)
  }

  private mutating func follow(
    _ builder: ResourceBuilder, _ resource: APIResource, _ result: ResourceBuilder.Result,
    isList: Bool
  ) throws(CommandError) {
    var options = RequestOptions()
    options.labelSelector = builder.labelSelector ?? ""
    options.fieldSelector = builder.fieldSelector ?? ""
    options.resourceVersion = isList ? result.listVersion : "0"
    if !isList, let name = result.infos.first?.name {
      options.labelSelector = ""
      options.fieldSelector = "metadata.name=\(name)"
    }
    let response = try context.send(
      APIRequest(
        .watch, resource.target(builder.namespace), options: options, answer: builder.answer))
    guard case .watch(var cursor) = response.body else {
      throw .text("the server answered no watch")
    }
    // A watch of one object begins with its present state, which has been shown.
    var shows = isList
    let deadline = context.requestTimeout.map { context.client.now + $0 }
    while true {
      switch context.client.next(&cursor, until: deadline) {
      case .item(let event):
        if event.kind == .bookmark { continue }
        if event.kind == .error { return }
        try show(event.object, event.kind.rawValue, shows: shows)
        write(writer.flush())
        shows = true
      case .interrupted: throw .interrupted
      case .timedOut, .ended: return
      }
    }
  }

  private mutating func show(_ info: ObjectInfo, shows: Bool) throws(CommandError) {
    guard let table = info.table else {
      return try show(info.object, "ADDED", shows: shows)
    }
    showTable(ServerTable.printable(table), "ADDED", shows: shows)
  }

  private mutating func show(
    _ object: Value, _ event: String, shows: Bool
  ) throws(CommandError) {
    if printer.format.isHumanReadable {
      let table = ServerTable.printable(object, now: context.client.now.epochSeconds)
      return showTable(table, event, shows: shows)
    }
    if !shows { return }
    guard context.flags.bool("output-watch-events") else {
      return write(try printer.text(object))
    }
    if case .name = printer.format { return write(try printer.text(object)) }
    write(try printer.text(["type": .string(event), "object": object], isTyped: true))
  }

  private mutating func showTable(_ table: Formats.Table, _ event: String, shows: Bool) {
    var table = table
    if !shows { table.rows = [] }
    let label = context.flags.bool("output-watch-events") ? event : nil
    tablePrinter?.write(table, event: label, to: &writer)
  }

  private func write(_ text: String) {
    if !text.isEmpty { context.write(text) }
  }
}

extension ResourceBuilder {
  /// The one resource that a watch is about.
  func watchedResource(_ result: Result) throws(CommandError) -> APIResource? {
    if let type = types.first { return try context.discovery().resource(named: type) }
    return result.infos.first?.resource
  }
}

extension CommandContext {
  /// How long one request may take by `--request-timeout`; nil without limit.
  var requestTimeout: Span? {
    let text = flags.string("request-timeout")
    let span = Int64(text).map { Span.seconds($0) } ?? Span(goDuration: text)
    return span == .zero ? nil : span
  }
}
