/// What kubectl needs of the machine it runs on: its streams, files and terminal.
///
/// A class because it stands for one terminal and one file tree.
public protocol KubectlIO: AnyObject {
  /// Writes bytes to a standard stream.
  func write(_ bytes: [UInt8], to stream: KubectlStream)

  /// All of standard input; on a terminal what is typed until Ctrl-D.
  func readStandardInput() -> [UInt8]

  /// One line of standard input without its end; nil at the end of input.
  func readLine() -> String?

  /// Whether standard input is a terminal.
  var isInputTerminal: Bool { get }

  /// Whether standard output is a terminal.
  var isOutputTerminal: Bool { get }

  /// The terminal's columns and rows; nil when there is none.
  var terminalSize: (columns: Int, rows: Int)? { get }

  /// Hands every key to the program, unechoed, until `endRawInput`.
  func beginRawInput()

  /// Gives the terminal back to the line editor.
  func endRawInput()

  /// What was typed since the last call; returns at once.
  func readRawInput() -> RawInput

  /// Whether the user pressed Ctrl-C since the command began.
  var isInterrupted: Bool { get }

  /// The content of a file; `-` is not special here.
  func readFile(_ path: String) throws(FileFault) -> [UInt8]

  /// The names in a folder, sorted.
  func listDirectory(_ path: String) throws(FileFault) -> [String]

  /// What is at a path.
  func entry(at path: String) -> FileEntry

  /// Writes a file, with its folders.
  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFault)

  /// Removes a file that kubectl made for an editor.
  func removeFile(_ path: String)

  /// An environment variable.
  func environmentVariable(_ name: String) -> String?

  /// Lets the user edit a file; false when no editor can be run or it fails.
  func runEditor(_ path: String) -> Bool
}

/// A standard stream that can be written to.
public enum KubectlStream: Sendable {
  /// Standard output.
  case output
  /// Standard error.
  case error
}

/// Keys typed while a container's terminal is attached.
public enum RawInput: Hashable, Sendable {
  /// Bytes, as the terminal sends them.
  case bytes([UInt8])
  /// Nothing was typed.
  case nothing
  /// The terminal is gone.
  case ended
}

/// What is at a path.
public enum FileEntry: Hashable, Sendable {
  /// A file.
  case file
  /// A folder.
  case directory
  /// Nothing.
  case nothing
}

/// Why a file cannot be read or written, in the words of Go's os package.
public struct FileFault: Error, Hashable, Sendable {
  /// The end of the message, such as `no such file or directory`.
  public let reason: String

  /// A fault.
  public init(_ reason: String) {
    self.reason = reason
  }

  /// There is no such file.
  public static let missing = FileFault("no such file or directory")
  /// The file may not be touched.
  public static let denied = FileFault("permission denied")
  /// A folder where a file is wanted.
  public static let isDirectory = FileFault("is a directory")
}
