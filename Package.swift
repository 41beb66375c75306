// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let release: [SwiftSetting] =
  settings + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: release)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "drydock",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    library("ObjectModel", ["Encodings"]),
    library("Simulation"),
    library("Encodings"),
    library("ShellLanguage", ["Encodings"]),
    library("APIServer", ["Encodings", "ObjectModel", "Simulation"]),
    library("Kinds", ["APIServer", "Encodings", "Formats", "ObjectModel", "Simulation"]),
    library("ControlPlane", ["Kinds", "APIServer", "ObjectModel", "Simulation"]),
    library(
      "NodeRuntime",
      [
        "APIServer", "Encodings", "Kinds", "ManifestYAML", "ObjectModel", "ShellLanguage",
        "Simulation",
      ]),
    library(
      "ClusterEngine",
      ["ControlPlane", "NodeRuntime", "Kinds", "APIServer", "ObjectModel", "Simulation"]),
    library(
      "KubectlCommands",
      ["APIServer", "Encodings", "Formats", "ManifestYAML", "ObjectModel", "Simulation"]),
    library(
      "Workstation",
      [
        "ClusterEngine", "KubectlCommands", "ShellLanguage", "Kinds", "APIServer", "ObjectModel",
        "Simulation",
      ]),
    library(
      "Courseware",
      [
        "Workstation", "ClusterEngine", "KubectlCommands", "ShellLanguage", "ManifestYAML",
        "APIServer", "ObjectModel", "Simulation", "TextColumns",
      ]),
    // TLS for the service: the system's OpenSSL, of which only the headers are used to build; the
    // library is loaded when a server starts, so that nobody else waits for it.
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "HTTPService",
      dependencies: [
        "ClusterEngine", "APIServer", "ObjectModel", "ManifestYAML", "Simulation", "COpenSSL",
        // Sockets, HTTP/1.1 and WebSocket framing are no place for own code.
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
      ],
      swiftSettings: release),
    library(
      "Console",
      [
        "Courseware", "Workstation", "ClusterEngine", "HTTPService", "ObjectModel", "ShellLanguage",
        "TerminalUI",
        "TextColumns", "Simulation",
      ]),
    .executableTarget(
      name: "drydock",
      dependencies: [
        "Console", "Courseware", "Workstation", "ClusterEngine", "HTTPService", "ObjectModel",
        "TerminalUI", "Simulation",
        // The options of the executable: the ecosystem's own convention for them.
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: release,
      // At a fixed address: 70,000 places need no relocation at every start, which is a tenth of it.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release))
      ]),
    // The figures of every goal, beside those of others.
    .executableTarget(
      name: "drydock-bench",
      dependencies: [
        "RandomWorlds", "Workstation", "ClusterEngine", "ControlPlane", "HTTPService", "Kinds",
        "APIServer", "ObjectModel", "Simulation",
      ],
      swiftSettings: release),
    // Worlds at random under rules, a library because the tests run a few thousand of them and
    // drydock-bench, built for release, as many as one likes.
    library("RandomWorlds", ["ControlPlane", "Kinds", "APIServer", "ObjectModel", "Simulation"]),
    // The line editor: the product is built on libedit, whose variadic calls a header shim wraps.
    .systemLibrary(
      name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    library("TextColumns"),
    library("TerminalUI", ["CEditline", "TextColumns"]),
    // kubectl's YAML is go-yaml, a port of libyaml: the same scanner gives the same errors and lines,
    // at many times the speed of a parser in Swift.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    library("ManifestYAML", ["Encodings", "ObjectModel", "CYAML"]),
    library("Formats", ["Encodings", "ObjectModel"]),
    tests("ObjectModel", ["Encodings"]),
    tests("Simulation"),
    tests("APIServer"),
    tests("Kinds", ["APIServer", "Encodings", "ObjectModel", "Simulation"]),
    tests("ControlPlane", ["Kinds", "APIServer", "ObjectModel", "Simulation"]),
    tests("RandomWorlds"),
    tests("NodeRuntime", ["APIServer", "Kinds", "ManifestYAML", "ObjectModel", "Simulation"]),
    tests("ShellLanguage"),
    tests("TextColumns"),
    tests("TerminalUI", ["TextColumns"]),
    tests("ManifestYAML", ["ObjectModel"], exclude: ["Fixtures"]),
    tests("Formats", ["ObjectModel"], exclude: ["Fixtures"]),
    tests("KubectlCommands", ["APIServer", "Kinds", "ObjectModel", "Simulation"]),
    tests("ClusterEngine", ["APIServer", "ObjectModel", "Simulation"]),
    .testTarget(name: "ProgramTests", dependencies: ["drydock"], swiftSettings: settings),
    tests("Courseware", ["ClusterEngine", "ObjectModel", "Simulation", "Workstation"]),
    tests(
      "Console", ["ClusterEngine", "Courseware", "Simulation", "TextColumns", "Workstation"]),
    tests("HTTPService", ["APIServer", "ClusterEngine", "ObjectModel", "Simulation"]),
    tests("Workstation", ["APIServer", "ClusterEngine", "Simulation"]),
    .testTarget(
      name: "ParityTests",
      dependencies: ["ClusterEngine", "Console", "HTTPService", "Simulation", "Workstation"],
      exclude: ["Corpus", "Fixtures", "KnownDifferences.md"], swiftSettings: settings),
    .testTarget(name: "TidyTests", swiftSettings: settings),
  ]
)
