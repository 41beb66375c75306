// Models: kubectl pkg/cmd/cp/cp.go, v1.32.

import APIServer
import Encodings
import ObjectModel
import Simulation

/// `kubectl cp`: copy files between the machine and containers, with the tar of the container.
struct CopyCommand {
  static let command = Command(
    name: "cp", group: .troubleshooting, short: "Copy files from and to containers",
    long: """
      Copy files and folders from and to containers. The image must have the program tar.
      """,
    examples: """
      # A folder into a pod of the present namespace
      kubectl cp pages web:/usr/share/nginx/html

      # A file into one container
      kubectl cp app.conf web:/etc/app.conf -c nginx

      # A file of a pod of another namespace
      kubectl cp team/web:/etc/hosts hosts
      """,
    usage: "cp <file-spec-src> <file-spec-dest> [options]",
    flags: """
      -c --container string
      --no-preserve bool  Let owners and permissions be those of the container.
      --retries int  How often copying from a container is tried again; negative never gives up.
      """,
    run: { context throws(CommandError) in try CopyCommand(context: context).run() })

  let context: CommandContext

  /// A side of the copy.
  struct Place {
    var namespace = ""
    var pod = ""
    var path: String

    /// Reads `PATH`, `POD:PATH` or `NAMESPACE/POD:PATH`.
    init(_ text: String) throws(CommandError) {
      let fault = CommandError.text(
        "filespec must match the canonical format: [[namespace/]pod:]file/path")
      let parts = text.cut(at: ":")
      guard let file = parts.tail else {
        path = Self.trimmed(text)
        return
      }
      let names = parts.head.parts(by: "/")
      if parts.head.isEmpty || names.count > 2 { throw fault }
      path = Self.trimmed(file)
      pod = names.last ?? ""
      namespace = names.count == 2 ? names[0] : ""
    }

    private static func trimmed(_ path: String) -> String {
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
  }

  func run() throws(CommandError) {
    guard context.arguments.count == 2 else {
      throw .text("source and destination are required")
    }
    let source = try Place(context.arguments[0])
    let target = try Place(context.arguments[1])
    if !source.pod.isEmpty, !target.pod.isEmpty {
      throw .text("one of src or dest must be a local file specification")
    }
    if source.path.isEmpty || target.path.isEmpty { throw .text("filepath can not be empty") }
    if !source.pod.isEmpty { return try copy(from: source, to: target) }
    if !target.pod.isEmpty { return try copy(source, into: target) }
    throw .text("one of src or dest must be a remote file specification")
  }

  // MARK: Into a pod

  private func copy(_ source: Place, into target: Place) throws(CommandError) {
    if context.io.entry(at: source.path) == .nothing {
      throw .text("\(source.path) doesn't exist in local filesystem")
    }
    var path = target.path
    let check = try execute(target, ["test", "-d", path], input: nil, isQuiet: true)
    let base = source.path.parts(by: "/").last ?? source.path
    if check.code == 0 { path = (path == "/" ? "" : path) + "/" + base }
    let parts = path.parts(by: "/")
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    var entries: [TarEntry] = []
    try add(source.path, as: parts.last ?? path, &entries)
    var words = ["tar"]
    if context.flags.bool("no-preserve") {
      words += ["--no-same-permissions", "--no-same-owner"]
    }
    words += ["-xmf", "-", "-C", folder.isEmpty ? "/" : folder]
    let result = try execute(target, words, input: TarArchive.bytes(entries), isQuiet: false)
    context.io.write(result.output, to: .output)
    if result.code != 0 {
      throw .plain("command terminated with exit code \(result.code)", code: result.code)
    }
  }

  private func add(
    _ path: String, as name: String, _ entries: inout [TarEntry]
  ) throws(CommandError) {
    let seconds = context.client.now.nanoseconds / 1_000_000_000
    do throws(FileFault) {
      guard context.io.entry(at: path) == .directory else {
        let bytes = try context.io.readFile(path)
        entries.append(
          TarEntry(name: name, kind: .file, mode: 0o644, modified: seconds, bytes: bytes))
        return
      }
      let names = try context.io.listDirectory(path)
      if names.isEmpty {
        entries.append(
          TarEntry(name: name + "/", kind: .directory, mode: 0o755, modified: seconds))
      }
      for inner in names { try add(inner, of: path, as: name, &entries) }
    } catch {
      throw .text("open \(path): \(error.reason)")
    }
  }

  private func add(
    _ inner: String, of path: String, as name: String, _ entries: inout [TarEntry]
  ) throws(FileFault) {
    do throws(CommandError) {
      try add("\(path)/\(inner)", as: "\(name)/\(inner)", &entries)
    } catch {
      throw FileFault(error.message)
    }
  }

  // MARK: Out of a pod

  private func copy(from source: Place, to target: Place) throws(CommandError) {
    let result = try execute(
      source, ["tar", "cf", "-", source.path], input: nil, isQuiet: false, mixesErrors: true)
    if result.code != 0 {
      throw .plain("command terminated with exit code \(result.code)", code: result.code)
    }
    guard let entries = TarArchive.entries(result.output) else {
      throw .text("archive/tar: invalid tar header")
    }
    let prefix = Self.clean(source.path)
    for entry in entries {
      guard entry.name.hasPrefix(prefix) else { throw .text("tar contents corrupted") }
      let rest = entry.name.dropFirst(prefix.count).drop { $0 == "/" }
      let path = rest.isEmpty ? target.path : "\(target.path)/\(rest)"
      switch entry.kind {
      case .directory: continue
      case .link:
        context.complain(
          "warning: skipping symlink: \(path.quoted) -> \(entry.linkTarget.quoted) (consider using "
            + "\"\(context.program) exec -n \(source.namespace.quoted) \(source.pod.quoted) -- tar cf "
            + "- \(source.path.quoted) | tar xf -\")\n")
      case .file:
        do throws(FileFault) {
          try context.io.writeFile(path, entry.bytes)
        } catch {
          throw .text("open \(path): \(error.reason)")
        }
      }
    }
  }

  /// A path as tar writes it: without slashes at the start, and without `.` and `..`.
  private static func clean(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  // MARK: In the container

  private func execute(
    _ place: Place, _ words: [String], input: [UInt8]?, isQuiet: Bool, mixesErrors: Bool = false
  ) throws(CommandError) -> (output: [UInt8], code: Int32) {
    let namespace = place.namespace.isEmpty ? try context.namespace().name : place.namespace
    let target = ResourceTarget(resource: "pods", namespace: namespace, name: place.pod)
    let pod = try context.object(APIRequest(.get, .resource(target)))
    let phase = pod.string(.status, "phase") ?? ""
    if phase == "Succeeded" || phase == "Failed" {
      throw .text(
        "cannot exec into a container in a completed pod; current phase is \(phase)")
    }
    var name = context.containerFlag
    if name.isEmpty {
      let container = try ContainerChoice.choose("", in: pod, isQuiet: isQuiet, context)
      name = container.string(.name) ?? ""
    }
    var parameters: [RequestOptions.Parameter] = [.init("container", name)]
    parameters += words.map { .init("command", $0) }
    parameters += [
      .init("stdin", input == nil ? "false" : "true"), .init("stdout", "true"),
      .init("stderr", "true"), .init("tty", "false"),
    ]
    let response = try context.send(context.streamRequest(pod, "exec", parameters))
    guard case .stream(let stream) = response.body else {
      throw .text("the server answered no stream")
    }
    defer { context.client.close(stream) }
    if let input { context.client.write(stream, input) }
    context.client.closeInput(stream)
    var output: [UInt8] = []
    while true {
      switch context.client.read(stream, until: nil) {
      case .item(.output(let bytes)): output += bytes
      case .item(.error(let bytes)):
        if !isQuiet { context.io.write(bytes, to: mixesErrors ? .output : .error) }
      case .item(.exit(let code)): return (output, code)
      case .item(.failure(let status)):
        if let code = status.causes.first(where: { $0.reason == "ExitCode" })
          .flatMap({ Int32($0.message) })
        {
          return (output, code)
        }
        throw .text(status.message)
      case .interrupted: throw .interrupted
      case .timedOut, .ended: return (output, 0)
      }
    }
  }
}
