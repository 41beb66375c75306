import ObjectModel

/// `kubectl create serviceaccount`.
struct CreateServiceAccount {
  static let command = Command(
    name: "serviceaccount", aliases: ["sa"], short: "Create a service account",
    long: "Create a service account with the given name.",
    examples: """
      # An account that pods of one program run as
      kubectl create serviceaccount builder
      """,
    usage: "create serviceaccount NAME [--dry-run=server|client|none] [options]",
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
      let generator = Generator(context: context, noun: "serviceaccount")
      try generator.finish(
        Generator.object("ServiceAccount", try generator.name()), isNamespaced: true)
    })
}
