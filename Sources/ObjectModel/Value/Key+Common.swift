// Table file: the field names that code reads or writes most, interned once.

extension Key {
  /// `apiVersion`
  public static let apiVersion = Key("apiVersion")
  /// `kind`
  public static let kind = Key("kind")
  /// `metadata`
  public static let metadata = Key("metadata")
  /// `spec`
  public static let spec = Key("spec")
  /// `status`
  public static let status = Key("status")
  /// `name`
  public static let name = Key("name")
  /// `namespace`
  public static let namespace = Key("namespace")
  /// `uid`
  public static let uid = Key("uid")
  /// `labels`
  public static let labels = Key("labels")
  /// `annotations`
  public static let annotations = Key("annotations")
  /// `generateName`
  public static let generateName = Key("generateName")
  /// `generation`
  public static let generation = Key("generation")
  /// `resourceVersion`
  public static let resourceVersion = Key("resourceVersion")
  /// `creationTimestamp`
  public static let creationTimestamp = Key("creationTimestamp")
  /// `deletionTimestamp`
  public static let deletionTimestamp = Key("deletionTimestamp")
  /// `deletionGracePeriodSeconds`
  public static let deletionGracePeriodSeconds = Key("deletionGracePeriodSeconds")
  /// `finalizers`
  public static let finalizers = Key("finalizers")
  /// `ownerReferences`
  public static let ownerReferences = Key("ownerReferences")
  /// `managedFields`
  public static let managedFields = Key("managedFields")
  /// `items`
  public static let items = Key("items")
  /// `containers`
  public static let containers = Key("containers")
  /// `initContainers`
  public static let initContainers = Key("initContainers")
  /// `conditions`
  public static let conditions = Key("conditions")
  /// `phase`
  public static let phase = Key("phase")
  /// `nodeName`
  public static let nodeName = Key("nodeName")
  /// `selector`
  public static let selector = Key("selector")
  /// `template`
  public static let template = Key("template")
  /// `replicas`
  public static let replicas = Key("replicas")
  /// `type`
  public static let type = Key("type")
  /// `reason`
  public static let reason = Key("reason")
  /// `message`
  public static let message = Key("message")
  /// `data`
  public static let data = Key("data")
  /// `image`
  public static let image = Key("image")
  /// `value`
  public static let value = Key("value")
  /// `key`
  public static let key = Key("key")
}
