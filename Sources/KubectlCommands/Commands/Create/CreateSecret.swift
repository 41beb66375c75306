// Models: kubectl pkg/cmd/create/create_secret*.go, v1.32.

import Encodings
import ObjectModel

/// `kubectl create secret`: values that are not for everybody's eyes.
struct CreateSecret {
  static let command = Command(
    name: "secret", short: "Create a secret of one of the known kinds",
    long: """
      Create a secret: with docker-registry one that lets nodes pull images from a registry, with \
      generic one from literals, files or a folder, with tls one that holds a certificate and its \
      key.
      """,
    usage: "create secret (docker-registry | generic | tls) [options]",
    subcommands: [dockerRegistry, generic, tls], run: GroupCommand.run)

  private static let generic = Command(
    name: "generic", short: "Create a secret from literals, files or a folder",
    long: """
      Create a secret from literals, files or a folder.

       A file becomes an entry named after it, unless the flag names a key. A folder gives an entry \
      for each of its files.
      """,
    examples: """
      # Two entries given on the line
      kubectl create secret generic login --from-literal=user=ann --from-literal=password=s3cret

      # A file under its own name, and under another
      kubectl create secret generic keys --from-file=id_rsa --from-file=private=id_rsa

      # The lines of an env file
      kubectl create secret generic login --from-env-file=login.env
      """,
    usage: """
      create secret generic NAME [--type=string] [--from-file=[key=]source] \
      [--from-literal=key1=value1] [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --append-hash bool
      --from-env-file list
      --from-file list
      --from-literal array
      --type string  The type of the secret, such as Opaque.
      """,
    run: { context throws(CommandError) in try CreateSecret(context: context).runGeneric() })

  private static let dockerRegistry = Command(
    name: "docker-registry", short: "Create a secret to pull images from a registry",
    long: """
      Create a secret that lets nodes pull images from a registry that asks who you are. Name it \
      in imagePullSecrets of pods or of a service account.
      """,
    examples: """
      # For a registry of your own
      kubectl create secret docker-registry pull --docker-server=registry.example.com \
      --docker-username=ann --docker-password=s3cret --docker-email=ann@example.com

      # From what docker login has written
      kubectl create secret docker-registry pull --from-file=config.json
      """,
    usage: """
      create secret docker-registry NAME --docker-username=user --docker-password=password \
      --docker-email=email [--docker-server=string] [--from-file=[key=]source] \
      [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --append-hash bool
      --docker-email string  The e-mail address for the registry.
      --docker-password string  The password for the registry.
      --docker-server string =https://index.docker.io/v1/  The address of the registry.
      --docker-username string  The user name for the registry.
      --from-file list
      """,
    run: { context throws(CommandError) in
      try CreateSecret(context: context).runDockerRegistry()
    })

  private static let tls = Command(
    name: "tls", short: "Create a secret with a certificate and its key",
    long: "Create a secret from two files in PEM form: a certificate and the key that fits it.",
    examples: """
      # For a web server
      kubectl create secret tls web --cert=web.crt --key=web.key
      """,
    usage: """
      create secret tls NAME --cert=path/to/cert/file --key=path/to/key/file \
      [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --append-hash bool
      --cert string  The file with the certificate in PEM form.
      --key string  The file with the private key of the certificate.
      """,
    run: { context throws(CommandError) in try CreateSecret(context: context).runTLS() })

  let context: CommandContext
  private var generator: Generator {
    Generator(context: context, noun: "secret", failure: "failed to create secret ")
  }

  private func runGeneric() throws(CommandError) {
    let name = try generator.name()
    var source = DataEntries(context, for: .secret)
    try source.takeFlags()
    try finish(name, source.entries, type: context.flags.string("type"))
  }

  private func runDockerRegistry() throws(CommandError) {
    let name = try generator.name()
    let flags = context.flags
    let key = ".dockerconfigjson"
    let files = flags.list("from-file")
    let user = flags.string("docker-username")
    let password = flags.string("docker-password")
    let server = flags.string("docker-server")
    if files.isEmpty, user.isEmpty || password.isEmpty || server.isEmpty {
      throw .text(
        "either --from-file or the combination of --docker-username, --docker-password and "
          + "--docker-server is required")
    }
    var source = DataEntries(context, for: .secret)
    for file in files { try source.addFile(file.contains("=") ? file : "\(key)=\(file)") }
    if !files.isEmpty {
      return try finish(name, source.entries, type: "kubernetes.io/dockerconfigjson")
    }
    var entry = Fields()
    entry["username"] = .string(user)
    entry["password"] = .string(password)
    let email = flags.string("docker-email")
    if !email.isEmpty { entry["email"] = .string(email) }
    entry["auth"] = .string(Base64.encode(Array("\(user):\(password)".utf8)))
    var servers = Fields()
    servers[Key(server)] = .object(entry)
    let content = JSONWriter().bytes(["auths": .object(servers)])
    try finish(name, [(key, content)], type: "kubernetes.io/dockerconfigjson")
  }

  private func runTLS() throws(CommandError) {
    let name = try generator.name()
    let certificate = context.flags.string("cert")
    let key = context.flags.string("key")
    if certificate.isEmpty || key.isEmpty { throw .text("key and cert must be specified") }
    let first = try read(certificate)
    let second = try read(key)
    try Self.check(first, "certificate", "CERTIFICATE")
    try Self.check(second, "key", "PRIVATE KEY")
    try finish(name, [("tls.crt", first), ("tls.key", second)], type: "kubernetes.io/tls")
  }

  /// Go's crypto/tls also checks that key and certificate belong together; Drydock does not.
  private static func check(
    _ bytes: [UInt8], _ noun: String, _ label: String
  ) throws(CommandError) {
    let text = String(decoding: bytes, as: UTF8.self)
    if !text.holds("-----BEGIN ") {
      throw .text("tls: failed to find any PEM data in \(noun) input")
    }
    if text.holds(label + "-----") { return }
    if noun == "key" {
      throw .text(
        "tls: found a certificate rather than a key in the PEM for the private key")
    }
    throw .text(
      "tls: failed to find certificate PEM data in certificate input, but did find a "
        + "private key; PEM inputs may have been switched")
  }

  private func read(_ path: String) throws(CommandError) -> [UInt8] {
    do throws(FileFault) {
      return try context.io.readFile(path)
    } catch {
      throw .text("Cannot read file \(path), open \(path): \(error.reason)")
    }
  }

  private func finish(
    _ name: String, _ entries: [(key: String, bytes: [UInt8])], type: String
  ) throws(CommandError) {
    var object = Generator.object("Secret", name)
    var data = Fields()
    for entry in entries { data[Key(entry.key)] = .string(Base64.encode(entry.bytes)) }
    if !data.isEmpty { object["data"] = Generator.sorted(data) }
    if !type.isEmpty { object["type"] = .string(type) }
    if context.flags.bool("append-hash") {
      let suffix = ContentHash.suffix(of: object)
      object[.metadata]?[.name] = .string("\(name)-\(suffix)")
    }
    try generator.finish(object, isNamespaced: true)
  }
}
