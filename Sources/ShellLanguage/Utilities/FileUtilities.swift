/// Utilities that change files.
enum FileUtilities {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "mkdir": mkdir(&call)
    case "rmdir": rmdir(&call)
    case "rm": rm(&call)
    case "touch": touch(&call)
    case "cp": copy(&call)
    case "mv": move(&call)
    case "ln": link(&call)
    case "chmod": chmod(&call)
    case "chown": chown(&call)
    case "mktemp": mktemp(&call)
    case "truncate": truncate(&call)
    default: break
    }
    return .done
  }

  private static func missingOperand(_ call: inout UtilityCall) {
    if call.isGNU {
      call.fail("missing operand")
      call.write(Array("Try '\(call.name) --help' for more information.\n".utf8), to: 2)
    } else {
      call.fail("missing operand")
    }
  }

  private static func mkdir(_ call: inout UtilityCall) {
    var makesParents = false
    var mode: UInt16 = 0o755
    var parser = OptionParser(call.arguments, valued: "m")
    while let (name, value) = parser.next() {
      switch name {
      case "p", "parents": makesParents = true
      case "m": mode = value.flatMap { UInt16($0, radix: 8) } ?? mode
      case "v": break
      default: return call.rejectOption(parser.current)
      }
    }
    guard !parser.operands.isEmpty else { return missingOperand(&call) }
    for path in parser.operands {
      do throws(FileError) {
        try call.files.makeDirectory(
          path, from: call.directory, parents: makesParents, mode: mode, now: call.now)
      } catch {
        call.fail(
          call.isGNU
            ? "cannot create directory ‘\(path)’: \(error.message)"
            : "can't create directory '\(path)': \(error.message)")
      }
    }
  }

  private static func rmdir(_ call: inout UtilityCall) {
    var parser = OptionParser(call.arguments)
    var removesParents = false
    while let (name, _) = parser.next() {
      guard name == "p" else { return call.rejectOption(parser.current) }
      removesParents = true
    }
    guard !parser.operands.isEmpty else { return missingOperand(&call) }
    for operand in parser.operands {
      var path = operand
      repeat {
        do throws(FileError) {
          try call.files.removeDirectory(path, from: call.directory)
        } catch {
          call.fail(
            call.isGNU
              ? "failed to remove '\(path)': \(error.message)" : "'\(path)': \(error.message)")
          break
        }
        path = TextUtilities.parent(path)
      } while removesParents && path != "." && path != "/"
    }
  }

  private static func rm(_ call: inout UtilityCall) {
    var isRecursive = false
    var isForced = false
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "r", "R", "recursive": isRecursive = true
      case "f", "force": isForced = true
      case "i", "v": break
      default: return call.rejectOption(parser.current)
      }
    }
    if parser.operands.isEmpty, !isForced { return missingOperand(&call) }
    for path in parser.operands {
      let name = path.split(separator: "/").last
      if name == "." || name == ".." || path.utf8.allSatisfy({ $0 == .slash }) {
        call.fail(
          call.isGNU
            ? "refusing to remove '.' or '..' directory: skipping '\(path)'"
            : "refusing to remove '.' or '..' directory: skipping '\(path)'")
        continue
      }
      remove(path, isRecursive: isRecursive, isForced: isForced, depth: 0, &call)
    }
  }

  private static func remove(
    _ path: String, isRecursive: Bool, isForced: Bool, depth: Int, _ call: inout UtilityCall
  ) {
    do throws(FileError) {
      let status = try call.files.status(path, from: call.directory, followLinks: false)
      guard status.kind == .directory else {
        return try call.files.remove(path, from: call.directory)
      }
      guard isRecursive, depth < 128 else { throw .isDirectory }
      for name in try call.files.list(path, from: call.directory) {
        remove(
          path + "/" + name, isRecursive: true, isForced: isForced, depth: depth + 1, &call)
      }
      try call.files.removeDirectory(path, from: call.directory)
    } catch {
      if error == .notFound, isForced { return }
      if error == .isDirectory, !call.isGNU {
        return call.fail("'\(path)' is a directory")
      }
      call.fail(
        call.isGNU
          ? "cannot remove '\(path)': \(error.message)"
          : "can't remove '\(path)': \(error.message)")
    }
  }

  private static func touch(_ call: inout UtilityCall) {
    var creates = true
    var parser = OptionParser(call.arguments, valued: "drt")
    while let (name, _) = parser.next() {
      switch name {
      case "c": creates = false
      case "a", "m", "d", "r", "t", "h": break
      default: return call.rejectOption(parser.current)
      }
    }
    guard !parser.operands.isEmpty else {
      guard call.isGNU else { return missingOperand(&call) }
      call.fail("missing file operand")
      return call.suggestHelp()
    }
    for path in parser.operands {
      do throws(FileError) {
        if call.files.exists(path, from: call.directory) {
          try call.files.setModified(call.now, of: path, from: call.directory)
        } else if creates {
          try call.files.write([], to: path, from: call.directory, now: call.now)
        }
      } catch {
        call.fail(
          call.isGNU ? "cannot touch '\(path)': \(error.message)" : "\(path): \(error.message)")
      }
    }
  }

  // MARK: cp and mv

  /// Splits operands into sources and the target folder or name.
  private static func targets(
    _ operands: [String], _ call: inout UtilityCall
  ) -> [(source: String, target: String)]? {
    guard operands.count >= 2, let goal = operands.last else {
      if call.isGNU {
        call.fail(
          operands.isEmpty
            ? "missing file operand" : "missing destination file operand after '\(operands[0])'")
        call.write(Array("Try '\(call.name) --help' for more information.\n".utf8), to: 2)
      } else {
        call.fail("missing file operand")
      }
      return nil
    }
    let isFolder = call.files.isDirectory(goal, from: call.directory)
    if operands.count > 2, !isFolder {
      call.fail(
        call.isGNU
          ? "target '\(goal)': No such file or directory"
          : "can't stat '\(goal)': No such file or directory")
      return nil
    }
    return operands.dropLast().map { source in
      guard isFolder else { return (source, goal) }
      let name = source.split(separator: "/").last.map { String($0) } ?? source
      return (source, goal.hasSuffix("/") ? goal + name : goal + "/" + name)
    }
  }

  private static func copy(_ call: inout UtilityCall) {
    var isRecursive = false
    var keepsTimes = false
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "r", "R", "recursive": isRecursive = true
      case "a", "archive":
        isRecursive = true
        keepsTimes = true
      case "p": keepsTimes = true
      case "f", "i", "v", "n", "L", "P", "d", "u", "T": break
      default: return call.rejectOption(parser.current)
      }
    }
    guard let pairs = targets(parser.operands, &call) else { return }
    for pair in pairs {
      copy(pair.source, pair.target, isRecursive: isRecursive, keepsTimes: keepsTimes, &call)
    }
  }

  private static func copy(
    _ source: String, _ target: String, isRecursive: Bool, keepsTimes: Bool,
    _ call: inout UtilityCall
  ) {
    let directory = call.directory
    do throws(FileError) {
      let status = try call.files.status(source, from: directory, followLinks: !isRecursive)
      if status.kind == .directory {
        guard isRecursive else {
          return call.fail(
            call.isGNU
              ? "-r not specified; omitting directory '\(source)'"
              : "omitting directory '\(source)'")
        }
        return try copyFolder(source, target, keepsTimes: keepsTimes, &call)
      }
      if isSame(source, target, call) {
        return call.fail("'\(source)' and '\(target)' are the same file")
      }
      if status.kind == .symbolicLink {
        if call.files.exists(target, from: directory) {
          try call.files.remove(target, from: directory)
        }
        return try call.files.makeLink(
          target, to: status.linkTarget ?? "", from: directory, now: call.now)
      }
      let bytes = try call.files.read(source, from: directory)
      do throws(FileError) {
        try call.files.write(
          bytes, to: target, from: directory, mode: status.mode & 0o755,
          now: keepsTimes ? status.modified : call.now)
      } catch {
        call.fail(
          call.isGNU
            ? "cannot create regular file '\(target)': \(error.message)"
            : "can't create '\(target)': \(error.message)")
      }
    } catch {
      call.fail(
        call.isGNU
          ? "cannot stat '\(source)': \(error.message)"
          : "can't stat '\(source)': \(error.message)")
    }
  }

  private static func isSame(_ first: String, _ second: String, _ call: UtilityCall) -> Bool {
    guard let path = try? call.files.realPath(first, from: call.directory) else { return false }
    return path == (try? call.files.realPath(second, from: call.directory))
  }

  private static func copyFolder(
    _ source: String, _ target: String, keepsTimes: Bool, _ call: inout UtilityCall
  ) throws(FileError) {
    let from = try call.files.resolve(source, from: call.directory)
    let goal = try call.files.resolve(target, from: call.directory)
    if goal.starts(with: from) {
      return call.fail("cannot copy a directory, '\(source)', into itself, '\(target)'")
    }
    if call.files.status(goal[...]) == nil {
      try call.files.put(.directory(modified: call.now), goal)
    }
    for name in call.files.names(from[...]) {
      copy(
        source + "/" + name, target + "/" + name, isRecursive: true, keepsTimes: keepsTimes, &call)
    }
  }

  private static func move(_ call: inout UtilityCall) {
    var parser = OptionParser(call.arguments)
    var keepsOld = false
    while let (name, _) = parser.next() {
      switch name {
      case "f", "i", "v", "T": break
      case "n": keepsOld = true
      default: return call.rejectOption(parser.current)
      }
    }
    guard let pairs = targets(parser.operands, &call) else { return }
    for pair in pairs {
      if keepsOld, call.files.exists(pair.target, from: call.directory) { continue }
      do throws(FileError) {
        guard
          (try? call.files.status(pair.source, from: call.directory, followLinks: false)) != nil
        else {
          call.fail(
            call.isGNU
              ? "cannot stat '\(pair.source)': No such file or directory"
              : "can't rename '\(pair.source)': No such file or directory")
          continue
        }
        if isSame(pair.source, pair.target, call) {
          call.fail("'\(pair.source)' and '\(pair.target)' are the same file")
          continue
        }
        try call.files.rename(pair.source, to: pair.target, from: call.directory)
      } catch {
        call.fail(
          call.isGNU
            ? error == .invalidArgument
              ? "cannot move '\(pair.source)' to a subdirectory of itself, '\(pair.target)'"
              : "cannot move '\(pair.source)' to '\(pair.target)': \(error.message)"
            : "can't rename '\(pair.source)': \(error.message)")
      }
    }
  }

  // MARK: Links and modes

  private static func link(_ call: inout UtilityCall) {
    var isSymbolic = false
    var isForced = false
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "s", "symbolic": isSymbolic = true
      case "f", "force": isForced = true
      case "n", "v", "T": break
      default: return call.rejectOption(parser.current)
      }
    }
    guard isSymbolic else { return call.fail("hard links are not simulated here; use ln -s") }
    var operands = parser.operands
    if operands.count == 1 { operands.append(".") }
    guard let pairs = targets(operands, &call) else { return }
    for pair in pairs {
      do throws(FileError) {
        if isForced,
          (try? call.files.status(pair.target, from: call.directory, followLinks: false)) != nil
        {
          try call.files.remove(pair.target, from: call.directory)
        }
        try call.files.makeLink(
          pair.target, to: pair.source, from: call.directory, now: call.now)
      } catch {
        call.fail(
          call.isGNU
            ? "failed to create symbolic link '\(pair.target)': \(error.message)"
            : "\(pair.target): \(error.message)")
      }
    }
  }

  private static func chmod(_ call: inout UtilityCall) {
    var isRecursive = false
    var words = call.arguments
    while let first = words.first, first == "-R" || first == "-v" {
      if first == "-R" { isRecursive = true }
      words.removeFirst()
    }
    guard words.count >= 2 else { return missingOperand(&call) }
    let text = words.removeFirst()
    for path in words { chmod(path, text, isRecursive, depth: 0, &call) }
  }

  private static func chmod(
    _ path: String, _ text: String, _ isRecursive: Bool, depth: Int, _ call: inout UtilityCall
  ) {
    do throws(FileError) {
      let status = try call.files.status(path, from: call.directory)
      guard let mode = ModeText.parse(text, current: status) else {
        call.fail(call.isGNU ? "invalid mode: ‘\(text)’" : "invalid mode '\(text)'")
        return call.suggestHelp()
      }
      try call.files.setMode(mode, of: path, from: call.directory)
      guard isRecursive, status.kind == .directory, depth < 128 else { return }
      for name in try call.files.list(path, from: call.directory) {
        chmod(path + "/" + name, text, true, depth: depth + 1, &call)
      }
    } catch {
      call.fail(
        call.isGNU
          ? "cannot access '\(path)': \(error.message)" : "\(path): \(error.message)")
    }
  }

  private static func chown(_ call: inout UtilityCall) {
    let words = call.arguments.filter { $0 != "-R" && $0 != "-h" }
    guard words.count >= 2 else { return missingOperand(&call) }
    let ids = words[0].split(separator: ":", omittingEmptySubsequences: false)
      .map { $0 == "root" ? UInt32(0) : UInt32($0) }
    for path in words.dropFirst() {
      do throws(FileError) {
        guard call.settings.userID == 0 else { throw .notPermitted }
        let parts = try call.files.resolve(path, from: call.directory)
        guard call.files.status(parts[...]) != nil else { throw .notFound }
        try call.files.modify(parts) { (node) throws(FileError) in
          if let owner = ids.first ?? nil { node.owner = owner }
          if ids.count > 1, let group = ids[1] { node.group = group }
        }
      } catch {
        call.fail("\(path): \(error.message)")
      }
    }
  }

  private static func mktemp(_ call: inout UtilityCall) {
    let makesFolder = call.arguments.contains("-d")
    let template = call.arguments.first { !$0.hasPrefix("-") } ?? "/tmp/tmp.XXXXXX"
    let stem = template.prefix { $0 != "X" }
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for attempt in 0..<1000 {
      var number = UInt64(bitPattern: call.now) &* 6_364_136_223_846_793_005 &+ UInt64(attempt)
      var name = ""
      for _ in 0..<6 {
        name.append(letters[Int((number >> 33) % UInt64(letters.count))])
        number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      }
      let path = stem + name
      if call.files.exists(String(path), from: call.directory) { continue }
      do throws(FileError) {
        if makesFolder {
          try call.files.makeDirectory(
            String(path), from: call.directory, mode: 0o700, now: call.now)
        } else {
          try call.files.write(
            [], to: String(path), from: call.directory, mode: 0o600, now: call.now)
        }
        return call.line(String(path))
      } catch {
        return call.fail("\(template): \(error.message)")
      }
    }
  }

  private static func truncate(_ call: inout UtilityCall) {
    var parser = OptionParser(call.arguments, valued: "s")
    var size: Int?
    while let (name, value) = parser.next() { if name == "s" { size = value.flatMap { Int($0) } } }
    guard let size, size >= 0, size <= FileSystem.fileLimit else {
      return call.fail("you must specify a size")
    }
    for path in parser.operands {
      do throws(FileError) {
        var bytes: Bytes = []
        if call.files.exists(path, from: call.directory) {
          bytes = try call.files.read(path, from: call.directory)
        }
        let kept = Array(bytes.prefix(size))
        try call.files.write(
          kept + Bytes(repeating: 0, count: size - kept.count), to: path, from: call.directory,
          now: call.now)
      } catch {
        call.fail("\(path): \(error.message)")
      }
    }
  }
}

/// Modes as `chmod` and `ls -l` write them.
enum ModeText {
  /// Reads `755` or `u+x,go-w`; nil when it is neither.
  static func parse(_ text: String, current: FileStatus) -> UInt16? {
    if let mode = UInt16(text, radix: 8) { return mode <= 0o7777 ? mode : nil }
    var mode = current.mode
    for clause in text.split(separator: ",") {
      var who: UInt16 = 0
      var rest = clause[...]
      while let letter = rest.first, "ugoa".contains(letter) {
        rest.removeFirst()
        switch letter {
        case "u": who |= 0o4700
        case "g": who |= 0o2070
        case "o": who |= 0o1007
        default: who |= 0o7777
        }
      }
      if who == 0 { who = 0o7777 }
      guard let operation = rest.popFirst(), "+-=".contains(operation) else { return nil }
      var bits: UInt16 = 0
      for letter in rest {
        switch letter {
        case "r": bits |= 0o444
        case "w": bits |= 0o222
        case "x": bits |= 0o111
        case "X": if current.kind == .directory || mode & 0o111 != 0 { bits |= 0o111 }
        case "s": bits |= 0o6000
        case "t": bits |= 0o1000
        default: return nil
        }
      }
      switch operation {
      case "+": mode |= bits & who
      case "-": mode &= ~(bits & who)
      default: mode = (mode & ~who) | (bits & who)
      }
    }
    return mode
  }

  /// `drwxr-xr-x`.
  static func describe(_ status: FileStatus) -> String {
    let kind =
      switch status.kind {
      case .file: "-"
      case .directory: "d"
      case .symbolicLink: "l"
      case .device: "c"
      }
    var letters = ""
    for shift: UInt16 in [6, 3, 0] {
      let bits = (status.mode >> shift) & 7
      letters += bits & 4 != 0 ? "r" : "-"
      letters += bits & 2 != 0 ? "w" : "-"
      letters += bits & 1 != 0 ? "x" : "-"
    }
    if status.mode & 0o1000 != 0 {
      let isOpen = letters.removeLast() == "x"
      letters += isOpen ? "t" : "T"
    }
    return kind + letters
  }
}
