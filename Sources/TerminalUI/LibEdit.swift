import CEditline

/// One libedit editor, muted: it keeps the line and the key maps, and draws nothing.
///
/// A class, because libedit's callbacks find their way back through a pointer to its client.
final class LibEdit {
  typealias Handle = OpaquePointer

  let handle: Handle

  /// Opens an editor; nil when libedit cannot.
  init?(program: String, input: Int32, output: Int32) {
    guard let handle = ceditline_open(program, input, output) else { return nil }
    self.handle = handle
    ceditline_take_signal_keys(handle)
  }

  deinit {
    ceditline_close(handle)
  }

  static func chooseUTF8() { ceditline_choose_utf8() }

  var isVi: Bool { ceditline_is_vi(handle) != 0 }

  func setMode(vi: Bool) { ceditline_set_mode(handle, vi ? "vi" : "emacs") }

  /// Reads the user's `.editrc`.
  func readUserBindings() { el_source(handle, nil) }

  func bind(_ key: String, to function: String, inCommandMode: Bool = false) {
    if inCommandMode {
      ceditline_bind_alternate(handle, key, function)
    } else {
      ceditline_bind(handle, key, function)
    }
  }

  func addFunction(_ name: String, _ help: String, _ function: ceditline_function) {
    ceditline_add_function(handle, name, help, function)
  }

  func setReader(_ reader: ceditline_reader) { ceditline_set_reader(handle, reader) }

  func setClient(_ client: UnsafeMutableRawPointer) { ceditline_set_client(handle, client) }

  static func client(of handle: Handle) -> UnsafeMutableRawPointer? { ceditline_client(handle) }

  /// Reads a line; the outcome is what the bound functions noted meanwhile.
  func readLine() { _ = ceditline_read(handle) }

  func reset() { el_reset(handle) }

  func resize() { ceditline_resize(handle) }

  /// Puts the terminal into raw mode, or back.
  func prepareTerminal(raw: Bool) { ceditline_prepare_terminal(handle, raw ? 1 : 0) }

  /// The line and its cursor.
  var buffer: EditBuffer {
    get {
      var length: Int32 = 0
      var cursor: Int32 = 0
      let text = UnsafeBufferPointer(
        start: ceditline_text(handle, &length, &cursor), count: Int(length))
      let scalars = text.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
      return EditBuffer(scalars: scalars, cursor: Int(cursor))
    }
    set {
      let scalars = newValue.scalars.map { Int32(bitPattern: $0.value) } + [0]
      ceditline_replace(handle, scalars, Int32(newValue.scalarCursor))
    }
  }
}
