import ArgumentParser
import Glibc

@main
enum Program {
  static func main() {
    // Without arguments there is nothing to parse, and the parser's own tables take a fifth of the
    // time to the prompt.
    guard CommandLine.argc <= 1 else { return Drydock.main() }
    do {
      exit(try Sandbox.start(world: WorldOptions(seed: WorldOptions.defaultSeed)))
    } catch {
      Drydock.exit(withError: error)
    }
  }
}

struct Drydock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drydock",
    abstract: "Learn Kubernetes in a terminal: a whole simulated cluster, nothing to install.",
    discussion: """
      Without a subcommand it opens a prompt on a fresh cluster; when standard input is no \
      terminal it runs the lines it is given and exits with the last status.
      """,
    version: "drydock 0.1 (Kubernetes v1.32)",
    subcommands: [
      Sandbox.self, Learn.self, Lessons.self, Record.self, Verify.self, Play.self, Serve.self,
    ],
    defaultSubcommand: Sandbox.self)
}
