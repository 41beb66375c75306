// Models: kubectl pkg/cmd/create/create_cronjob.go, v1.32.

import ObjectModel

/// `kubectl create cronjob`.
struct CreateCronJob {
  static let command = Command(
    name: "cronjob", aliases: ["cj"], short: "Create a cron job",
    long: "Create a cron job: it starts a job whenever its schedule says so.",
    examples: """
      # Every five minutes
      kubectl create cronjob tick --image=busybox --schedule="*/5 * * * *"

      # With a command
      kubectl create cronjob tick --image=busybox --schedule="0 3 * * *" -- date
      """,
    usage: """
      create cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags] \
      [options]
      """,
    flags: Generator.flags + """
      --image string  The image to run.
      --restart string  When a container is started again: OnFailure (the default) or Never.
      --schedule string  When a job is started, in the form of cron.
      """,
    requiredFlags: ["image", "schedule"],
    run: { context throws(CommandError) in try CreateCronJob(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "cronjob")
    let (name, command) = try generator.nameAndCommand()
    let flags = context.flags
    let restart = flags.string("restart")
    let template = CreateJob.template(
      name, flags.string("image"), command, restart: restart.isEmpty ? "OnFailure" : restart)
    var object = Generator.object("CronJob", name, apiVersion: "batch/v1")
    object[.spec] = [
      "schedule": .string(flags.string("schedule")),
      "jobTemplate": [
        "metadata": ["name": .string(name), "creationTimestamp": .null],
        "spec": ["template": template],
      ],
    ]
    object[.status] = .emptyObject
    try generator.finish(object, isNamespaced: true)
  }
}
