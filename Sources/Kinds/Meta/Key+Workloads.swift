// Table file: the field names that the workload and policy kinds read or write, interned once.
public import ObjectModel

extension Key {
  /// `accessModes`
  public static let accessModes = Key("accessModes")
  /// `apiGroup`
  public static let apiGroup = Key("apiGroup")
  /// `claimRef`
  public static let claimRef = Key("claimRef")
  /// `collisionCount`
  public static let collisionCount = Key("collisionCount")
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
  /// `desiredNumberScheduled`
  public static let desiredNumberScheduled = Key("desiredNumberScheduled")
  /// `lastPhaseTransitionTime`
  public static let lastPhaseTransitionTime = Key("lastPhaseTransitionTime")
  /// `local`
  public static let local = Key("local")
  /// `maxSurge`
  public static let maxSurge = Key("maxSurge")
  /// `maxUnavailable`
  public static let maxUnavailable = Key("maxUnavailable")
  /// `numberAvailable`
  public static let numberAvailable = Key("numberAvailable")
  /// `numberMisscheduled`
  public static let numberMisscheduled = Key("numberMisscheduled")
  /// `numberReady`
  public static let numberReady = Key("numberReady")
  /// `numberUnavailable`
  public static let numberUnavailable = Key("numberUnavailable")
  /// `ordinals`
  public static let ordinals = Key("ordinals")
  /// `partition`
  public static let partition = Key("partition")
  /// `paused`
  public static let paused = Key("paused")
  /// `persistentVolumeClaimRetentionPolicy`
  public static let persistentVolumeClaimRetentionPolicy = Key(
    "persistentVolumeClaimRetentionPolicy")
  /// `persistentVolumeReclaimPolicy`
  public static let persistentVolumeReclaimPolicy = Key("persistentVolumeReclaimPolicy")
  /// `podManagementPolicy`
  public static let podManagementPolicy = Key("podManagementPolicy")
  /// `progressDeadlineSeconds`
  public static let progressDeadlineSeconds = Key("progressDeadlineSeconds")
  /// `required`
  public static let required = Key("required")
  /// `revisionHistoryLimit`
  public static let revisionHistoryLimit = Key("revisionHistoryLimit")
  /// `rollingUpdate`
  public static let rollingUpdate = Key("rollingUpdate")
  /// `serviceName`
  public static let serviceName = Key("serviceName")
  /// `start`
  public static let start = Key("start")
  /// `storage`
  public static let storage = Key("storage")
  /// `storageClassName`
  public static let storageClassName = Key("storageClassName")
  /// `strategy`
  public static let strategy = Key("strategy")
  /// `unavailableReplicas`
  public static let unavailableReplicas = Key("unavailableReplicas")
  /// `updateRevision`
  public static let updateRevision = Key("updateRevision")
  /// `updateStrategy`
  public static let updateStrategy = Key("updateStrategy")
  /// `updatedNumberScheduled`
  public static let updatedNumberScheduled = Key("updatedNumberScheduled")
  /// `updatedReplicas`
  public static let updatedReplicas = Key("updatedReplicas")
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
