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
  targets: [
    library("ObjectModel"),
    library("Simulation"),
    library("ShellLanguage"),
    library("APIServer", ["ObjectModel", "Simulation"]),
    library("Kinds", ["APIServer", "Formats", "ObjectModel", "Simulation"]),
    library("ControlPlane", ["Kinds", "APIServer", "ObjectModel", "Simulation"]),
    library(
      "NodeRuntime",
      ["APIServer", "Kinds", "ManifestYAML", "ObjectModel", "ShellLanguage", "Simulation"]),
    // The line editor: the product is built on libedit, whose variadic calls a header shim wraps.
    .systemLibrary(
      name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    library("TerminalUI", ["CEditline"]),
    // kubectl's YAML is go-yaml, a port of libyaml: the same scanner gives the same errors and lines,
    // at many times the speed of a parser in Swift.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    library("ManifestYAML", ["ObjectModel", "CYAML"]),
    library("Formats", ["ObjectModel"]),
    library(
      "KubectlCommands", ["APIServer", "ObjectModel", "Simulation", "Formats", "ManifestYAML"]),
    tests("ObjectModel"),
    tests("Simulation"),
    tests("APIServer"),
    tests("Kinds", ["APIServer", "ObjectModel", "Simulation"]),
    tests("ControlPlane", ["Kinds", "APIServer", "ObjectModel", "Simulation"]),
    tests("ShellLanguage"),
    tests("TerminalUI"),
    tests("ManifestYAML", ["ObjectModel"], exclude: ["Fixtures"]),
    tests("Formats", ["ObjectModel"], exclude: ["Fixtures"]),
    tests("KubectlCommands", ["APIServer", "Kinds", "ObjectModel", "Simulation"]),
  ]
)
