// Table file: the field names that the workload and policy kinds read or write, interned once.
public import ObjectModel

extension Key {
  /// `collisionCount`
  public static let collisionCount = Key("collisionCount")
  /// `maxSurge`
  public static let maxSurge = Key("maxSurge")
  /// `maxUnavailable`
  public static let maxUnavailable = Key("maxUnavailable")
  /// `paused`
  public static let paused = Key("paused")
  /// `progressDeadlineSeconds`
  public static let progressDeadlineSeconds = Key("progressDeadlineSeconds")
  /// `revisionHistoryLimit`
  public static let revisionHistoryLimit = Key("revisionHistoryLimit")
  /// `rollingUpdate`
  public static let rollingUpdate = Key("rollingUpdate")
  /// `strategy`
  public static let strategy = Key("strategy")
  /// `unavailableReplicas`
  public static let unavailableReplicas = Key("unavailableReplicas")
  /// `updatedReplicas`
  public static let updatedReplicas = Key("updatedReplicas")
}
