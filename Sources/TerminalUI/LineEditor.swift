import Glibc

/// Reads lines from a terminal with editing, history, completion, hints and colours.
///
/// libedit holds the line and the key maps but draws into the null device; what the user sees is
/// painted here whenever no input waits. A class, because libedit's callbacks hold a pointer to it
/// and because history, key maps and the terminal's state outlive a line. Use it from one thread;
/// other threads talk to `remote`.
public final class LineEditor {
  /// What is fixed when an editor is made.
  public struct Options {
    /// The key bindings to start from; the user's `.editrc` may change them.
    public enum Mode: Sendable { case emacs, vi }

    /// The name under which the user's `.editrc` addresses the program.
    public var programName = "drydock"
    /// The terminal to read from.
    public var input: Int32 = STDIN_FILENO
    /// The terminal to paint on.
    public var output: Int32 = STDOUT_FILENO
    /// The key bindings to start from.
    public var mode = Mode.emacs
    /// Where the history is kept; nil keeps it in memory.
    public var historyPath: String?
    /// How many entries the history keeps.
    public var historyLimit = 5000
    /// Whether the rest of an earlier command is suggested dim, when the hint handler has nothing.
    public var suggestsFromHistory = true
    /// How often the tick handler is called while a line is edited, in milliseconds; nil for only
    /// when something wakes the editor.
    public var tickIntervalMilliseconds: Int?
    /// Whether a sign marks output that ended without a line break before the prompt.
    public var marksPartialLines = true

    /// Makes the usual options.
    public init() {}
  }

  /// Says whether Enter ends the input; nil ends it always.
  public var completeness: ((_ text: String) -> InputCompleteness)?
  /// Finds what can stand at the cursor, which is counted in UTF-8 bytes.
  public var complete: ((_ text: String, _ cursor: Int) -> Completions?)?
  /// Finds the dim text after the end of the line; asked only when the cursor stands there.
  public var hint: ((_ text: String, _ cursor: Int) -> Hint?)?
  /// Colours the line.
  public var highlight: ((_ text: String) -> [StyleSpan])?
  /// Explains the word at the cursor when `?` or F1 is pressed; nil, the answer wherever `?` is part
  /// of the text, lets it be typed.
  public var explain: ((_ text: String, _ cursor: Int) -> String?)?
  /// Lets the user edit the line elsewhere (Ctrl-X Ctrl-E); the terminal is as before meanwhile.
  public var editExternally: ((_ text: String) -> String?)?
  /// Called on the editor's thread when `remote.wake` wakes the editor and at the asked interval; it
  /// may print lines and change the prompt.
  public var tick: (() -> Void)?

  /// The commands so far.
  public let history: History
  /// The letter box for other threads.
  public let remote = EditorRemote()

  let options: Options
  let libEdit: LibEdit
  let colours: ColourSupport

  // The line being edited.
  var prompt = StyledText("")
  var continuationPrompt = StyledText("> ")
  var outcome: ReadResult?
  var initialText = ""
  var undoStack = UndoStack()
  var browsing: HistoryBrowsing?
  var lastArgument: LastArgument?
  var isHintHidden = false

  // Input.
  var decoder = KeyDecoder()
  var replayedKeys: [Key] = []
  var pendingCodes: [UInt32] = []
  var pendingPaste = ""
  var keySerial = 0
  var tabSerial = -1
  var nextTick: Int?

  // Killed text, and after which key.
  var killedText = ""
  var killSerial = -1

  // The screen.
  var size: TerminalSize
  var paintedScene: Scene?
  var paintedCursorRow = 0

  /// Makes an editor; nil when input or output is no terminal it can use, and then
  /// `PlainLineReader` is the thing to use. From here on Ctrl-C sets `InterruptFlag` and no longer
  /// ends the process.
  public init?(_ options: Options = Options()) {
    guard Terminal.supportsEditing(input: options.input, output: options.output) else { return nil }
    Terminal.chooseUTF8()
    guard
      let libEdit = LibEdit(
        program: options.programName, input: options.input, output: options.output)
    else { return nil }
    self.options = options
    self.libEdit = libEdit
    colours = Terminal.colourSupport(options.output)
    size = Terminal.size(options.output)
    history = History(path: options.historyPath, limit: options.historyLimit)
    TerminalGuard.install(options.input)
    InterruptFlag.install()
    Signals.watchTerminal()
    Signals.setWakeDescriptor(remote.writeDescriptor)
    libEdit.setClient(Unmanaged.passUnretained(self).toOpaque())
    libEdit.setReader { handle, character in LineEditor.readCode(handle, character) }
    bindKeys()
  }

  deinit {
    Signals.setWakeDescriptor(-1)
  }

  /// Reads one command.
  /// - Parameters:
  ///   - prompt: what stands before the first line; it may have line breaks.
  ///   - continuationPrompt: what stands before the further lines of a command.
  ///   - initialText: text that is in the line from the start.
  ///   - isRecorded: whether the command goes into the history.
  public func readLine(
    prompt: StyledText, continuationPrompt: StyledText = "> ", initialText: String = "",
    isRecorded: Bool = true
  ) -> ReadResult {
    beginLine(prompt: prompt, continuationPrompt: continuationPrompt, initialText: initialText)
    libEdit.readLine()
    let result = outcome ?? .endOfInput
    endLine(result)
    if isRecorded, case .line(let text) = result { history.add(text) }
    return result
  }

  /// Prints lines above the prompt; the same as `remote.printAbove`.
  public func printAbove(_ text: String) { remote.printAbove(text) }

  /// Changes the prompt of the line being edited; the same as `remote.setPrompt`.
  public func setPrompt(_ prompt: StyledText) { remote.setPrompt(prompt) }

  /// Runs a body with the terminal as it was before editing, for a child process that is started
  /// from a handler. Between two `readLine` calls the terminal is so anyway.
  public func suspendRawMode<Result>(_ body: () throws -> Result) rethrows -> Result {
    erasePainting()
    write(Self.pasteModeOff)
    libEdit.prepareTerminal(raw: false)
    TerminalGuard.setArmed(false)
    defer { resumeRawMode() }
    return try body()
  }

  // MARK: Beginning and ending a line

  private static let pasteModeOn = "\u{1B}[?2004h"
  private static let pasteModeOff = "\u{1B}[?2004l"

  private func beginLine(prompt: StyledText, continuationPrompt: StyledText, initialText: String) {
    fflush(nil)
    self.prompt = prompt
    self.continuationPrompt = continuationPrompt
    self.initialText = initialText
    outcome = nil
    undoStack.reset()
    browsing = nil
    lastArgument = nil
    isHintHidden = false
    InterruptFlag.clear()
    TerminalGuard.setArmed(true)
    if Signals.consumeResize() { libEdit.resize() }
    _ = Signals.consumeContinue()
    size = Terminal.size(options.output)
    forgetPainting()
    nextTick = options.tickIntervalMilliseconds.map { Self.now() + $0 }
    var start = Self.pasteModeOn
    if options.marksPartialLines {
      // Fills exactly a row when the cursor is at its start, so that nothing of it stays then.
      start += AnsiStyle.dim.selection(colours) + "⏎" + AnsiStyle.plain.selection(colours)
      start += String(repeating: " ", count: max(size.columns - 1, 0)) + "\r\u{1B}[K"
    }
    write(start)
  }

  private func endLine(_ result: ReadResult) {
    write(Self.pasteModeOff)
    TerminalGuard.setArmed(false)
    pendingCodes = []
    if result == .interrupted {
      decoder = KeyDecoder()
      replayedKeys = []
    }
  }

  func resumeRawMode() {
    TerminalGuard.setArmed(true)
    // Back first, because libedit does nothing when it believes the terminal to be raw already.
    libEdit.prepareTerminal(raw: false)
    libEdit.prepareTerminal(raw: true)
    write(Self.pasteModeOn)
    forgetPainting()
  }

  func write(_ text: String) {
    TerminalOutput.write(text, to: options.output)
  }
}
