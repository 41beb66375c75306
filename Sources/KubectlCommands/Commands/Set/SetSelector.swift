// Models: kubectl pkg/cmd/set/set_selector.go, v1.32.

import ObjectModel

/// `kubectl set selector`.
struct SetSelector {
  static let command = Command(
    name: "selector", short: "Change the selector of a service",
    long: """
      Change the selector of a service; the new one takes the place of the old one. Only services \
      can be changed.

       With --resource-version only that version of the object is changed.
      """,
    examples: """
      # Pods with another label
      kubectl set selector service web 'app=web,tier=front'

      # Print what would change
      kubectl create service clusterip web --clusterip="None" -o yaml --dry-run=client | \
      kubectl set selector --local -f - 'app=shop' -o yaml
      """,
    usage: """
      set selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version] [options]
      """,
    flags: SetCommand.flags + """
      --record bool deprecated
      -R --recursive bool =true
      --resource-version string
      """,
    run: { context throws(CommandError) in try SetSelector(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    var changes = try ObjectChanges(context, failure: "")
    changes.printsUnchanged = true
    guard let last = context.arguments.last else {
      throw .text("one selector is required")
    }
    let selector = try SelectorText.object(last)
    let infos = try changes.objects(Array(context.arguments.dropLast()))
    let version = context.flags.string("resource-version")
    for var info in infos {
      guard info.resource.kind == "Service" else {
        throw .text("setting a selector is only supported for Services")
      }
      if let expressions = selector["matchExpressions"] {
        let parts = expressions.elements.map { expression in
          let values = expression.elements("values").compactMap(\.string)
          return "{\(expression.string("key") ?? "") \(expression.string("operator") ?? "") "
            + "[\(values.joined(separator: " "))]}"
        }
        throw .text(
          "match expression [\(parts.joined(separator: " "))] not supported on this object")
      }
      if !version.isEmpty { info.object[.metadata]?[.resourceVersion] = nil }
      var changed = info.object
      changed[orEmpty: .spec][.selector] = selector["matchLabels"] ?? .emptyObject
      if !version.isEmpty { changed[.metadata]?[.resourceVersion] = .string(version) }
      try changes.run([info]) { _ throws(CommandError) in changed }
    }
  }
}
