import ArgumentParser

@main
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
