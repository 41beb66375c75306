// Table file: the field names that the kinds read or write, interned once.
public import ObjectModel

extension Key {
  /// `address`
  public static let address = Key("address")
  /// `addressType`
  public static let addressType = Key("addressType")
  /// `addresses`
  public static let addresses = Key("addresses")
  /// `allocatable`
  public static let allocatable = Key("allocatable")
  /// `allocateLoadBalancerNodePorts`
  public static let allocateLoadBalancerNodePorts = Key("allocateLoadBalancerNodePorts")
  /// `binaryData`
  public static let binaryData = Key("binaryData")
  /// `capacity`
  public static let capacity = Key("capacity")
  /// `claims`
  public static let claims = Key("claims")
  /// `clientIP`
  public static let clientIP = Key("clientIP")
  /// `clusterIP`
  public static let clusterIP = Key("clusterIP")
  /// `clusterIPs`
  public static let clusterIPs = Key("clusterIPs")
  /// `component`
  public static let component = Key("component")
  /// `conditionType`
  public static let conditionType = Key("conditionType")
  /// `containerPort`
  public static let containerPort = Key("containerPort")
  /// `containerRuntimeVersion`
  public static let containerRuntimeVersion = Key("containerRuntimeVersion")
  /// `containerStatuses`
  public static let containerStatuses = Key("containerStatuses")
  /// `controller`
  public static let controller = Key("controller")
  /// `count`
  public static let count = Key("count")
  /// `cpu`
  public static let cpu = Key("cpu")
  /// `emptyDir`
  public static let emptyDir = Key("emptyDir")
  /// `enableServiceLinks`
  public static let enableServiceLinks = Key("enableServiceLinks")
  /// `endpoints`
  public static let endpoints = Key("endpoints")
  /// `env`
  public static let env = Key("env")
  /// `ephemeralContainers`
  public static let ephemeralContainers = Key("ephemeralContainers")
  /// `eventTime`
  public static let eventTime = Key("eventTime")
  /// `exitCode`
  public static let exitCode = Key("exitCode")
  /// `externalID`
  public static let externalID = Key("externalID")
  /// `externalIPs`
  public static let externalIPs = Key("externalIPs")
  /// `externalName`
  public static let externalName = Key("externalName")
  /// `externalTrafficPolicy`
  public static let externalTrafficPolicy = Key("externalTrafficPolicy")
  /// `fieldPath`
  public static let fieldPath = Key("fieldPath")
  /// `finishedAt`
  public static let finishedAt = Key("finishedAt")
  /// `firstTimestamp`
  public static let firstTimestamp = Key("firstTimestamp")
  /// `holderIdentity`
  public static let holderIdentity = Key("holderIdentity")
  /// `host`
  public static let host = Key("host")
  /// `hostAliases`
  public static let hostAliases = Key("hostAliases")
  /// `hostNetwork`
  public static let hostNetwork = Key("hostNetwork")
  /// `hostPort`
  public static let hostPort = Key("hostPort")
  /// `hostUsers`
  public static let hostUsers = Key("hostUsers")
  /// `hostname`
  public static let hostname = Key("hostname")
  /// `imagePullPolicy`
  public static let imagePullPolicy = Key("imagePullPolicy")
  /// `imagePullSecrets`
  public static let imagePullSecrets = Key("imagePullSecrets")
  /// `immutable`
  public static let immutable = Key("immutable")
  /// `ingress`
  public static let ingress = Key("ingress")
  /// `initContainerStatuses`
  public static let initContainerStatuses = Key("initContainerStatuses")
  /// `internalTrafficPolicy`
  public static let internalTrafficPolicy = Key("internalTrafficPolicy")
  /// `involvedObject`
  public static let involvedObject = Key("involvedObject")
  /// `ip`
  public static let ip = Key("ip")
  /// `kernelVersion`
  public static let kernelVersion = Key("kernelVersion")
  /// `kubeletVersion`
  public static let kubeletVersion = Key("kubeletVersion")
  /// `lastObservedTime`
  public static let lastObservedTime = Key("lastObservedTime")
  /// `lastProbeTime`
  public static let lastProbeTime = Key("lastProbeTime")
  /// `lastState`
  public static let lastState = Key("lastState")
  /// `lastTimestamp`
  public static let lastTimestamp = Key("lastTimestamp")
  /// `lastTransitionTime`
  public static let lastTransitionTime = Key("lastTransitionTime")
  /// `leaseDurationSeconds`
  public static let leaseDurationSeconds = Key("leaseDurationSeconds")
  /// `leaseTransitions`
  public static let leaseTransitions = Key("leaseTransitions")
  /// `limits`
  public static let limits = Key("limits")
  /// `loadBalancer`
  public static let loadBalancer = Key("loadBalancer")
  /// `memory`
  public static let memory = Key("memory")
  /// `nodeInfo`
  public static let nodeInfo = Key("nodeInfo")
  /// `nodePort`
  public static let nodePort = Key("nodePort")
  /// `nodeSelector`
  public static let nodeSelector = Key("nodeSelector")
  /// `nominatedNodeName`
  public static let nominatedNodeName = Key("nominatedNodeName")
  /// `osImage`
  public static let osImage = Key("osImage")
  /// `overhead`
  public static let overhead = Key("overhead")
  /// `podCIDR`
  public static let podCIDR = Key("podCIDR")
  /// `podIP`
  public static let podIP = Key("podIP")
  /// `podIPs`
  public static let podIPs = Key("podIPs")
  /// `port`
  public static let port = Key("port")
  /// `ports`
  public static let ports = Key("ports")
  /// `priority`
  public static let priority = Key("priority")
  /// `procMount`
  public static let procMount = Key("procMount")
  /// `protocol`
  public static let `protocol` = Key("protocol")
  /// `qosClass`
  public static let qosClass = Key("qosClass")
  /// `readinessGates`
  public static let readinessGates = Key("readinessGates")
  /// `ready`
  public static let ready = Key("ready")
  /// `readyReplicas`
  public static let readyReplicas = Key("readyReplicas")
  /// `reportingComponent`
  public static let reportingComponent = Key("reportingComponent")
  /// `reportingInstance`
  public static let reportingInstance = Key("reportingInstance")
  /// `requests`
  public static let requests = Key("requests")
  /// `resizePolicy`
  public static let resizePolicy = Key("resizePolicy")
  /// `resourceClaims`
  public static let resourceClaims = Key("resourceClaims")
  /// `resources`
  public static let resources = Key("resources")
  /// `restartCount`
  public static let restartCount = Key("restartCount")
  /// `restartPolicy`
  public static let restartPolicy = Key("restartPolicy")
  /// `running`
  public static let running = Key("running")
  /// `schedulerName`
  public static let schedulerName = Key("schedulerName")
  /// `schedulingGates`
  public static let schedulingGates = Key("schedulingGates")
  /// `seLinuxChangePolicy`
  public static let seLinuxChangePolicy = Key("seLinuxChangePolicy")
  /// `secrets`
  public static let secrets = Key("secrets")
  /// `securityContext`
  public static let securityContext = Key("securityContext")
  /// `series`
  public static let series = Key("series")
  /// `serviceAccount`
  public static let serviceAccount = Key("serviceAccount")
  /// `serviceAccountName`
  public static let serviceAccountName = Key("serviceAccountName")
  /// `sessionAffinity`
  public static let sessionAffinity = Key("sessionAffinity")
  /// `sessionAffinityConfig`
  public static let sessionAffinityConfig = Key("sessionAffinityConfig")
  /// `signal`
  public static let signal = Key("signal")
  /// `source`
  public static let source = Key("source")
  /// `started`
  public static let started = Key("started")
  /// `state`
  public static let state = Key("state")
  /// `stringData`
  public static let stringData = Key("stringData")
  /// `subsets`
  public static let subsets = Key("subsets")
  /// `supplementalGroupsPolicy`
  public static let supplementalGroupsPolicy = Key("supplementalGroupsPolicy")
  /// `taints`
  public static let taints = Key("taints")
  /// `targetPort`
  public static let targetPort = Key("targetPort")
  /// `terminated`
  public static let terminated = Key("terminated")
  /// `terminationGracePeriodSeconds`
  public static let terminationGracePeriodSeconds = Key("terminationGracePeriodSeconds")
  /// `timeoutSeconds`
  public static let timeoutSeconds = Key("timeoutSeconds")
  /// `tolerations`
  public static let tolerations = Key("tolerations")
  /// `unschedulable`
  public static let unschedulable = Key("unschedulable")
  /// `volumes`
  public static let volumes = Key("volumes")
  /// `waiting`
  public static let waiting = Key("waiting")
}
