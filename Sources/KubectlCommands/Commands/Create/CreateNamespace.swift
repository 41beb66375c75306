import ObjectModel

/// `kubectl create namespace`.
struct CreateNamespace {
  static let command = Command(
    name: "namespace", aliases: ["ns"], short: "Create a namespace",
    long: "Create a namespace with the given name.",
    examples: """
      # A namespace for a team
      kubectl create namespace team-a
      """,
    usage: "create namespace NAME [--dry-run=server|client|none] [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-create
      -o --output string
      --save-config bool
      --show-managed-fields bool
      --template string
      --validate string =strict bare:strict
      """,
    run: { context throws(CommandError) in
      let generator = Generator(context: context, noun: "namespace", failure: "")
      var object = Generator.object("Namespace", try generator.name())
      object[.spec] = .emptyObject
      object[.status] = .emptyObject
      try generator.finish(object, isNamespaced: false)
    })
}
