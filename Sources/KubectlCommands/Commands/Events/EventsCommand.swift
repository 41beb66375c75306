// Models: kubectl pkg/cmd/events, v1.32.

import APIServer
import Formats
import ObjectModel
import Simulation

/// `kubectl events`: what happened, in order.
struct EventsCommand {
  static let command = Command(
    name: "events", group: .troubleshooting, short: "List events",
    long: """
      List events of the namespace in the order in which they happened, or only those about one \
      object.
      """,
    examples: """
      # Of the namespace
      kubectl events

      # Of all namespaces
      kubectl events --all-namespaces

      # About one pod, and what still happens to it
      kubectl events --for pod/web --watch

      # Only what went wrong
      kubectl events --types=Warning
      """,
    usage: """
      events [(-o|--output=)\(OutputFormat.common.joined(separator: "|"))] [--for TYPE/NAME] \
      [--watch] [--types=Normal,Warning] [options]
      """,
    flags: """
      -A --all-namespaces bool
      --allow-missing-template-keys bool =true
      --chunk-size int =500
      --for string  Only events about this object, as TYPE/NAME.
      --no-headers bool
      -o --output string
      --show-managed-fields bool
      --template string
      --types list
      -w --watch bool  Show the events, then follow new ones.
      """,
    run: { context throws(CommandError) in
      var command = try EventsCommand(context)
      try command.run()
    })

  private let context: CommandContext
  private var printer: ObjectPrinter
  private var writer = TabWriter(.table)
  private var showsHeaders: Bool
  private let isWide: Bool

  private init(_ context: CommandContext) throws(CommandError) {
    self.context = context
    printer = try ObjectPrinter(context)
    showsHeaders = !context.flags.bool("no-headers")
    isWide = context.flags.bool("all-namespaces")
  }

  private mutating func run() throws(CommandError) {
    let namespace = try context.namespace().name
    let options = try options()
    for type in context.flags.list("types")
    where !["normal", "warning"].contains(type.lowercased()) {
      throw .text("valid --types are Normal or Warning")
    }
    let target = RequestTarget.resource(
      ResourceTarget(resource: "events", namespace: isWide ? nil : namespace))
    if context.flags.bool("watch") { return try follow(target, options) }
    let list = try context.object(APIRequest(.list, target, options: options))
    let events = EventAge.sorted(list.elements("items").filter(isWanted))
    if events.isEmpty {
      context.complain(
        isWide ? "No events found.\n" : "No events found in \(namespace) namespace.\n")
      return
    }
    try show(events, asList: true)
  }

  private func options() throws(CommandError) -> RequestOptions {
    var options = RequestOptions()
    let text = context.flags.string("for")
    if text.isEmpty { return options }
    let parts = text.parts(by: "/")
    if parts.count == 1 { throw .text("--for must be in resource/name form") }
    guard parts.count == 2 else {
      throw .text("arguments in resource/name form may not have more than one slash")
    }
    let resource: APIResource
    do throws(CommandError) {
      resource = try context.discovery().resource(named: parts[0].lowercased())
    } catch {
      throw .plain(
        "the server doesn't have a resource type \(parts[0].lowercased().quoted)", code: 1)
    }
    options.fieldSelector =
      "involvedObject.kind=\(resource.kind),involvedObject.apiVersion=\(resource.apiVersion),"
      + "involvedObject.name=\(parts[1])"
    return options
  }

  private func isWanted(_ event: Value) -> Bool {
    let types = context.flags.list("types")
    let type = (event.string("type") ?? "").lowercased()
    return types.isEmpty || types.contains { $0.lowercased() == type }
  }

  private mutating func follow(
    _ target: RequestTarget, _ options: RequestOptions
  ) throws(CommandError) {
    var watch = try ObjectWatch(target, options, until: nil, context)
    while let event = try watch.next(), event.kind != .error {
      guard event.showsObject, isWanted(event.object) else { continue }
      try show([event.object], asList: false)
    }
  }

  private mutating func show(_ events: [Value], asList: Bool) throws(CommandError) {
    guard case .standard = printer.format else {
      let list: Value = [
        "kind": "EventList", "apiVersion": "v1", "metadata": [:], "items": .array(events),
      ]
      return context.write(try printer.text(asList ? list : events[0]))
    }
    if showsHeaders {
      writer.write((isWide ? "NAMESPACE\t" : "") + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n")
      showsHeaders = false
    }
    let now = context.client.now.epochSeconds
    for event in events {
      let object = event["involvedObject"] ?? .emptyObject
      let name = "\(object.string(.kind) ?? "")/\(object.string(.name) ?? "")"
      var cells = isWide ? [event.string(.metadata, .namespace) ?? ""] : []
      cells += [
        EventAge.text(event, now: now), event.string("type") ?? "",
        event.string(.reason) ?? "", name, (event.string(.message) ?? "").trimmed,
      ].map { TerminalText.escaped($0) }
      writer.write(cells.joined(separator: "\t") + "\n")
    }
    context.write(writer.flush())
  }
}
