/// `kubectl label`.
struct LabelCommand {
  static let command = Command(
    name: "label", group: .settings,
    short: "Set or remove labels of objects",
    long: """
      Set or remove labels of objects.

        *  A key and a value begin with a letter or digit, have up to 63 characters, and may hold \
      letters, digits, hyphens, dots and underscores.
        *  A key may have a DNS name and a slash before it, such as example.com/team.
        *  Without --overwrite a label that has another value is an error.
        *  With --resource-version only that version of the object is changed.
      """,
    examples: """
      # A label for a pod
      kubectl label pods web tier=front

      # A new value for a label that is there
      kubectl label --overwrite pods web tier=back

      # A label for all pods of the namespace
      kubectl label pods --all tier=front

      # Remove a label
      kubectl label pods web tier-
      """,
    usage: """
      label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N \
      [--resource-version=version] [options]
      """,
    flags: MetadataChange.flags(of: "label"),
    run: { context throws(CommandError) in
      try MetadataChange(context: context, sort: .labels).run()
    })
}
