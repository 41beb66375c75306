// Models: kubectl pkg/cmd/create/create_job.go, v1.32.

import ObjectModel

/// `kubectl create job`.
struct CreateJob {
  static let command = Command(
    name: "job", short: "Create a job",
    long: "Create a job: a pod that is run until it has done its work.",
    examples: """
      # A job of an image
      kubectl create job pi --image=perl

      # With a command
      kubectl create job clock --image=busybox -- date

      # What a cron job would start
      kubectl create job once --from=cronjob/nightly
      """,
    usage: "create job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...] [options]",
    flags: Generator.flags + """
      --from string  The object to make the job from; only cron jobs can be taken.
      --image string  The image to run.
      """,
    run: { context throws(CommandError) in try CreateJob(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "job")
    let (name, command) = try generator.nameAndCommand()
    let image = context.flags.string("image")
    let from = context.flags.string("from")
    if image.isEmpty == from.isEmpty {
      throw .text("either --image or --from must be specified")
    }
    if !command.isEmpty, !from.isEmpty { throw .text("cannot specify --from and command") }
    guard image.isEmpty else {
      var object = Generator.object("Job", name, apiVersion: "batch/v1")
      object[.spec] = ["template": Self.template(name, image, command, restart: "Never")]
      object[.status] = .emptyObject
      return try generator.finish(object, isNamespaced: true)
    }
    try generator.finish(try job(name, from: from), isNamespaced: true)
  }

  /// The pod template of a job with one container.
  static func template(
    _ name: String, _ image: String, _ command: [Value], restart: String
  ) -> Value {
    [
      "metadata": ["creationTimestamp": .null],
      "spec": [
        "containers": [Generator.container(name, image: image, command: command)],
        "restartPolicy": .string(restart),
      ],
    ]
  }

  private func job(_ name: String, from source: String) throws(CommandError) -> Value {
    var builder = try ResourceBuilder(context)
    builder.wantsLatest = true
    try builder.take([source], allowsEmptySelector: false)
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    guard result.infos.count == 1 else { throw .text("from must be an existing cronjob") }
    let info = result.infos[0]
    guard info.resource.kind == "CronJob" else {
      throw .text("unknown object type *v1.\(info.resource.kind)")
    }
    let template = info.object[.spec, "jobTemplate"] ?? .emptyObject
    var object = Generator.object(
      "Job", name, apiVersion: "batch/v1", labels: template[.metadata, .labels])
    var annotations = template.fields(.metadata, .annotations)
    if annotations["cronjob.kubernetes.io/instantiate"] == nil {
      annotations["cronjob.kubernetes.io/instantiate"] = "manual"
    }
    object[.metadata]?[.annotations] = Generator.sorted(annotations)
    object[.metadata]?[.ownerReferences] = [
      [
        "apiVersion": "batch/v1", "kind": "CronJob", "name": .string(info.name),
        "uid": info.object[.metadata, .uid] ?? "", "controller": true,
      ]
    ]
    object[.spec] = template[.spec] ?? .emptyObject
    object[.status] = .emptyObject
    return object
  }
}
