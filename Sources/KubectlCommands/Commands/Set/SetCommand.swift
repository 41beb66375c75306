/// `kubectl set`: change one aspect of objects.
enum SetCommand {
  static let command = Command(
    name: "set", group: .beginner, short: "Change one aspect of objects",
    long: "Change one aspect of objects that are there.",
    usage: "set SUBCOMMAND [options]",
    subcommands: [
      SetEnvironment.command, SetImage.command, SetResources.command, SetSelector.command,
      SetServiceAccount.command, SetSubject.command,
    ], run: GroupCommand.run)

  /// The flags that every command below it has.
  static let flags = """
    --all bool
    --allow-missing-template-keys bool =true
    --dry-run string =none bare:unchanged
    --field-manager string =kubectl-set
    -f --filename list
    --local bool
    -o --output string
    --show-managed-fields bool
    --template string

    """

  /// The flags that most of them have besides.
  static let fileFlags = "-k --kustomize string\n-R --recursive bool\n"
}
