// Models: kubectl pkg/cmd/create/create_token.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl create token`: a token for a service account.
struct CreateToken {
  static let command = Command(
    name: "token", short: "Ask for a token of a service account",
    long: "Ask for a token of a service account.",
    examples: """
      # A token to talk to the API server as the account "builder"
      kubectl create token builder

      # One that lasts ten minutes
      kubectl create token builder --duration 10m
      """,
    usage: "create token SERVICE_ACCOUNT_NAME [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --audience array
      --bound-object-kind string
      --bound-object-name string
      --bound-object-uid string
      --duration duration
      -o --output string
      --show-managed-fields bool
      --template string
      """,
    run: { context throws(CommandError) in try CreateToken(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let flags = context.flags
    guard context.arguments.count == 1 else {
      throw .usage("exactly one NAME is required, got \(context.arguments.count)", context)
    }
    let name = context.arguments[0]
    if flags.duration("duration") < .zero {
      throw .text("--duration must be greater than or equal to 0")
    }
    let namespace = try context.namespace().name
    var spec: Value = ["audiences": .array(flags.list("audience").map { .string($0) })]
    let seconds = flags.duration("duration").nanoseconds / 1_000_000_000
    spec["expirationSeconds"] = seconds > 0 ? .int(seconds) : .null
    spec["boundObjectRef"] = try boundObject() ?? .null
    let body: Value = [
      "kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1",
      "metadata": ["creationTimestamp": .null], "spec": spec,
      "status": ["token": "", "expirationTimestamp": .null],
    ]
    let target = ResourceTarget(
      resource: "serviceaccounts", namespace: namespace, name: name, subresource: "token")
    let answer: Value
    do throws(CommandError) {
      answer = try context.object(APIRequest(.create, .resource(target), body: body))
    } catch {
      guard case .status(let status) = error else { throw error }
      throw .text("failed to create token: \(status.message)")
    }
    guard let token = answer.string(.status, "token"), !token.isEmpty else {
      throw .text("failed to create token: no token in server response")
    }
    var printer = try ObjectPrinter(context)
    if case .standard = printer.format {
      // Scripts get the token alone, people a line.
      return context.write(context.io.isOutputTerminal ? token + "\n" : token)
    }
    context.write(try printer.text(answer, isTyped: true))
  }

  private func boundObject() throws(CommandError) -> Value? {
    let kind = context.flags.string("bound-object-kind")
    let name = context.flags.string("bound-object-name")
    if kind.isEmpty {
      if !name.isEmpty {
        throw .text("--bound-object-name can only be set if --bound-object-kind is provided")
      }
      if !context.flags.string("bound-object-uid").isEmpty {
        throw .text("--bound-object-uid can only be set if --bound-object-kind is provided")
      }
      return nil
    }
    if name.isEmpty {
      throw .text("--bound-object-name is required if --bound-object-kind is provided")
    }
    var reference: Value = ["kind": .string(kind), "apiVersion": "v1", "name": .string(name)]
    let uid = context.flags.string("bound-object-uid")
    if !uid.isEmpty { reference[.uid] = .string(uid) }
    return reference
  }
}
