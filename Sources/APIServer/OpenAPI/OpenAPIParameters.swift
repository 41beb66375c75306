import ObjectModel

/// The query and path parameters of requests, described for OpenAPI.
enum OpenAPIParameters {
  /// One parameter: name, type and what it is for.
  private typealias Line = (name: String, type: String, sentence: String)

  private static let list: [Line] = [
    ("allowWatchBookmarks", "boolean", "Also send events of type BOOKMARK with a newer version."),
    ("continue", "string", "Token of the next page, told with the list of returned objects."),
    ("fieldSelector", "string", "Only objects whose fields match, such as status.phase=Running."),
    ("labelSelector", "string", "Only objects whose labels match, such as app=web,tier!=back."),
    ("limit", "integer", "At most this many objects in one answer; the rest follows in pages."),
    ("resourceVersion", "string", "The version of the data that the answer must show."),
    ("resourceVersionMatch", "string", "How resourceVersion counts: Exact or NotOlderThan."),
    ("sendInitialEvents", "boolean", "Begin a watch with what exists, up to a bookmark."),
    ("timeoutSeconds", "integer", "Seconds after which a list or watch ends, whatever happens."),
    ("watch", "boolean", "Watch for changes to the described resources in place of a list."),
  ]
  private static let write: [Line] = [
    ("dryRun", "string", "All: check the request in full and store nothing."),
    ("fieldManager", "string", "Name of the program that makes the change, for managedFields."),
    (
      "fieldValidation", "string",
      "What becomes of unknown and repeated fields: Ignore, Warn or Strict."
    ),
  ]
  private static let force: Line = (
    "force", "boolean", "Take fields from other managers; only for server-side apply."
  )
  private static let delete: [Line] = [
    ("dryRun", "string", "All: check the request in full and delete nothing."),
    ("gracePeriodSeconds", "integer", "Seconds the object gets to stop; 0 means at once."),
    (
      "ignoreStoreReadErrorWithClusterBreakingPotential", "boolean",
      "Alpha, off by default: let go of an object that cannot be read any more."
    ),
    ("orphanDependents", "boolean", "Old way to keep dependants; use propagationPolicy."),
    ("propagationPolicy", "string", "What becomes of dependants: Background, Foreground, Orphan."),
  ]
  private static let log: [Line] = [
    ("container", "string", "Container whose log is wanted, when the pod has several."),
    ("follow", "boolean", "Go on sending what the container writes."),
    ("limitBytes", "integer", "End after this many bytes."),
    ("previous", "boolean", "The log of the container's last run before this one."),
    ("sinceSeconds", "integer", "Only what is younger than this."),
    ("tailLines", "integer", "Only so many lines from the end."),
    ("timestamps", "boolean", "Begin every line with its time."),
  ]
  private static let remoteCommand: [Line] = [
    ("command", "string", "The command to run, one parameter for each word."),
    ("container", "string", "Container to run it in, when the pod has several."),
    ("stderr", "boolean", "Send what is written to standard error."),
    ("stdin", "boolean", "Pass on standard input."),
    ("stdout", "boolean", "Send what is written to standard output."),
    ("tty", "boolean", "Give the command a terminal."),
  ]

  /// The parameters of an operation, by its action.
  static func query(_ action: String, subresource: String?, _ version: OpenAPISchemas.Version)
    -> [Value]
  {
    let lines: [Line] =
      switch (action, subresource) {
      case ("list", _): list
      case ("deletecollection", _): (list.filter { $0.name != "watch" } + delete)
      case ("post", _), ("put", _): write
      case ("patch", _): write + [force]
      case ("delete", _): delete
      case ("get", "log"?): log
      case ("connect", "exec"?), ("connect", "attach"?): remoteCommand
      case ("connect", "proxy"?): [("path", "string", "Path below the pod's or service's root.")]
      case ("connect", "portforward"?): [("ports", "integer", "Ports to forward to.")]
      default: []
      }
    var seen: [String] = []
    return lines.compactMap { line in
      if seen.contains(line.name) { return nil }
      seen.append(line.name)
      return value(line, place: "query", version)
    }
  }

  /// The parameters of a path itself.
  static func path(_ path: String, _ version: OpenAPISchemas.Version) -> [Value] {
    var lines: [Line] = []
    if path.contains("{name}") { lines.append(("name", "string", "Name of the object.")) }
    if path.contains("{namespace}") {
      lines.append(("namespace", "string", "Namespace that the objects live in."))
    }
    return lines.map { value($0, place: "path", version) }
      + [
        value(("pretty", "string", "true: lay the answer out for people."), place: "query", version)
      ]
  }

  private static func value(
    _ line: Line, place: String, _ version: OpenAPISchemas.Version
  ) -> Value {
    var value: Value = [
      "name": .string(line.name), "in": .string(place), "description": .string(line.sentence),
    ]
    if place == "path" { value["required"] = true }
    if version == .v2 {
      value[.type] = .string(line.type)
      value["uniqueItems"] = true
    } else {
      value["schema"] = ["type": .string(line.type), "uniqueItems": true]
    }
    return value
  }
}
