// Table file: the field names that the workload and policy kinds read or write, interned once.
public import ObjectModel

extension Key {
  /// `accessModes`
  public static let accessModes = Key("accessModes")
  /// `active`
  public static let active = Key("active")
  /// `apiGroup`
  public static let apiGroup = Key("apiGroup")
  /// `averageUtilization`
  public static let averageUtilization = Key("averageUtilization")
  /// `averageValue`
  public static let averageValue = Key("averageValue")
  /// `backoffLimit`
  public static let backoffLimit = Key("backoffLimit")
  /// `backoffLimitPerIndex`
  public static let backoffLimitPerIndex = Key("backoffLimitPerIndex")
  /// `behavior`
  public static let behavior = Key("behavior")
  /// `claimRef`
  public static let claimRef = Key("claimRef")
  /// `collisionCount`
  public static let collisionCount = Key("collisionCount")
  /// `completedIndexes`
  public static let completedIndexes = Key("completedIndexes")
  /// `completionMode`
  public static let completionMode = Key("completionMode")
  /// `completionTime`
  public static let completionTime = Key("completionTime")
  /// `completions`
  public static let completions = Key("completions")
  /// `concurrencyPolicy`
  public static let concurrencyPolicy = Key("concurrencyPolicy")
  /// `container`
  public static let container = Key("container")
  /// `containerResource`
  public static let containerResource = Key("containerResource")
  /// `current`
  public static let current = Key("current")
  /// `currentHealthy`
  public static let currentHealthy = Key("currentHealthy")
  /// `currentMetrics`
  public static let currentMetrics = Key("currentMetrics")
  /// `currentNumberScheduled`
  public static let currentNumberScheduled = Key("currentNumberScheduled")
  /// `currentReplicas`
  public static let currentReplicas = Key("currentReplicas")
  /// `currentRevision`
  public static let currentRevision = Key("currentRevision")
  /// `dataSource`
  public static let dataSource = Key("dataSource")
  /// `dataSourceRef`
  public static let dataSourceRef = Key("dataSourceRef")
  /// `default`
  public static let `default` = Key("default")
  /// `defaultRequest`
  public static let defaultRequest = Key("defaultRequest")
  /// `describedObject`
  public static let describedObject = Key("describedObject")
  /// `description`
  public static let description = Key("description")
  /// `desiredHealthy`
  public static let desiredHealthy = Key("desiredHealthy")
  /// `desiredNumberScheduled`
  public static let desiredNumberScheduled = Key("desiredNumberScheduled")
  /// `desiredReplicas`
  public static let desiredReplicas = Key("desiredReplicas")
  /// `disruptionsAllowed`
  public static let disruptionsAllowed = Key("disruptionsAllowed")
  /// `expectedPods`
  public static let expectedPods = Key("expectedPods")
  /// `external`
  public static let external = Key("external")
  /// `failed`
  public static let failed = Key("failed")
  /// `failedJobsHistoryLimit`
  public static let failedJobsHistoryLimit = Key("failedJobsHistoryLimit")
  /// `globalDefault`
  public static let globalDefault = Key("globalDefault")
  /// `handler`
  public static let handler = Key("handler")
  /// `hard`
  public static let hard = Key("hard")
  /// `jobTemplate`
  public static let jobTemplate = Key("jobTemplate")
  /// `lastPhaseTransitionTime`
  public static let lastPhaseTransitionTime = Key("lastPhaseTransitionTime")
  /// `lastScheduleTime`
  public static let lastScheduleTime = Key("lastScheduleTime")
  /// `local`
  public static let local = Key("local")
  /// `managedBy`
  public static let managedBy = Key("managedBy")
  /// `manualSelector`
  public static let manualSelector = Key("manualSelector")
  /// `max`
  public static let max = Key("max")
  /// `maxFailedIndexes`
  public static let maxFailedIndexes = Key("maxFailedIndexes")
  /// `maxLimitRequestRatio`
  public static let maxLimitRequestRatio = Key("maxLimitRequestRatio")
  /// `maxReplicas`
  public static let maxReplicas = Key("maxReplicas")
  /// `maxSurge`
  public static let maxSurge = Key("maxSurge")
  /// `maxUnavailable`
  public static let maxUnavailable = Key("maxUnavailable")
  /// `metric`
  public static let metric = Key("metric")
  /// `metrics`
  public static let metrics = Key("metrics")
  /// `min`
  public static let min = Key("min")
  /// `minAvailable`
  public static let minAvailable = Key("minAvailable")
  /// `minReplicas`
  public static let minReplicas = Key("minReplicas")
  /// `numberAvailable`
  public static let numberAvailable = Key("numberAvailable")
  /// `numberMisscheduled`
  public static let numberMisscheduled = Key("numberMisscheduled")
  /// `numberReady`
  public static let numberReady = Key("numberReady")
  /// `numberUnavailable`
  public static let numberUnavailable = Key("numberUnavailable")
  /// `onExitCodes`
  public static let onExitCodes = Key("onExitCodes")
  /// `onPodConditions`
  public static let onPodConditions = Key("onPodConditions")
  /// `ordinals`
  public static let ordinals = Key("ordinals")
  /// `parallelism`
  public static let parallelism = Key("parallelism")
  /// `partition`
  public static let partition = Key("partition")
  /// `paused`
  public static let paused = Key("paused")
  /// `persistentVolumeClaimRetentionPolicy`
  public static let persistentVolumeClaimRetentionPolicy = Key(
    "persistentVolumeClaimRetentionPolicy")
  /// `persistentVolumeReclaimPolicy`
  public static let persistentVolumeReclaimPolicy = Key("persistentVolumeReclaimPolicy")
  /// `podFailurePolicy`
  public static let podFailurePolicy = Key("podFailurePolicy")
  /// `podFixed`
  public static let podFixed = Key("podFixed")
  /// `podManagementPolicy`
  public static let podManagementPolicy = Key("podManagementPolicy")
  /// `podReplacementPolicy`
  public static let podReplacementPolicy = Key("podReplacementPolicy")
  /// `pods`
  public static let pods = Key("pods")
  /// `policies`
  public static let policies = Key("policies")
  /// `progressDeadlineSeconds`
  public static let progressDeadlineSeconds = Key("progressDeadlineSeconds")
  /// `required`
  public static let required = Key("required")
  /// `revisionHistoryLimit`
  public static let revisionHistoryLimit = Key("revisionHistoryLimit")
  /// `rollingUpdate`
  public static let rollingUpdate = Key("rollingUpdate")
  /// `rules`
  public static let rules = Key("rules")
  /// `scaleDown`
  public static let scaleDown = Key("scaleDown")
  /// `scaleTargetRef`
  public static let scaleTargetRef = Key("scaleTargetRef")
  /// `scaleUp`
  public static let scaleUp = Key("scaleUp")
  /// `schedule`
  public static let schedule = Key("schedule")
  /// `scheduling`
  public static let scheduling = Key("scheduling")
  /// `scopeName`
  public static let scopeName = Key("scopeName")
  /// `scopeSelector`
  public static let scopeSelector = Key("scopeSelector")
  /// `scopes`
  public static let scopes = Key("scopes")
  /// `selectPolicy`
  public static let selectPolicy = Key("selectPolicy")
  /// `serviceName`
  public static let serviceName = Key("serviceName")
  /// `stabilizationWindowSeconds`
  public static let stabilizationWindowSeconds = Key("stabilizationWindowSeconds")
  /// `start`
  public static let start = Key("start")
  /// `startingDeadlineSeconds`
  public static let startingDeadlineSeconds = Key("startingDeadlineSeconds")
  /// `storage`
  public static let storage = Key("storage")
  /// `storageClassName`
  public static let storageClassName = Key("storageClassName")
  /// `strategy`
  public static let strategy = Key("strategy")
  /// `succeeded`
  public static let succeeded = Key("succeeded")
  /// `succeededCount`
  public static let succeededCount = Key("succeededCount")
  /// `succeededIndexes`
  public static let succeededIndexes = Key("succeededIndexes")
  /// `successPolicy`
  public static let successPolicy = Key("successPolicy")
  /// `successfulJobsHistoryLimit`
  public static let successfulJobsHistoryLimit = Key("successfulJobsHistoryLimit")
  /// `suspend`
  public static let suspend = Key("suspend")
  /// `target`
  public static let target = Key("target")
  /// `terminating`
  public static let terminating = Key("terminating")
  /// `timeZone`
  public static let timeZone = Key("timeZone")
  /// `ttlSecondsAfterFinished`
  public static let ttlSecondsAfterFinished = Key("ttlSecondsAfterFinished")
  /// `unavailableReplicas`
  public static let unavailableReplicas = Key("unavailableReplicas")
  /// `unhealthyPodEvictionPolicy`
  public static let unhealthyPodEvictionPolicy = Key("unhealthyPodEvictionPolicy")
  /// `updateRevision`
  public static let updateRevision = Key("updateRevision")
  /// `updateStrategy`
  public static let updateStrategy = Key("updateStrategy")
  /// `updatedNumberScheduled`
  public static let updatedNumberScheduled = Key("updatedNumberScheduled")
  /// `updatedReplicas`
  public static let updatedReplicas = Key("updatedReplicas")
  /// `used`
  public static let used = Key("used")
  /// `volumeAttributes`
  public static let volumeAttributes = Key("volumeAttributes")
  /// `volumeAttributesClassName`
  public static let volumeAttributesClassName = Key("volumeAttributesClassName")
  /// `volumeClaimTemplates`
  public static let volumeClaimTemplates = Key("volumeClaimTemplates")
  /// `volumeHandle`
  public static let volumeHandle = Key("volumeHandle")
  /// `volumeMode`
  public static let volumeMode = Key("volumeMode")
  /// `volumeName`
  public static let volumeName = Key("volumeName")
  /// `whenDeleted`
  public static let whenDeleted = Key("whenDeleted")
  /// `whenScaled`
  public static let whenScaled = Key("whenScaled")
}
