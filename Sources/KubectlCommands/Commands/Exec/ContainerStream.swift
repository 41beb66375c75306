import APIServer
import ObjectModel
import Simulation

/// Carries bytes between the terminal and a program in a container.
struct ContainerStream {
  let context: CommandContext
  /// The exec or attach subresource and its parameters.
  let request: APIRequest
  /// Whether standard input is passed on.
  let hasInput: Bool
  /// Whether the terminal is handed to the program.
  let isRaw: Bool
  /// Whether the end of the program is the end of the command; an attached one only goes quiet,
  /// and what became of it is asked of the pod.
  var passesExitCode = true

  /// How often keys are looked for. They reach the program only at whole multiples of this time
  /// since it was attached to, so that a session can be written down and repeated exactly.
  private static let slice = Span.milliseconds(20)

  /// Runs until the program ends or its output does.
  func run() throws(CommandError) {
    let response: APIResponse
    do throws(CommandError) {
      response = try context.send(request)
    } catch {
      // The round tripper that could not upgrade makes a bare error of the answer.
      if case .status(let status) = error, status.reason.isEmpty { throw .text(status.message) }
      throw error
    }
    guard case .stream(let stream) = response.body else {
      throw .text("the server answered no stream")
    }
    if isRaw {
      context.io.beginRawInput()
      if let size = context.io.terminalSize {
        context.client.resize(stream, columns: size.columns, rows: size.rows)
      }
    } else if hasInput {
      let bytes = context.io.readStandardInput()
      if !bytes.isEmpty { context.client.write(stream, bytes) }
      context.client.closeInput(stream)
    }
    defer {
      if isRaw { context.io.endRawInput() }
      context.client.close(stream)
    }
    try pump(stream)
  }

  private func pump(_ stream: StreamID) throws(CommandError) {
    var size = context.io.terminalSize
    var takesKeys = isRaw
    var nextLook = context.client.now
    while true {
      if takesKeys, context.client.now >= nextLook {
        nextLook = nextLook + Self.slice
        switch context.io.readRawInput() {
        case .bytes(let bytes): context.client.write(stream, bytes)
        case .nothing: break
        case .ended:
          context.client.closeInput(stream)
          takesKeys = false
        }
        if let now = context.io.terminalSize, let old = size, now != old {
          context.client.resize(stream, columns: now.columns, rows: now.rows)
          size = now
        }
      }
      let deadline = takesKeys ? nextLook : nil
      switch context.client.read(stream, until: deadline) {
      case .item(.output(let bytes)): context.io.write(bytes, to: .output)
      case .item(.error(let bytes)): context.io.write(bytes, to: isRaw ? .output : .error)
      case .item(.exit(let code)):
        if code == 0 || !passesExitCode { return }
        throw .plain("command terminated with exit code \(code)", code: code)
      case .item(.failure(let status)): throw failure(status)
      case .timedOut: continue
      case .interrupted: throw .interrupted
      case .ended: return
      }
    }
  }

  private func failure(_ status: Status) -> CommandError {
    if status.reason == "NonZeroExitCode",
      let cause = status.causes.first(where: { $0.reason == "ExitCode" }),
      let code = Int32(cause.message)
    {
      return .plain("command terminated with exit code \(code)", code: code)
    }
    return status.reason.isEmpty || status.reason == "InternalError"
      ? .text(status.message) : .status(status)
  }
}
