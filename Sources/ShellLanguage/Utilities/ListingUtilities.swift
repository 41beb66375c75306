/// Utilities that show what files there are.
enum ListingUtilities {
  struct Options {
    var isLong = false
    var showsAll = false
    var showsAlmostAll = false
    var isDirectoryOnly = false
    var isRecursive = false
    var byTime = false
    var bySize = false
    var isReversed = false
    var isHuman = false
    var marksKind = false
    var marksFolders = false
    var numeric = false
  }

  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "ls": list(&call)
    case "stat": stat(&call)
    case "du": diskUsage(&call)
    default: resolve(&call)
    }
    return .done
  }

  // MARK: ls

  private static func options(_ call: inout UtilityCall) -> (Options, [String])? {
    var options = Options()
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "l", "g", "o": options.isLong = true
      case "n":
        options.isLong = true
        options.numeric = true
      case "a", "all": options.showsAll = true
      case "A", "almost-all": options.showsAlmostAll = true
      case "d": options.isDirectoryOnly = true
      case "R": options.isRecursive = true
      case "t": options.byTime = true
      case "S": options.bySize = true
      case "r": options.isReversed = true
      case "h": options.isHuman = true
      case "F": options.marksKind = true
      case "p": options.marksFolders = true
      case "1", "C", "x", "i", "s", "c", "u", "full-time", "color", "group-directories-first": break
      default:
        call.rejectOption(parser.current, status: call.isGNU ? 2 : 1)
        return nil
      }
    }
    return (options, parser.operands.isEmpty ? ["."] : parser.operands)
  }

  private static func list(_ call: inout UtilityCall) {
    guard let (options, operands) = options(&call) else { return }
    var plain: [(name: String, status: FileStatus)] = []
    var folders: [String] = []
    for path in operands {
      do throws(FileError) {
        var status = try call.files.status(
          path, from: call.directory, followLinks: !options.isLong && !options.isDirectoryOnly)
        if options.isLong, !options.isDirectoryOnly, status.kind == .symbolicLink,
          path.hasSuffix("/")
        {
          status = try call.files.status(path, from: call.directory)
        }
        if status.kind == .directory, !options.isDirectoryOnly {
          folders.append(path)
        } else {
          plain.append((path, status))
        }
      } catch {
        let dangling = try? call.files.status(path, from: call.directory, followLinks: false)
        if let dangling, error == .notFound {
          plain.append((path, dangling))
          continue
        }
        call.fail(
          call.isGNU
            ? "cannot access '\(path)': \(error.message)" : "\(path): \(error.message)",
          status: call.isGNU ? 2 : 1)
      }
    }
    let needsHeaders = operands.count > 1 || options.isRecursive
    var isFirst = plain.isEmpty
    show(sorted(plain, options), options, isFolder: false, &call)
    for folder in options.isReversed ? folders.sorted().reversed() : folders.sorted() {
      showFolder(folder, options, header: needsHeaders, isFirst: &isFirst, depth: 0, &call)
    }
  }

  private static func showFolder(
    _ path: String, _ options: Options, header: Bool, isFirst: inout Bool, depth: Int,
    _ call: inout UtilityCall
  ) {
    let names: [String]
    do throws(FileError) {
      names = try call.files.list(path, from: call.directory)
    } catch {
      call.fail(
        call.isGNU
          ? "cannot open directory '\(path)': \(error.message)"
          : "can't open '\(path)': \(error.message)", status: call.isGNU ? 2 : 1)
      return
    }
    if header {
      if !isFirst { call.line("") }
      call.line("\(path):")
    }
    isFirst = false
    var entries: [(name: String, status: FileStatus)] = []
    let shown = options.showsAll ? [".", ".."] + names : names
    let base = path.hasSuffix("/") ? path : path + "/"
    for name in shown {
      if name.utf8.first == .dot, !options.showsAll, !options.showsAlmostAll { continue }
      guard
        let status = try? call.files.status(base + name, from: call.directory, followLinks: false)
      else { continue }
      entries.append((name, status))
    }
    entries = sorted(entries, options)
    show(entries, options, isFolder: true, &call)
    guard options.isRecursive, depth < 64 else { return }
    for entry in entries
    where entry.status.kind == .directory && entry.name != "." && entry.name != ".." {
      showFolder(
        base + entry.name, options, header: true, isFirst: &isFirst, depth: depth + 1, &call)
    }
  }

  private static func sorted(
    _ entries: [(name: String, status: FileStatus)], _ options: Options
  ) -> [(name: String, status: FileStatus)] {
    var result = entries.sorted { first, second in
      if options.byTime, first.status.modified != second.status.modified {
        return first.status.modified > second.status.modified
      }
      if options.bySize, first.status.size != second.status.size {
        return first.status.size > second.status.size
      }
      return first.name < second.name
    }
    if options.isReversed { result.reverse() }
    return result
  }

  private static func show(
    _ entries: [(name: String, status: FileStatus)], _ options: Options, isFolder: Bool,
    _ call: inout UtilityCall
  ) {
    guard options.isLong else {
      for entry in entries { call.line(entry.name + mark(entry.status, options)) }
      return
    }
    if isFolder {
      let blocks = entries.reduce(0) { $0 + Self.blocks($1.status) }
      call.line("total \(options.isHuman ? human(blocks * 1024) : String(blocks))")
    }
    let rows = entries.map { row($0.name, $0.status, options, call) }
    let owners = call.isGNU ? rows.map { $0[2].scalarCount }.max() ?? 0 : 8
    let groups = call.isGNU ? rows.map { $0[3].scalarCount }.max() ?? 0 : 8
    let links = call.isGNU ? 1 : 5
    let sizes = call.isGNU ? rows.map { $0[4].scalarCount }.max() ?? 0 : 9
    for row in rows {
      call.line(
        "\(row[0]) \(row[1].leftPadded(to: links)) \(row[2].padded(to: owners)) "
          + "\(row[3].padded(to: groups)) \(row[4].leftPadded(to: sizes)) \(row[5]) \(row[6])")
    }
  }

  private static func row(
    _ name: String, _ status: FileStatus, _ options: Options, _ call: UtilityCall
  ) -> [String] {
    let arrow = status.linkTarget.map { " -> " + $0 } ?? ""
    let size = options.isHuman ? human(status.size) : String(status.size)
    return [
      ModeText.describe(status), status.kind == .directory ? "2" : "1",
      options.numeric ? String(status.owner) : userName(status.owner, call),
      options.numeric ? String(status.group) : userName(status.group, call), size,
      timeText(status.modified, call), name + mark(status, options) + arrow,
    ]
  }

  static func userName(_ id: UInt32, _ call: UtilityCall) -> String {
    if id == 0 { return "root" }
    return id == call.settings.userID ? call.settings.user : String(id)
  }

  private static func timeText(_ modified: Int64, _ call: UtilityCall) -> String {
    let date = CalendarTime(nanoseconds: modified)
    let halfYear: Int64 = 15_768_000_000_000_000
    let isRecent = modified <= call.now && call.now - modified < halfYear
    return date.formatted(isRecent ? "%b %e %H:%M" : "%b %e  %Y")
  }

  private static func mark(_ status: FileStatus, _ options: Options) -> String {
    if status.kind == .directory { return options.marksKind || options.marksFolders ? "/" : "" }
    guard options.marksKind else { return "" }
    if status.kind == .symbolicLink { return options.isLong ? "" : "@" }
    return status.kind == .file && status.mode & 0o111 != 0 ? "*" : ""
  }

  private static func blocks(_ status: FileStatus) -> Int {
    status.kind == .symbolicLink || status.kind == .device ? 0 : (status.size + 4095) / 4096 * 4
  }

  static func human(_ bytes: Int) -> String {
    guard bytes >= 1024 else { return String(bytes) }
    var value = Double(bytes)
    var unit = 0
    let units = ["", "K", "M", "G", "T"]
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    let rounded = (value * 10).rounded(.up) / 10
    return rounded < 10
      ? PrintfUtility.fixed(rounded, decimals: 1) + units[unit]
      : PrintfUtility.fixed(value.rounded(.up), decimals: 0) + units[unit]
  }

  // MARK: stat, du, readlink

  private static func stat(_ call: inout UtilityCall) {
    var parser = OptionParser(call.arguments, valued: "c", longValued: ["format"])
    var format: String?
    var follows = false
    while let (name, value) = parser.next() {
      switch name {
      case "c", "format": format = value
      case "L": follows = true
      default: return call.rejectOption(parser.current)
      }
    }
    for path in parser.operands {
      do throws(FileError) {
        let status = try call.files.status(path, from: call.directory, followLinks: follows)
        if let format {
          call.line(Self.format(format, path, status, call))
        } else {
          call.line(description(path, status, call))
        }
      } catch {
        call.fail(
          call.isGNU
            ? "cannot statx '\(path)': \(error.message)"
            : "can't stat '\(path)': \(error.message)")
      }
    }
  }

  private static func kindName(_ status: FileStatus) -> String {
    switch status.kind {
    case .file: status.size == 0 ? "regular empty file" : "regular file"
    case .directory: "directory"
    case .symbolicLink: "symbolic link"
    case .device: "character special file"
    }
  }

  private static func format(
    _ format: String, _ path: String, _ status: FileStatus, _ call: UtilityCall
  ) -> String {
    var result = ""
    var isField = false
    for letter in format.unicodeScalars {
      guard isField else {
        if letter == "%" { isField = true } else { result.unicodeScalars.append(letter) }
        continue
      }
      isField = false
      switch letter {
      case "n": result += path
      case "N": result += status.linkTarget.map { "'\(path)' -> '\($0)'" } ?? "'\(path)'"
      case "s": result += String(status.size)
      case "a": result += String(status.mode, radix: 8)
      case "A": result += ModeText.describe(status)
      case "u": result += String(status.owner)
      case "g": result += String(status.group)
      case "U": result += userName(status.owner, call)
      case "G": result += userName(status.group, call)
      case "F": result += kindName(status)
      case "Y": result += String(status.modified / 1_000_000_000)
      case "y": result += fullTime(status.modified)
      case "b": result += String(blocks(status) * 2)
      default: result += "%\(letter)"
      }
    }
    return result
  }

  private static func fullTime(_ time: Int64) -> String {
    CalendarTime(nanoseconds: time).formatted("%Y-%m-%d %H:%M:%S.%N %z")
  }

  private static func description(
    _ path: String, _ status: FileStatus, _ call: UtilityCall
  ) -> String {
    let arrow = status.linkTarget.map { " -> " + $0 } ?? ""
    let mode = String(status.mode, radix: 8).leftPadded(to: 4, with: "0")
    let owner = userName(status.owner, call).leftPadded(to: 8)
    let group = userName(status.group, call).leftPadded(to: 8)
    let time = fullTime(status.modified)
    return """
        File: \(path)\(arrow)
        Size: \(String(status.size).padded(to: 10))\tBlocks: \(String(blocks(status) * 2).padded(to: 10)) IO Block: 4096   \(kindName(status))
      Access: (\(mode)/\(ModeText.describe(status)))  Uid: (\(String(status.owner).leftPadded(to: 5))/\(owner))   Gid: (\(String(status.group).leftPadded(to: 5))/\(group))
      Access: \(time)
      Modify: \(time)
      Change: \(time)
      """
  }

  private static func diskUsage(_ call: inout UtilityCall) {
    var parser = OptionParser(call.arguments, valued: "d")
    var isHuman = false
    var isSummary = false
    var showsFiles = false
    while let (name, _) = parser.next() {
      switch name {
      case "h": isHuman = true
      case "s": isSummary = true
      case "a": showsFiles = true
      case "k", "c", "d", "x", "m": break
      default: return call.rejectOption(parser.current)
      }
    }
    for path in parser.operands.isEmpty ? ["."] : parser.operands {
      do throws(FileError) {
        let status = try call.files.status(path, from: call.directory, followLinks: false)
        var lines: [(Int, String)] = []
        let total = usage(path, status, isSummary, showsFiles, 0, &lines, call)
        if isSummary || status.kind != .directory { lines = [(total, path)] }
        for (blocks, name) in lines {
          call.line("\(isHuman ? human(blocks * 1024) : String(blocks))\t\(name)")
        }
      } catch {
        call.fail(
          call.isGNU
            ? "cannot access '\(path)': \(error.message)" : "\(path): \(error.message)")
      }
    }
  }

  private static func usage(
    _ path: String, _ status: FileStatus, _ isSummary: Bool, _ showsFiles: Bool, _ depth: Int,
    _ lines: inout [(Int, String)], _ call: UtilityCall
  ) -> Int {
    var total = blocks(status)
    guard status.kind == .directory, depth < 64 else {
      if showsFiles { lines.append((total, path)) }
      return total
    }
    for name in (try? call.files.list(path, from: call.directory)) ?? [] {
      let child = path.hasSuffix("/") ? path + name : path + "/" + name
      guard
        let inner = try? call.files.status(child, from: call.directory, followLinks: false)
      else { continue }
      total += usage(child, inner, isSummary, showsFiles, depth + 1, &lines, call)
    }
    lines.append((total, path))
    return total
  }

  private static func resolve(_ call: inout UtilityCall) {
    let isCanonical = call.name == "realpath" || call.arguments.contains("-f")
    let operands = call.arguments.filter { !$0.hasPrefix("-") }
    guard !operands.isEmpty else { return call.fail("missing operand") }
    for path in operands {
      do throws(FileError) {
        if isCanonical {
          call.line(try call.files.realPath(path, from: call.directory))
          continue
        }
        let status = try call.files.status(path, from: call.directory, followLinks: false)
        guard let target = status.linkTarget else {
          call.status = 1
          continue
        }
        call.line(target)
      } catch {
        if isCanonical { call.fail("\(path): \(error.message)") } else { call.status = 1 }
      }
    }
  }
}
