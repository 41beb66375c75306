import Glibc
import Synchronization

/// The line editor's letter box for other threads.
///
/// What is put in here wakes the editor through a pipe; it prints the lines above the prompt, or
/// repaints with the new prompt, and goes on editing. What arrives while no line is being edited
/// waits for the next prompt. A class, because both sides hold the same pipe.
public final class EditorRemote: Sendable {
  private struct Mail {
    var lines: [String] = []
    var prompt: StyledText?
  }

  private let mail = Mutex(Mail())
  let readDescriptor: Int32
  let writeDescriptor: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readDescriptor, writeDescriptor) = (ends[0], ends[1])
  }

  deinit {
    close(readDescriptor)
    close(writeDescriptor)
  }

  /// Prints lines above the prompt. Any thread may call it.
  public func printAbove(_ text: String) {
    mail.withLock { $0.lines.append(text) }
    send(Self.mailByte)
  }

  /// Changes the prompt of the line being edited. Any thread may call it.
  public func setPrompt(_ prompt: StyledText) {
    mail.withLock { $0.prompt = prompt }
    send(Self.mailByte)
  }

  /// Wakes the editor, which calls its `tick` handler. Any thread may call it.
  public func wake() {
    send(1)
  }

  /// What tells mail from a wish to be woken: mail does not call the `tick` handler, so that the
  /// handler may print and change the prompt without calling itself.
  private static let mailByte: UInt8 = 2

  private func send(_ byte: UInt8) {
    var byte = byte
    write(writeDescriptor, &byte, 1)
  }

  /// Empties the pipe; answers whether something other than mail came.
  func drain() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 256)
    var wasWoken = false
    while case let count = read(readDescriptor, &bytes, bytes.count), count > 0 {
      wasWoken = wasWoken || bytes[..<count].contains { $0 != Self.mailByte }
    }
    return wasWoken
  }

  /// Takes what has arrived.
  func take() -> (lines: [String], prompt: StyledText?) {
    mail.withLock { mail in
      defer { mail = Mail() }
      return (mail.lines, mail.prompt)
    }
  }
}
