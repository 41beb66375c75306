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
    wake()
  }

  /// Changes the prompt of the line being edited. Any thread may call it.
  public func setPrompt(_ prompt: StyledText) {
    mail.withLock { $0.prompt = prompt }
    wake()
  }

  /// Wakes the editor, which calls its `tick` handler. Any thread may call it.
  public func wake() {
    var byte: UInt8 = 1
    write(writeDescriptor, &byte, 1)
  }

  /// Empties the pipe.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readDescriptor, &bytes, bytes.count) > 0 {}
  }

  /// Takes what has arrived.
  func take() -> (lines: [String], prompt: StyledText?) {
    mail.withLock { mail in
      defer { mail = Mail() }
      return (mail.lines, mail.prompt)
    }
  }
}
