// Table file: CronJob; one line per field, so it is long by nature.
enum CronJobSchema {
  static let text = #"""
    package io.k8s.api.batch.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type CronJob  Makes Jobs at times given by a schedule.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec CronJobSpec always @2  When Jobs are made and what they do.
      status CronJobStatus always @3  Which Jobs run, and when the last one was made.

    type CronJobList  What the server answers when you list CronJobs: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [CronJob] always @2  The CronJobs that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always CronJobList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type CronJobSpec  When Jobs are made and what they do.
      concurrencyPolicy string =Allow enum(Allow,Forbid,Replace) go(ConcurrencyPolicy) @3  If the last Job still runs: Allow (the default) starts another, Forbid skips the new one, Replace ends the old one.
      failedJobsHistoryLimit int32? =1 min(0) @7  Number of failed Jobs that are kept; 1 by default.
      jobTemplate* JobTemplateSpec always @5  Pattern for the Jobs.
      schedule* string always @1  Times in cron form: minute, hour, day of month, month, day of week; such as */5 * * * *.
      startingDeadlineSeconds int64? min(0) @2  Seconds a missed run may still be started late; without limit when left out.
      successfulJobsHistoryLimit int32? =3 min(0) @6  Number of successful Jobs that are kept; 3 by default.
      suspend bool? =false @4  If true, no new Jobs are made, while those running go on; false by default.
      timeZone string? @8  Time zone of the schedule, such as Europe/Oslo; that of the controller manager when left out.

    type CronJobStatus  Which Jobs run, and when the last one was made.
      active [core.ObjectReference] list(atomic) @1  Jobs that are running now.
      lastScheduleTime Time @4  Scheduled time of the last Job that was made, in UTC.
      lastSuccessfulTime Time @5  When a Job last ended successfully, in UTC.
    """#
}
