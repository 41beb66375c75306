// Models: kubectl pkg/cmd/create/create_priorityclass.go, v1.32.

import ObjectModel

/// `kubectl create priorityclass`.
struct CreatePriorityClass {
  static let command = Command(
    name: "priorityclass", aliases: ["pc"], short: "Create a priority class",
    long: """
      Create a priority class: a name for how much pods matter, whether pods without a class take \
      it, and whether they may push others out.
      """,
    examples: """
      # A class for what must run
      kubectl create priorityclass high --value=1000 --description="what must run"

      # One for all pods without a class
      kubectl create priorityclass normal --value=100 --global-default=true

      # One whose pods wait for room
      kubectl create priorityclass patient --value=1000 --preemption-policy="Never"
      """,
    usage: """
      create priorityclass NAME --value=VALUE --global-default=BOOL \
      [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --description string  When the class should be used.
      --global-default bool  Take it for pods that name no class.
      --preemption-policy string =PreemptLowerPriority  Whether its pods may push out pods that \
      matter less.
      --value int32  How much its pods matter.
      """,
    run: { context throws(CommandError) in
      let generator = Generator(context: context, noun: "priorityclass")
      let flags = context.flags
      var object = Generator.object(
        "PriorityClass", try generator.name(), apiVersion: "scheduling.k8s.io/v1")
      object["value"] = .int(flags.int("value"))
      if flags.bool("global-default") { object["globalDefault"] = true }
      let description = flags.string("description")
      if !description.isEmpty { object["description"] = .string(description) }
      object["preemptionPolicy"] = .string(flags.string("preemption-policy"))
      try generator.finish(object, isNamespaced: false)
    })
}
