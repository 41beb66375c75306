import ManifestYAML
public import ObjectModel
import ShellLanguage
import Simulation

extension ImageDefinition {
  /// The image that a YAML text describes; throws a sentence with the line for its author.
  public static func load(yaml text: String) throws(ImageDataError) -> ImageDefinition {
    let images = try all(yaml: text)
    guard let image = images.first, images.count == 1 else {
      throw ImageDataError("one image is expected, not \(images.count)")
    }
    return image
  }

  /// The images that the documents of a YAML text describe.
  public static func all(yaml text: String) throws(ImageDataError) -> [ImageDefinition] {
    let documents: [YAMLDocument]
    do throws(YAMLError) {
      documents = try YAMLReader.documents(text, keepingPositions: true)
    } catch {
      // The message is kubectl's, with a start and a line of its own.
      let reason = error.message.split(separator: ": ").last.map(String.init) ?? ""
      throw ImageDataError("the file is no YAML: \(reason)", line: error.line)
    }
    var images: [ImageDefinition] = []
    for document in documents {
      if let twice = document.duplicateKeys.first {
        throw ImageDataError(
          "a key is set twice: \(twice.key)", line: document.firstLine + twice.line - 1)
      }
      do throws(ImageDataError) {
        images.append(try load(document.value))
      } catch {
        var error = error
        error.line = document.positions?.line(at: error.path) ?? document.firstLine
        throw error
      }
    }
    return images
  }

  /// The image that a value describes. Numbers that are names, such as tags, have to be quoted.
  ///
  /// ```text
  /// name: luksa/kubia          repository, as it is written in a pod
  /// aliases: [kubia]           other names of the same image
  /// tags: {latest: v1, v1: v1} each tag with the version it stands for
  /// size, digest               compressed bytes; a digest for all tags
  /// private: true              only pulled with a secret for its registry
  /// entrypoint, cmd, env, workingDir, user, ports, stopSignal   as in a Dockerfile; user may be
  ///                            a name, which runAsNonRoot refuses
  /// shell: busybox | debian | debian-full      none: there is no shell
  /// utilities, commands        which utilities (all), which of curl wget nslookup ping redis-cli
  /// files: {/path: text}       a path with / at its end is a folder, `link: target` a link
  /// programs:
  /// - names: [/usr/bin/node, node]   arguments: [serve]   how it is run
  ///   behaviour: http | redis | grpc-health | idle | exit | memory-hog | disk-hog | stress |
  ///              entrypoint | answer | perl
  ///   startDelay, startLines, stopLines, signalLines, stopCode, ignoresStop, stopDelay, answers
  ///   milliCPU, milliCPUPerRequest, memory       what `top` shows
  ///   http: port, portVariable, portArgument, server, folder, notFoundBody, accessLine,
  ///     missingLine, routes: [{path, method, status, body, contentType, failsAfter,
  ///     failsAfterSeconds, failBody, versions, stores, logLine}]
  ///   exit: after, code        memory-hog, disk-hog: bytesPerSecond, upTo        entrypoint: for
  /// ```
  /// Texts may hold `${hostname}`, `${version}`, `${podIP}`, `${client}`, `${method}`, `${path}`,
  /// `${host}`, `${agent}`, `${status}`, `${size}`, `${requests}`, `${query:name}`,
  /// `${file:/path}` (or `${file:/path|text}` for when there is none) and `${time:...}` with nginx,
  /// clf, apache, redis, iso, klog or go.
  public static func load(_ data: Value) throws(ImageDataError) -> ImageDefinition {
    guard data.object != nil else { throw ImageDataError("an image must be a mapping") }
    guard let name = data.string(.name) else {
      throw ImageDataError("the image has no name, or one that is no text", at: "name")
    }
    let fields = ImageFields(data, context: "image \(name)")
    try fields.allow([
      "name", "aliases", "private", "tags", "size", "digest", "entrypoint", "cmd", "env",
      "workingDir", "user", "ports",
      "stopSignal", "shell", "utilities", "commands", "files", "programs",
    ])
    let reference: ImageReference
    do { reference = try ImageReference(name) } catch {
      throw fields.fault(error.message, "name")
    }
    var programs: [Program] = []
    for entry in try fields.entries("programs") {
      programs.append(try Program.load(entry, image: name))
    }
    let shellName = try fields.text("shell", "")
    guard shellName.isEmpty || ShellFlavor(rawValue: shellName) != nil else {
      throw fields.fault("shell must be busybox, debian or debian-full", "shell")
    }
    let files = try fields.tree("files")
    let user = try self.user(fields, files)
    return ImageDefinition(
      repository: reference.repository, aliases: try aliases(fields),
      isPrivate: try fields.flag("private"),
      tags: try fields.pairs("tags").map { Tag(name: $0.0, version: $0.1) },
      size: try fields.integer("size", 5_000_000), digest: data.string("digest"),
      entrypoint: try fields.texts("entrypoint"), command: try fields.texts("cmd"),
      environment: try fields.pairs("env").map { Variable(name: $0.0, value: $0.1) },
      workingDirectory: try fields.text("workingDir", "/"),
      user: user.number, userName: user.name,
      ports: try fields.integers("ports"),
      stopSignal: try fields.signal("stopSignal"), shell: ShellFlavor(rawValue: shellName),
      utilities: try fields.texts("utilities"),
      networkCommands: try fields.texts("commands"), files: files,
      versionedFiles: try fields.pairs("files").filter { $0.1.contains("${version}") }
        .map { Variable(name: $0.0, value: $0.1) },
      programs: programs)
  }
}

extension ImageDefinition {
  /// USER: a number, or a name with the number that the image's `/etc/passwd` gives it.
  private static func user(
    _ fields: ImageFields, _ files: FileTree
  ) throws(ImageDataError) -> (number: UInt32, name: String) {
    guard let text = fields.data["user"]?.string else {
      return (UInt32(clamping: try fields.integer("user", 0)), "")
    }
    if let number = UInt32(text) { return (number, "") }
    guard !text.isEmpty else { throw fields.fault("user must be a number or a name", "user") }
    guard text != "root" else { return (0, text) }
    let accounts = files["/etc/passwd"].map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    for line in accounts.split(separator: "\n") {
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count > 2, parts[0] == text, let number = UInt32(parts[2]) { return (number, text) }
    }
    return (1000, text)
  }

  private static func aliases(_ fields: ImageFields) throws(ImageDataError) -> [String] {
    var result: [String] = []
    for name in try fields.texts("aliases") {
      do { result.append(try ImageReference(name).repository) } catch {
        throw fields.fault(error.message, "aliases")
      }
    }
    return result
  }
}

extension Program {
  static func load(_ entry: ImageFields, image: String) throws(ImageDataError) -> Program {
    let names = try entry.texts("names")
    guard let first = names.first else {
      throw entry.fault("a program has no names")
    }
    let fields = ImageFields(
      entry.data, context: "image \(image), program \(first)", at: entry.path)
    try fields.allow([
      "names", "arguments", "portArgument", "milliCPU", "milliCPUPerRequest", "memory", "behaviour",
      "answers", "startDelay", "startLines", "stopLines", "signalLines",
      "stopCode",
      "ignoresStop", "stopDelay", "for", "port", "portVariable", "server", "routes", "folder",
      "notFoundBody", "accessLine", "missingLine", "after", "code", "bytesPerSecond", "upTo",
    ])
    let ignoresStop = try fields.flag("ignoresStop")
    return Program(
      names: names, arguments: try fields.texts("arguments"), behaviour: try behaviour(fields),
      answers: try answers(fields),
      startDelay: try fields.span("startDelay", .zero), startLines: try fields.lines("startLines"),
      stopLines: try fields.lines("stopLines"), signalLines: try signalLines(fields),
      stopCode: ignoresStop ? nil : Int32(clamping: try fields.integer("stopCode", 0)),
      stopDelay: try fields.span("stopDelay", .milliseconds(120)),
      milliCPU: try fields.integer("milliCPU", 1),
      milliCPUPerRequest: try fields.integer("milliCPUPerRequest", 2),
      memory: try fields.integer("memory", 8 << 20))
  }

  private static func behaviour(_ fields: ImageFields) throws(ImageDataError) -> Behaviour {
    switch try fields.text("behaviour", "idle") {
    case "entrypoint": return .entrypoint(matching: try fields.text("for", ""))
    case "http": return .http(try HTTPService.load(fields))
    case "redis": return .redis(port: Int(try fields.integer("port", 6379)))
    case "grpc-health": return .grpcHealth(port: Int(try fields.integer("port", 5000)))
    case "idle": return .idle
    case "exit":
      return .exit(
        after: try fields.span("after", .zero), code: Int32(clamping: try fields.integer("code", 0))
      )
    case "stress": return .stress
    case "memory-hog":
      return .memoryHog(
        bytesPerSecond: try fields.integer("bytesPerSecond", 100 << 20),
        upTo: try fields.integer("upTo", 0))
    case "disk-hog":
      return .diskHog(
        bytesPerSecond: try fields.integer("bytesPerSecond", 1 << 30),
        upTo: try fields.integer("upTo", 0))
    case "answer": return .answer(code: Int32(clamping: try fields.integer("code", 0)))
    case "perl": return .perl
    case let other:
      throw fields.fault(
        "unknown behaviour \(other); known are answer, disk-hog, entrypoint, exit, grpc-health, "
          + "http, idle, memory-hog, perl, redis, stress", "behaviour")
    }
  }

  private static func answers(_ fields: ImageFields) throws(ImageDataError) -> [Answer] {
    var result: [Answer] = []
    for entry in try fields.entries("answers") {
      try entry.allow(["arguments", "output", "isError", "code", "signal", "alone"])
      result.append(
        Answer(
          arguments: try entry.texts("arguments"), output: try entry.text("output", ""),
          isError: try entry.flag("isError"),
          code: Int32(clamping: try entry.integer("code", 0)),
          signal: entry.data["signal"] == nil ? nil : try entry.signal("signal"),
          alone: try entry.text("alone", "")))
    }
    return result
  }

  private static func signalLines(
    _ fields: ImageFields
  ) throws(ImageDataError) -> [SignalLines] {
    var result: [SignalLines] = []
    for entry in try fields.entries("signalLines") {
      try entry.allow(["signal", "lines"])
      result.append(
        SignalLines(signal: try entry.signal("signal"), lines: try entry.lines("lines")))
    }
    return result
  }
}

extension HTTPService {
  static func load(_ fields: ImageFields) throws(ImageDataError) -> HTTPService {
    var routes: [Route] = []
    for entry in try fields.entries("routes") { routes.append(try Route.load(entry)) }
    return HTTPService(
      port: Int(try fields.integer("port", 80)),
      portVariable: try fields.text("portVariable", ""),
      portArgument: try fields.text("portArgument", ""),
      serverHeader: try fields.text("server", ""), routes: routes,
      folder: try fields.text("folder", ""),
      notFoundBody: try fields.text("notFoundBody", "404 page not found\n"),
      accessLine: try fields.text("accessLine", ""),
      missingLine: try fields.text("missingLine", ""))
  }
}

extension HTTPService.Route {
  static func load(_ entry: ImageFields) throws(ImageDataError) -> HTTPService.Route {
    try entry.allow([
      "path", "method", "status", "body", "contentType", "failsAfter", "failsAfterSeconds",
      "failBody", "versions", "stores", "logLine",
    ])
    guard entry.data["path"] != nil else { throw entry.fault("a route has no path") }
    return HTTPService.Route(
      path: try entry.text("path", "/"), method: try entry.text("method", ""),
      status: Int(try entry.integer("status", 200)), body: try entry.text("body", ""),
      contentType: try entry.text("contentType", "text/plain"),
      failsAfter: Int(try entry.integer("failsAfter", 0)),
      failsAfterTime: try entry.span("failsAfterSeconds", .zero),
      failBody: try entry.text("failBody", "I'm not well. Please restart me!"),
      versions: try entry.texts("versions"), stores: try entry.text("stores", ""),
      logLine: try entry.text("logLine", ""))
  }
}
