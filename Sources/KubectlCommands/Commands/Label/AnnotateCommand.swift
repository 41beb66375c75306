/// `kubectl annotate`.
struct AnnotateCommand {
  static let command = Command(
    name: "annotate", group: .settings,
    short: "Set or remove annotations of objects",
    long: """
      Set or remove annotations of objects.

       Annotations are keys with values of any text, JSON too, that tools and people leave on \
      objects.

       Without --overwrite an annotation that has another value is an error. With \
      --resource-version only that version of the object is changed.

      Use "kubectl api-resources" for a complete list of supported resources.
      """,
    examples: """
      # Say what a pod is for
      kubectl annotate pods web description='the shop window'

      # Say it anew
      kubectl annotate --overwrite pods web description='the back office'

      # Remove an annotation
      kubectl annotate pods web description-
      """,
    usage: """
      annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N \
      [--resource-version=version] [options]
      """,
    flags: MetadataChange.flags(of: "annotate"),
    run: { context throws(CommandError) in
      try MetadataChange(context: context, sort: .annotations).run()
    })
}
