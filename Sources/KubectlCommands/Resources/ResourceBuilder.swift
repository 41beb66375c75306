// Models: cli-runtime pkg/resource/builder.go, v1.32.

import APIServer
import ObjectModel

/// Turns resource arguments, selectors and files into the objects a command works on.
struct ResourceBuilder {
  let context: CommandContext
  var namespace = "default"
  /// Whether objects in files may not name another namespace.
  var enforcesNamespace = false
  var allNamespaces = false
  var files: FilenameOptions?
  var check = ManifestFiles.Check.none
  var labelSelector: String?
  var fieldSelector: String?
  var selectsAll = false
  var subresource = ""
  var chunkSize: Int64 = 500
  /// Whether named objects are read from the server.
  var requiresObject = true
  /// Whether objects from files are read from the server too.
  var wantsLatest = false
  /// Whether files are worked on without a server, as `--local` asks for.
  let isLocal: Bool
  /// Whether at most one type may be named.
  var singleType = false
  /// How the server answers; tables stay whole, one info a page.
  var answer = APIRequest.Answer.objects

  private(set) var names: [String] = []
  private(set) var types: [String] = []
  private(set) var tuples: [(type: String, name: String)] = []
  private(set) var errors: [CommandError] = []
  private var listing = ManifestFiles.Listing()

  /// What was found.
  struct Result {
    var infos: [ObjectInfo] = []
    var errors: [CommandError] = []
    /// Whether the line can only mean one object.
    var isSingle = false
    /// The revision of the last list; empty when objects were named.
    var listVersion = ""
    /// Whether infos come from lists.
    var isList = false
  }

  /// The sentence for lines that name nothing.
  static let missingResource = CommandError.text(
    """
    You must provide one or more resources by argument or filename.
    Example resource specifications include:
       '-f rsrc.yaml'
       '--filename=rsrc.json'
       '<resource> <name>'
       '<resource>'
    """)

  /// A builder for the command's own namespace.
  init(_ context: CommandContext) throws(CommandError) {
    self.context = context
    isLocal = context.flags.knows("local") && context.flags.bool("local")
    let namespace = try context.namespace()
    self.namespace = namespace.name
    enforcesNamespace = namespace.isExplicit
  }

  /// Notes a fault that is reported when the objects are asked for.
  mutating func add(_ error: CommandError) {
    errors.append(error)
  }

  // MARK: Arguments

  /// Takes `TYPE`, `TYPE NAME...` and `TYPE/NAME...` arguments.
  mutating func take(_ arguments: [String], allowsEmptySelector: Bool) throws(CommandError) {
    let arguments = ResourceArguments.normalized(arguments)
    let combined = arguments.filter { $0.contains("/") }.count
    if combined > 0 {
      guard combined == arguments.count else {
        let program = context.program
        return errors.append(
          .text(
            "there is no need to specify a resource type as a separate argument when passing "
              + "arguments in resource/name form (e.g. '\(program) get resource/<resource_name>' "
              + "instead of '\(program) get resource resource/<resource_name>'"))
      }
      for argument in arguments {
        do throws(CommandError) {
          tuples.append(try ResourceArguments.split(argument))
        } catch {
          return errors.append(error)
        }
      }
      return
    }
    guard let first = arguments.first else { return }
    names += arguments.dropFirst()
    types += ResourceArguments.types(try expandingCategories(first))
    if arguments.count == 1, labelSelector == nil, allowsEmptySelector { labelSelector = "" }
  }

  /// Takes names of one type, or `TYPE/NAME` in their place.
  mutating func take(names: [String], of type: String) throws(CommandError) {
    for name in names {
      if name.contains("/") {
        tuples.append(try ResourceArguments.split(name))
      } else {
        tuples.append((type: type, name: name))
      }
    }
  }

  private func expandingCategories(_ argument: String) throws(CommandError) -> String {
    var parts: [String] = []
    for part in argument.parts(by: ",") {
      if let resources = try context.discovery().category(part) {
        parts += resources.map(\.qualifiedPlural)
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: ",")
  }

  /// The selector flags of the command line.
  mutating func takeSelectors(label: String, field: String) {
    let label = label.trimmed
    let field = field.trimmed
    if !label.isEmpty { labelSelector = label }
    if !field.isEmpty { fieldSelector = field }
  }

  // MARK: Result

  /// The objects, with what went wrong on the way.
  /// - Throws: faults of the line itself, before anything was looked at.
  mutating func result() throws(CommandError) -> Result {
    if allNamespaces { namespace = "" }
    if let files, !files.isEmpty {
      listing = ManifestFiles(context: context, options: files, isLocal: isLocal).list()
      errors += listing.errors
    }
    if selectsAll {
      if labelSelector != nil || fieldSelector != nil {
        errors.append(.text("setting 'all' parameter but found a non empty selector. "))
      }
      labelSelector = ""
    }
    if let error = CommandError.combined(errors) { throw error }
    if let files, !files.isEmpty { return try filesResult(files) }
    if !isLocal { try context.checkUser() }
    if labelSelector != nil || fieldSelector != nil { return try selectorResult() }
    if !tuples.isEmpty { return try tuplesResult() }
    if !names.isEmpty { return try namesResult() }
    if !types.isEmpty {
      for type in types { _ = try context.discovery().resource(named: type) }
      throw .text("resource(s) were provided, but no name was specified")
    }
    throw Self.missingResource
  }

  private func filesResult(_ options: FilenameOptions) throws(CommandError) -> Result {
    if !types.isEmpty {
      throw .text(
        "when paths, URLs, or stdin is provided as input, you may not specify resource arguments "
          + "as well")
    }
    if !names.isEmpty { throw .text("name cannot be provided when a path is specified") }
    if !tuples.isEmpty {
      throw .text("resource/name arguments cannot be provided when a path is specified")
    }
    var result = Result()
    result.isSingle = !listing.usesInput && !listing.hasFolder && listing.files.count == 1
    let reader = ManifestFiles(context: context, options: options, isLocal: isLocal)
    for file in listing.files {
      let found = reader.objects(of: file, check: check)
      result.errors += found.errors
      for info in found.infos { try place(info, in: &result) }
    }
    return result
  }

  /// Puts an object from a file in its namespace, and reads it again when the command wants that.
  private func place(_ info: ObjectInfo, in result: inout Result) throws(CommandError) {
    var info = info
    do throws(CommandError) {
      if isLocal {
        // Files say all there is to know.
      } else if !info.resource.isNamespaced {
        info.namespace = ""
      } else if info.namespace.isEmpty {
        info.namespace = namespace
        info.object[orEmpty: .metadata][.namespace] = .string(namespace)
      } else if enforcesNamespace, info.namespace != namespace {
        throw .text(
          "the namespace from the provided object \(info.namespace.quoted) does not match the "
            + "namespace \(namespace.quoted). You must pass '--namespace=\(info.namespace)' to "
            + "perform this operation.")
      }
      if wantsLatest, !info.name.isEmpty { try load(&info) }
      if let labelSelector, !labelSelector.isEmpty {
        guard try selector(labelSelector).matches(info.object[.metadata, .labels]) else { return }
      }
      result.infos.append(info)
    } catch {
      result.errors.append(error)
    }
  }

  private func selector(_ text: String) throws(CommandError) -> LabelSelector {
    do throws(SelectorError) {
      return try LabelSelector(parsing: text)
    } catch {
      throw .text("the provided selector \(text.quoted) is not valid: \(error.message)")
    }
  }

  private func selectorResult() throws(CommandError) -> Result {
    if !names.isEmpty { throw .text("name cannot be provided when a selector is specified") }
    if !tuples.isEmpty {
      throw .text(
        "selectors and the all flag cannot be used when passing resource/name arguments")
    }
    if types.isEmpty {
      throw .text("at least one resource must be specified to use a selector")
    }
    if !subresource.isEmpty {
      throw .text("subresource cannot be used when bulk resources are specified")
    }
    var result = Result()
    result.isList = true
    for resource in try resources() {
      do throws(CommandError) {
        try list(resource, into: &result)
      } catch {
        if case .interrupted = error { throw error }
        result.errors.append(error)
      }
    }
    return result
  }

  private func resources() throws(CommandError) -> [APIResource] {
    if types.count > 1, singleType {
      throw .text("you may only specify a single resource type")
    }
    var found: [APIResource] = []
    for type in types {
      let resource = try context.discovery().resource(named: type)
      if !found.contains(resource) { found.append(resource) }
    }
    return found
  }

  private func tuplesResult() throws(CommandError) -> Result {
    if !types.isEmpty {
      throw .text(
        "you may not specify individual resources and bulk resources in the same call")
    }
    var result = Result()
    result.isSingle = tuples.count == 1
    var seen: [APIResource] = []
    var named: [(APIResource, String)] = []
    for tuple in tuples {
      let resource = try context.discovery().resource(named: tuple.type)
      if !seen.contains(resource) { seen.append(resource) }
      named.append((resource, tuple.name))
    }
    if seen.count > 1, singleType {
      throw .text("you may only specify a single resource type")
    }
    for (resource, name) in named { try add(resource, name, to: &result) }
    return result
  }

  private func namesResult() throws(CommandError) -> Result {
    if types.isEmpty { throw .text("you must provide a resource and a resource name together") }
    if types.count > 1 { throw .text("you must specify only one resource") }
    var result = Result()
    result.isSingle = names.count == 1
    guard let resource = try resources().first else { return result }
    for name in names { try add(resource, name, to: &result) }
    return result
  }

  private func add(
    _ resource: APIResource, _ name: String, to result: inout Result
  ) throws(CommandError) {
    if resource.isNamespaced, namespace.isEmpty {
      throw .text(
        allNamespaces
          ? "a resource cannot be retrieved by name across all namespaces"
          : "namespace may not be empty when retrieving a resource by name")
    }
    var info = ObjectInfo(
      resource: resource, namespace: resource.isNamespaced ? namespace : "", name: name)
    do throws(CommandError) {
      if requiresObject { try load(&info) }
      result.infos.append(info)
    } catch {
      result.errors.append(error)
    }
  }
}
