/// The house's rules that the compiler does not check; each returns what breaks it.
enum TidyRules {
  /// Who may import whom: the arrows of the house, transitively spelt out.
  static let arrows: [String: [String]] = [
    "Encodings": [],
    "ObjectModel": ["Encodings"],
    "Simulation": [],
    "APIServer": ["Encodings", "ObjectModel", "Simulation"],
    "Formats": ["Encodings", "ObjectModel"],
    "CYAML": [],
    "ManifestYAML": ["Encodings", "ObjectModel", "CYAML"],
    "Kinds": ["APIServer", "Encodings", "Formats", "ObjectModel", "Simulation"],
    "ControlPlane": ["Kinds", "APIServer", "ObjectModel", "Simulation"],
    "RandomWorlds": ["ControlPlane", "Kinds", "APIServer", "ObjectModel", "Simulation"],
    "ShellLanguage": ["Encodings"],
    "NodeRuntime": [
      "Kinds", "APIServer", "Encodings", "ObjectModel", "Simulation", "ShellLanguage",
      "ManifestYAML",
    ],
    "ClusterEngine": [
      "ControlPlane", "NodeRuntime", "Kinds", "APIServer", "ObjectModel", "Simulation",
    ],
    "KubectlCommands": [
      "APIServer", "Encodings", "Formats", "ManifestYAML", "ObjectModel", "Simulation",
    ],
    "Workstation": [
      "ClusterEngine", "KubectlCommands", "ShellLanguage", "Kinds", "APIServer", "ObjectModel",
      "Simulation", "Formats",
    ],
    "Courseware": [
      "Workstation", "ClusterEngine", "KubectlCommands", "ShellLanguage", "ManifestYAML",
      "APIServer", "ObjectModel", "Simulation", "Formats", "Kinds", "TextColumns",
    ],
    "CEditline": [],
    "TextColumns": [],
    "TerminalUI": ["CEditline", "TextColumns"],
    "COpenSSL": [],
    "HTTPService": [
      "ClusterEngine", "APIServer", "ObjectModel", "ManifestYAML", "Simulation", "COpenSSL",
      "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket",
    ],
    "Console": [
      "Workstation", "Courseware", "TerminalUI", "ClusterEngine", "HTTPService", "ShellLanguage",
      "Simulation", "ObjectModel", "TextColumns",
    ],
    "drydock": [
      "Console", "Courseware", "Workstation", "ClusterEngine", "HTTPService", "ObjectModel",
      "TerminalUI", "Simulation", "ArgumentParser",
    ],
    "drydock-bench": [
      "Console", "RandomWorlds", "Courseware", "Workstation", "ClusterEngine", "HTTPService",
      "KubectlCommands",
      "APIServer",
      "ObjectModel", "Simulation", "Kinds", "Formats", "ControlPlane", "NodeRuntime",
      "ShellLanguage",
    ],
  ]

  /// Modules of the system, and who may use them.
  static let systemModules: [String: [String]] = [
    "Glibc": [
      "TerminalUI", "ClusterEngine", "HTTPService", "Console", "Courseware", "drydock",
      "drydock-bench",
    ],
    "Synchronization": ["ObjectModel", "APIServer", "TerminalUI", "ClusterEngine", "HTTPService"],
  ]

  /// Targets in which the world is made: no clock, no chance, no threads, no printing.
  static let pureTargets = [
    "Encodings", "ObjectModel", "Simulation", "APIServer", "Formats", "ManifestYAML", "Kinds",
    "ControlPlane",
    "ShellLanguage", "NodeRuntime", "KubectlCommands", "RandomWorlds",
  ]

  static let bannedTokens = [
    "Date(", "ContinuousClock", "SuspendingClock", "Task.", "Task {", ".random(", ".shuffled(",
    "UUID(", "import Foundation", "DispatchQueue", "clock_gettime", " async ", "await ", "print(",
  ]

  static func importProblems(_ file: SourceFile) -> [String] {
    guard let allowed = arrows[file.target] else {
      return ["\(file.path): target \(file.target) has no place in the table of arrows"]
    }
    return imports(of: file).compactMap { line, module in
      if let users = systemModules[module] {
        return users.contains(file.target)
          ? nil : "\(file.path):\(line): \(file.target) may not import \(module)"
      }
      return allowed.contains(module)
        ? nil : "\(file.path):\(line): \(file.target) may not import \(module)"
    }
  }

  static func tokenProblems(_ file: SourceFile) -> [String] {
    guard pureTargets.contains(file.target) else { return [] }
    var problems: [String] = []
    for (index, line) in file.lines.enumerated() {
      let code = line.trimmingPrefix { $0 == " " }
      guard !code.hasPrefix("//") else { continue }
      for token in bannedTokens where !code.contains("\"") && contains(code, token) {
        problems.append("\(file.path):\(index + 1): \(token) does not belong below the engine")
      }
    }
    return problems
  }

  /// Whether a line has the token as a word of its own, not as the end of a longer name, and not
  /// as the declaration of something with that name.
  private static func contains(_ code: some StringProtocol, _ token: String) -> Bool {
    for range in String(code).ranges(of: token) {
      let before = String(code)[..<range.lowerBound]
      let isPartOfName =
        token.first?.isLetter == true
        && before.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      let isDeclared =
        before.hasSuffix("func ") || before.hasSuffix("case ")
        || before.hasSuffix("@escaping ") || before.hasSuffix(".")
      if !isPartOfName && !isDeclared { return true }
    }
    return false
  }

  static func nameProblems(_ file: SourceFile) -> [String] {
    let name = file.path.split(separator: "/").last ?? ""
    let banned = ["Utils", "Helpers", "Helper", "Manager", "Common"]
    return banned.filter { name == $0 + ".swift" }
      .map { "\(file.path): a file named \($0) says nothing" }
  }

  private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    var found: [(Int, String)] = []
    for (index, line) in file.lines.enumerated() {
      var words = line.split(separator: " ")[...]
      while let first = words.first, first.hasPrefix("@") || first == "public" {
        words = words.dropFirst()
      }
      guard words.first == "import", let module = words.dropFirst().first else { continue }
      found.append((index + 1, String(module)))
    }
    return found
  }
}
