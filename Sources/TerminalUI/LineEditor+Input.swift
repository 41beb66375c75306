import Glibc

extension LineEditor {
  /// libedit's reader: hands over the next key's code.
  static func readCode(
    _ handle: OpaquePointer?, _ character: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let handle, let character, let client = LibEdit.client(of: handle) else { return -1 }
    let editor = Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
    guard let code = editor.nextCode() else { return 0 }
    character.pointee = Int32(bitPattern: code)
    return 1
  }

  private func nextCode() -> UInt32? {
    if let code = pendingCodes.first {
      pendingCodes.removeFirst()
      return code
    }
    if !initialText.isEmpty {
      libEdit.buffer = EditBuffer(initialText)
      initialText = ""
    }
    undoStack.note(libEdit.buffer)
    while true {
      let key = nextKey { currentScene() }
      keySerial += 1
      if key != .escape { isHintHidden = false }
      if let codes = codes(for: key) {
        guard let first = codes.first else { continue }
        pendingCodes = Array(codes.dropFirst())
        return first
      }
      outcome = .endOfInput
      leaveLine()
      return nil
    }
  }

  /// libedit's codes for a key: none for a key without meaning, nil at the end of the input.
  private func codes(for key: Key) -> [UInt32]? {
    switch key {
    case .text(let scalar): return [scalar.value]
    case .control(let byte): return [UInt32(byte)]
    case .special(let special): return [special.rawValue]
    case .meta(let scalar):
      return [libEdit.isVi ? SpecialKey.escape.rawValue : 0x1B, scalar.value]
    case .escape: return escapeCodes()
    case .paste(let text):
      pendingPaste = text
      return [SpecialKey.paste.rawValue]
    case .unknown: return []
    case .endOfInput: return nil
    }
  }

  /// Esc is vi's command mode; in emacs mode it hides the hint, and is Alt for the key after it.
  private func escapeCodes() -> [UInt32]? {
    if libEdit.isVi { return [SpecialKey.escape.rawValue] }
    isHintHidden = true
    let next = nextKey { currentScene() }
    if case .text(let scalar) = next { return [0x1B, scalar.value] }
    replayedKeys.insert(next, at: 0)
    return []
  }

  // MARK: Keys

  private static let escapeTimeout = 30
  private static let pasteTimeout = 1000

  /// The next key; paints the scene when there is none yet.
  func nextKey(_ scene: () -> Scene) -> Key {
    if !replayedKeys.isEmpty { return replayedKeys.removeFirst() }
    while true {
      if let key = decoder.next() { return key }
      if decoder.isInsideSequence {
        let timeout = decoder.isInsidePaste ? Self.pasteTimeout : Self.escapeTimeout
        if !waitForInput(timeout), let key = decoder.next(isFinal: true) { return key }
      } else {
        if !waitForInput(0) {
          if let key = attend() { return key }
          paint(scene())
          _ = waitForInput(timeUntilTick, orWake: true)
          if let key = attend() { return key }
        }
      }
      if waitForInput(0), !readInput() { return .endOfInput }
    }
  }

  /// Waits for input; answers whether there is some.
  private func waitForInput(_ timeout: Int, orWake: Bool = false) -> Bool {
    var items = [
      pollfd(fd: options.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: remote.readDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&items, orWake ? 2 : 1, Int32(clamping: timeout))
    return count > 0 && items[0].revents != 0
  }

  private func readInput() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(options.input, &bytes, bytes.count)
    if count > 0 { decoder.feed(bytes[..<count]) }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  // MARK: What else happens

  /// The milliseconds until the tick handler is due; -1 for never.
  private var timeUntilTick: Int {
    nextTick.map { max(0, $0 - Self.now()) } ?? -1
  }

  /// Milliseconds of a clock that only goes forward.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Deals with signals, ticks and letters of other threads; Ctrl-C sent as a signal is a key.
  private func attend() -> Key? {
    var wasWoken = false
    var item = pollfd(fd: remote.readDescriptor, events: Int16(POLLIN), revents: 0)
    if poll(&item, 1, 0) > 0 { wasWoken = remote.drain() }
    if InterruptFlag.consume() { return .control(3) }
    if Signals.consumeContinue() { resumeRawMode() }
    if Signals.consumeResize() { takeNewSize() }
    if wasWoken || timeUntilTick == 0 {
      tick?()
      nextTick = options.tickIntervalMilliseconds.map { Self.now() + $0 }
    }
    let (lines, prompt) = remote.take()
    for line in lines { printNow(line) }
    if let prompt { self.prompt = prompt }
    return nil
  }
}
