import CEditline

extension LineEditor {
  /// A function of the editor that keys are bound to, as `.editrc` may name it.
  private struct Function {
    var name: String
    var help: String
    var keys: [String] = []
    var specialKeys: [SpecialKey] = []
    /// Keys of vi's command mode.
    var commandKeys: [String] = []
    var isEmacsOnly = false
    var body: @convention(c) (OpaquePointer?, Int32) -> UInt8
  }

  /// Runs an editing function for libedit's callback.
  private static func run(_ handle: OpaquePointer?, _ body: (LineEditor) -> Void) -> UInt8 {
    guard let handle, let client = LibEdit.client(of: handle) else { return UInt8(CC_ERROR) }
    let editor = Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
    body(editor)
    return UInt8(editor.outcome == nil ? CC_REFRESH : CC_NEWLINE)
  }

  /// Binds the keys: the mode first, because it resets the key maps, then the user's `.editrc`.
  func bindKeys() {
    for function in Self.functions {
      libEdit.addFunction(function.name, function.help, function.body)
    }
    let startsInVi = options.mode == .vi
    libEdit.setMode(vi: startsInVi)
    bindFunctions()
    libEdit.readUserBindings()
    if libEdit.isVi != startsInVi { bindFunctions() }
  }

  private func bindFunctions() {
    let isVi = libEdit.isVi
    for function in Self.functions where !(isVi && function.isEmacsOnly) {
      for key in function.keys { libEdit.bind(key, to: function.name) }
      for key in function.specialKeys {
        libEdit.bind(key.bindingName, to: function.name)
        if isVi { libEdit.bind(key.bindingName, to: function.name, inCommandMode: true) }
      }
      guard isVi else { continue }
      for key in function.commandKeys {
        libEdit.bind(key, to: function.name, inCommandMode: true)
      }
    }
    if isVi { libEdit.bind(SpecialKey.escape.bindingName, to: "vi-command-mode") }
  }

  private static let functions: [Function] = lineFunctions + motionFunctions + editFunctions

  private static let lineFunctions: [Function] = [
    Function(
      name: "drydock-accept", help: "Run the line", keys: ["^M", "^J"], commandKeys: ["^M", "^J"],
      body: { handle, _ in run(handle) { $0.accept() } }),
    Function(
      name: "drydock-newline", help: "Continue on another line", specialKeys: [.altEnter],
      body: { handle, _ in run(handle) { $0.insert("\n") } }),
    Function(
      name: "drydock-interrupt", help: "Throw the line away", keys: ["^C"], commandKeys: ["^C"],
      body: { handle, _ in run(handle) { $0.interrupt() } }),
    Function(
      name: "drydock-delete-or-end", help: "Delete, or leave on an empty line", keys: ["^D"],
      commandKeys: ["^D"], body: { handle, _ in run(handle) { $0.deleteOrEnd() } }),
    Function(
      name: "drydock-clear", help: "Clear the screen", keys: ["^L"], commandKeys: ["^L"],
      body: { handle, _ in run(handle) { $0.clearScreen() } }),
    Function(
      name: "drydock-complete", help: "Complete the word", keys: ["^I"],
      body: { handle, _ in run(handle) { $0.completeWord() } }),
    Function(
      name: "drydock-search", help: "Search the history", keys: ["^R"], commandKeys: ["^R", "/"],
      body: { handle, _ in run(handle) { $0.searchHistory() } }),
    Function(
      name: "drydock-last-argument", help: "Insert an earlier command's last word",
      keys: ["\\e.", "\\e_"], isEmacsOnly: true,
      body: { handle, _ in run(handle) { $0.insertLastArgument() } }),
    Function(
      name: "drydock-paste", help: "Insert pasted text", specialKeys: [.paste],
      body: { handle, _ in run(handle) { $0.insertPaste() } }),
    Function(
      name: "drydock-help", help: "Explain the word at the cursor", specialKeys: [.help],
      body: { handle, _ in run(handle) { $0.explainWord(typed: "") } }),
    Function(
      name: "drydock-help-or-insert", help: "Explain the word at the cursor, or type the key",
      keys: ["?"], body: { handle, _ in run(handle) { $0.explainWord(typed: "?") } }),
    Function(
      name: "drydock-edit", help: "Edit the line in another editor", keys: ["^X^E"],
      isEmacsOnly: true, body: { handle, _ in run(handle) { $0.editElsewhere() } }),
    Function(
      name: "drydock-ignore", help: "Do nothing", keys: ["^Z", "^\\", "^S", "^Q"],
      specialKeys: [.nothing, .pageUp, .pageDown, .shiftTab, .escape],
      body: { handle, _ in run(handle) { _ in } }),
  ]

  private static let motionFunctions: [Function] = [
    Function(
      name: "drydock-left", help: "Go left", keys: ["^B"], specialKeys: [.left],
      body: { handle, _ in run(handle) { $0.move { $0.cursor - 1 } } }),
    Function(
      name: "drydock-right", help: "Go right, or take the suggestion", keys: ["^F"],
      specialKeys: [.right], body: { handle, _ in run(handle) { $0.goRight() } }),
    Function(
      name: "drydock-word-left", help: "Go a word left", keys: ["\\eb", "\\eB"],
      specialKeys: [.wordLeft], isEmacsOnly: true,
      body: { handle, _ in run(handle) { $0.move { $0.wordStart } } }),
    Function(
      name: "drydock-word-right", help: "Go a word right, or take a word of the suggestion",
      keys: ["\\ef", "\\eF"], specialKeys: [.wordRight], isEmacsOnly: true,
      body: { handle, _ in run(handle) { $0.goWordRight() } }),
    Function(
      name: "drydock-home", help: "Go to the start of the line", keys: ["^A"],
      specialKeys: [.home],
      body: { handle, _ in run(handle) { $0.move { $0.lineStart } } }),
    Function(
      name: "drydock-end", help: "Go to the end of the line, or take the suggestion",
      keys: ["^E"], specialKeys: [.end],
      body: { handle, _ in run(handle) { $0.goToEnd() } }),
    Function(
      name: "drydock-up", help: "Go up, or to an older command", keys: ["^P"],
      specialKeys: [.up], commandKeys: ["k", "-"],
      body: { handle, _ in run(handle) { $0.goVertically(down: false) } }),
    Function(
      name: "drydock-down", help: "Go down, or to a newer command", keys: ["^N"],
      specialKeys: [.down], commandKeys: ["j", "+"],
      body: { handle, _ in run(handle) { $0.goVertically(down: true) } }),
  ]

  private static let editFunctions: [Function] = [
    Function(
      name: "drydock-backspace", help: "Delete the character before the cursor",
      keys: ["^H", "^?"], body: { handle, _ in run(handle) { $0.delete { $0.cursor - 1 } } }),
    Function(
      name: "drydock-delete", help: "Delete the character at the cursor", specialKeys: [.delete],
      body: { handle, _ in run(handle) { $0.delete { $0.cursor + 1 } } }),
    Function(
      name: "drydock-kill-line", help: "Kill to the end of the line", keys: ["^K"],
      body: { handle, _ in run(handle) { $0.kill { $0.lineEnd } } }),
    Function(
      name: "drydock-kill-start", help: "Kill to the start of the line", keys: ["^U"],
      body: { handle, _ in run(handle) { $0.kill { $0.lineStart } } }),
    Function(
      name: "drydock-kill-argument", help: "Kill the argument before the cursor", keys: ["^W"],
      body: { handle, _ in run(handle) { $0.kill { $0.argumentStart } } }),
    Function(
      name: "drydock-kill-word", help: "Kill the word after the cursor",
      keys: ["\\ed", "\\eD"], specialKeys: [.deleteWord], isEmacsOnly: true,
      body: { handle, _ in run(handle) { $0.kill { $0.wordEnd } } }),
    Function(
      name: "drydock-kill-word-before", help: "Kill the word before the cursor",
      specialKeys: [.altBackspace],
      body: { handle, _ in run(handle) { $0.kill { $0.wordStart } } }),
    Function(
      name: "drydock-yank", help: "Insert what was killed last", keys: ["^Y"],
      body: { handle, _ in run(handle) { $0.insert($0.killedText) } }),
    Function(
      name: "drydock-transpose", help: "Exchange two characters", keys: ["^T"],
      body: { handle, _ in run(handle) { $0.edit { $0.transpose() } } }),
    Function(
      name: "drydock-undo", help: "Undo the last change", keys: ["^_", "^X^U"], isEmacsOnly: true,
      body: { handle, _ in run(handle) { $0.undo() } }),
  ]
}
