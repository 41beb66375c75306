// Models: kubectl pkg/cmd/delete/delete.go DeleteResult, v1.32.

import APIServer
import ObjectModel
import Simulation

/// Deletes objects as the flags of a command say, and waits until they are gone.
struct Deletion {
  let context: CommandContext
  /// Seconds to end; negative keeps the object's own value.
  var gracePeriod: Int64 = -1
  /// `Background`, `Foreground` or `Orphan`.
  var cascade = "Background"
  var ignoresMissing = false
  var waits = true
  /// How long to wait; zero is a week.
  var timeout = Span.zero
  var dryRun = DryRun.none
  /// Whether only names are printed.
  var printsNames = false
  var isQuiet = false
  /// Whether cluster-scoped objects deserve a warning because the line names a namespace.
  var warnsOfScope = false

  /// What is left to wait for.
  struct Deleted {
    let info: ObjectInfo
    let uid: String?
  }

  /// Deletes the objects in order; `errors` are faults from before.
  func run(_ infos: [ObjectInfo], errors: [CommandError] = []) throws(CommandError) {
    let found = ignoresMissing ? errors.filter { !$0.isNotFound } : errors
    var errors: [CommandError] = []
    var warns = warnsOfScope
    var deleted: [Deleted] = []
    for info in infos {
      if warns, !info.resource.isNamespaced {
        context.warn("deleting cluster-scoped resources, not scoped to the provided namespace")
        warns = false
      }
      do throws(CommandError) {
        if dryRun != .client { deleted.append(try delete(info)) }
        if !isQuiet { report(info) }
      } catch {
        if case .interrupted = error { throw error }
        if ignoresMissing, error.isNotFound { continue }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors, found: found) { throw error }
    if infos.isEmpty {
      if !isQuiet { context.line("No resources found") }
      return
    }
    guard waits, dryRun == .none else { return }
    try wait(deleted)
  }

  private func delete(_ info: ObjectInfo) throws(CommandError) -> Deleted {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    var body: Value = ["kind": "DeleteOptions", "apiVersion": "v1"]
    if gracePeriod >= 0 {
      options.gracePeriodSeconds = gracePeriod
      body["gracePeriodSeconds"] = .int(gracePeriod)
    }
    options.propagationPolicy = cascade
    body["propagationPolicy"] = .string(cascade)
    do throws(CommandError) {
      let answer = try context.object(
        APIRequest(.delete, info.target, options: options, body: body))
      let isStatus = answer.string(.kind) == "Status"
      let uid = isStatus ? answer.string("details", .uid) : answer.string(.metadata, .uid)
      return Deleted(info: info, uid: uid)
    } catch {
      throw error.prefixed("deleting", source: info.source)
    }
  }

  private func report(_ info: ObjectInfo) {
    if printsNames { return context.line(info.title) }
    let operation = (gracePeriod == 0 ? "force deleted" : "deleted") + dryRun.suffix
    context.line("\(info.resource.qualifiedKind) \(info.name.quoted) \(operation)")
  }

  private func wait(_ deleted: [Deleted]) throws(CommandError) {
    let limit = timeout == .zero ? Span.seconds(Int64(168 * 3600)) : timeout
    let deadline = context.client.now + limit
    var errors: [CommandError] = []
    for object in deleted {
      do throws(CommandError) {
        try DeletionWait(context: context).run(object.info, uid: object.uid, until: deadline)
      } catch {
        if case .interrupted = error { throw error }
        if case .status(let status) = error,
          ["Forbidden", "MethodNotAllowed"].contains(status.reason)
        {
          continue
        }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }
}

/// Waits until an object is gone.
struct DeletionWait {
  let context: CommandContext

  /// Returns when the object is gone or another has taken its name.
  func run(_ info: ObjectInfo, uid: String?, until deadline: Instant) throws(CommandError) {
    let present: Value
    do throws(CommandError) {
      present = try context.object(APIRequest(.get, info.target))
    } catch {
      if error.isNotFound { return }
      throw error
    }
    if let uid, !uid.isEmpty, present.string(.metadata, .uid) != uid { return }
    guard context.client.now < deadline else { throw Self.timeout(info) }
    var watch = try ObjectWatch(info, from: present, until: deadline, context)
    while let event = try watch.next(), event.kind != .error {
      if event.kind == .deleted { return }
    }
    if watch.hasTimedOut { throw Self.timeout(info) }
    try run(info, uid: uid, until: deadline)
  }

  /// The fault of a wait that lasted too long.
  static func timeout(_ info: ObjectInfo) -> CommandError {
    .text("timed out waiting for the condition on \(info.resource.plural)/\(info.name)")
  }
}
