/// Reads the options of the utilities that work on streams of text.
enum FilterUtilities {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "cat": cat(&call)
    case "head": head(&call)
    case "tail": tail(&call)
    case "wc": wordCount(&call)
    case "tee": tee(&call)
    case "cut": CutFilter.start(&call)
    case "tr": TranslateFilter.start(&call)
    case "uniq": uniq(&call)
    case "sort": SortFilter.start(&call)
    case "base64": base64(&call)
    case "md5sum", "sha256sum": checksum(&call)
    case "grep", "egrep", "fgrep": GrepFilter.start(&call)
    case "sed": SedUtility.start(&call)
    case "xargs": XargsFilter.start(&call)
    case "nl": stream(&call, NumberFilter(), failure: 1)
    case "rev": stream(&call, ReverseFilter(), failure: 1)
    default: stream(&call, BackwardsFilter(), failure: 1)
    }
  }

  private static func stream(
    _ call: inout UtilityCall, _ filter: any StreamFilter, failure: Int32
  ) -> UtilityStart {
    var operands: [String] = []
    for argument in call.arguments {
      if argument.utf8.first == .minus, argument.utf8.count > 1 {
        if argument == "--" || argument == "-ba" { continue }
        call.rejectOption(argument)
        return .done
      }
      operands.append(argument)
    }
    return .stream(StreamState(call.name, filter, operands: operands, failureStatus: failure))
  }

  private static func cat(_ call: inout UtilityCall) -> UtilityStart {
    var filter = CatFilter()
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "n", "number": filter.numbers = true
      case "b": filter.numbersFilled = true
      case "e", "E", "show-ends": filter.showsEnds = true
      case "A", "show-all":
        filter.showsEnds = true
        filter.showsTabs = true
      case "t", "T": filter.showsTabs = true
      case "s": filter.squeezes = true
      case "u", "v": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    return .stream(StreamState("cat", filter, operands: parser.operands))
  }

  /// Turns `-5` into `-n 5`, as `head` and `tail` allow.
  private static func modern(_ arguments: [String], allowsPlus: Bool) -> [String] {
    arguments.enumerated().flatMap { index, argument in
      let isCount =
        argument.utf8.count > 1 && argument.utf8.dropFirst().allSatisfy(\.isDigit)
        && (index == 0 || !["-n", "-c"].contains(arguments[index - 1]))
      if isCount, argument.utf8.first == .minus { return ["-n", String(argument.dropFirst())] }
      if isCount, allowsPlus, index == 0, argument.utf8.first == .plus { return ["-n", argument] }
      return [argument]
    }
  }

  private static func count(_ text: String) -> Int? {
    var digits = Substring(text)
    var factor = 1
    switch digits.last {
    case "k", "K":
      factor = 1024
      digits.removeLast()
    case "m", "M":
      factor = 1 << 20
      digits.removeLast()
    default: break
    }
    guard let value = Int(digits), abs(value) < 1 << 40 else { return nil }
    return value * factor
  }

  private static func rejectCount(_ text: String, _ unit: String, _ call: inout UtilityCall) {
    call.fail(
      call.isGNU ? "invalid number of \(unit): ‘\(text)’" : "invalid number '\(text)'")
  }

  private static func head(_ call: inout UtilityCall) -> UtilityStart {
    var filter = HeadFilter()
    var headers: Bool?
    var parser = OptionParser(
      modern(call.arguments, allowsPlus: false), valued: "nc", longValued: ["lines", "bytes"])
    while let (name, value) = parser.next() {
      switch name {
      case "n", "lines", "c", "bytes":
        guard let number = value.flatMap(count) else {
          rejectCount(value ?? "", name == "c" ? "bytes" : "lines", &call)
          return .done
        }
        filter.count = number
        filter.countsBytes = name == "c" || name == "bytes"
      case "q": headers = false
      case "v": headers = true
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    filter.showsHeaders = headers ?? (parser.operands.count > 1)
    filter.isOnlySource = parser.operands.count <= 1
    return .stream(StreamState("head", filter, operands: parser.operands))
  }

  private static func tail(_ call: inout UtilityCall) -> UtilityStart {
    var filter = TailFilter()
    var headers: Bool?
    var follows = false
    var parser = OptionParser(
      modern(call.arguments, allowsPlus: true), valued: "ncs",
      longValued: ["lines", "bytes", "pid"])
    while let (name, value) = parser.next() {
      switch name {
      case "n", "lines", "c", "bytes":
        filter.fromStart = value?.utf8.first == .plus
        let digits = value.map { $0.utf8.first == .plus ? String($0.dropFirst()) : $0 }
        guard let number = digits.flatMap(count) else {
          rejectCount(value ?? "", name == "c" ? "bytes" : "lines", &call)
          return .done
        }
        filter.count = abs(number)
        filter.countsBytes = name == "c" || name == "bytes"
      case "f", "F", "follow", "retry": follows = true
      case "q": headers = false
      case "v": headers = true
      case "s", "pid": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    filter.showsHeaders = headers ?? (parser.operands.count > 1)
    guard follows, !parser.operands.isEmpty else {
      return .stream(StreamState("tail", filter, operands: parser.operands))
    }
    return follow(parser.operands, filter, &call)
  }

  private static func follow(
    _ paths: [String], _ filter: TailFilter, _ call: inout UtilityCall
  ) -> UtilityStart {
    var state = FollowState(
      paths: [], offsets: [], lastShown: -1, showsHeaders: filter.showsHeaders)
    for path in paths {
      var single = filter
      single.isFirst = state.paths.isEmpty
      do throws(FileError) {
        let status = try call.files.status(path, from: call.directory)
        let bytes = status.kind == .device ? [] : try call.files.read(path, from: call.directory)
        var output = FilterOutput()
        single.begin(path, &output)
        single.consume(bytes, &output)
        single.endSource(&output)
        for chunk in output.chunks { call.write(chunk.bytes, to: chunk.descriptor) }
        state.paths.append(path)
        state.offsets.append(bytes.count)
        state.lastShown = state.paths.count - 1
      } catch {
        let text = StreamState.message("tail", path, error, call.dialect) + "\n"
        call.write(Array(text.utf8), to: 2)
        call.status = 1
      }
    }
    if state.paths.isEmpty {
      call.fail(call.isGNU ? "no files remaining" : "no files")
      return .done
    }
    return .follow(state)
  }

  private static func wordCount(_ call: inout UtilityCall) -> UtilityStart {
    var filter = CountFilter()
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "l", "lines": filter.columns.insert(.lines)
      case "w", "words": filter.columns.insert(.words)
      case "c", "bytes": filter.columns.insert(.bytes)
      case "m", "chars": filter.columns.insert(.characters)
      case "L": filter.columns.insert(.longest)
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    if filter.columns.isEmpty { filter.columns = [.lines, .words, .bytes] }
    filter.isGNU = call.isGNU
    filter.showsNames = !parser.operands.isEmpty
    filter.showsTotal = parser.operands.count > 1
    if call.isGNU {
      filter.width = CountFilter.width(parser.operands, filter.columns, call)
    }
    return .stream(StreamState("wc", filter, operands: parser.operands))
  }

  private static func tee(_ call: inout UtilityCall) -> UtilityStart {
    var filter = TeeFilter(paths: [])
    var appends = false
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      switch name {
      case "a", "append": appends = true
      case "i": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    for path in parser.operands {
      if path == "/dev/null" { continue }
      if path == "/dev/stderr" || path == "/dev/stdout" {
        filter.paths.append(path)
        continue
      }
      do throws(FileError) {
        if appends {
          try call.files.append([], to: path, from: call.directory, now: call.now)
        } else {
          try call.files.write([], to: path, from: call.directory, now: call.now)
        }
        filter.paths.append(path)
      } catch {
        call.fail(
          call.isGNU ? "\(path): \(error.message)" : "can't open '\(path)': \(error.message)")
      }
    }
    var state = StreamState("tee", filter, operands: [])
    state.status = call.status
    return .stream(state)
  }

  private static func uniq(_ call: inout UtilityCall) -> UtilityStart {
    var filter = UniqueFilter()
    var parser = OptionParser(call.arguments, valued: "fsw")
    while let (name, value) = parser.next() {
      switch name {
      case "c", "count": filter.counts = true
      case "d", "repeated": filter.onlyRepeated = true
      case "u", "unique": filter.onlySingle = true
      case "i", "ignore-case": filter.ignoresCase = true
      case "f": filter.skippedFields = value.flatMap { Int($0) } ?? 0
      case "s": filter.skippedBytes = value.flatMap { Int($0) } ?? 0
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    return .stream(StreamState("uniq", filter, operands: Array(parser.operands.prefix(1))))
  }

  private static func base64(_ call: inout UtilityCall) -> UtilityStart {
    var filter = Base64Filter()
    filter.isGNU = call.isGNU
    var parser = OptionParser(call.arguments, valued: "w", longValued: ["wrap"])
    while let (name, value) = parser.next() {
      switch name {
      case "d", "D", "decode": filter.decodes = true
      case "w", "wrap": filter.width = value.flatMap { Int($0) } ?? 76
      case "i": break
      default:
        call.rejectOption(parser.current)
        return .done
      }
    }
    return .stream(StreamState("base64", filter, operands: Array(parser.operands.prefix(1))))
  }

  private static func checksum(_ call: inout UtilityCall) -> UtilityStart {
    var parser = OptionParser(call.arguments)
    while let (name, _) = parser.next() {
      if name == "b" || name == "t" { continue }
      if name == "c" {
        call.fail("checking a list is not simulated here")
        return .done
      }
      call.rejectOption(parser.current)
      return .done
    }
    let filter = ChecksumFilter(isLong: call.name == "sha256sum")
    return .stream(StreamState(call.name, filter, operands: parser.operands))
  }
}
