// Table file: the field names that the kinds read or write, interned once.
public import ObjectModel

extension Key {
  /// `acquireTime`
  public static let acquireTime = Key("acquireTime")
  /// `action`
  public static let action = Key("action")
  /// `activeDeadlineSeconds`
  public static let activeDeadlineSeconds = Key("activeDeadlineSeconds")
  /// `add`
  public static let add = Key("add")
  /// `address`
  public static let address = Key("address")
  /// `addressType`
  public static let addressType = Key("addressType")
  /// `addresses`
  public static let addresses = Key("addresses")
  /// `affinity`
  public static let affinity = Key("affinity")
  /// `allocatable`
  public static let allocatable = Key("allocatable")
  /// `allocateLoadBalancerNodePorts`
  public static let allocateLoadBalancerNodePorts = Key("allocateLoadBalancerNodePorts")
  /// `allowPrivilegeEscalation`
  public static let allowPrivilegeEscalation = Key("allowPrivilegeEscalation")
  /// `architecture`
  public static let architecture = Key("architecture")
  /// `args`
  public static let args = Key("args")
  /// `availableReplicas`
  public static let availableReplicas = Key("availableReplicas")
  /// `awsElasticBlockStore`
  public static let awsElasticBlockStore = Key("awsElasticBlockStore")
  /// `azureDisk`
  public static let azureDisk = Key("azureDisk")
  /// `azureFile`
  public static let azureFile = Key("azureFile")
  /// `binaryData`
  public static let binaryData = Key("binaryData")
  /// `bootID`
  public static let bootID = Key("bootID")
  /// `capabilities`
  public static let capabilities = Key("capabilities")
  /// `capacity`
  public static let capacity = Key("capacity")
  /// `cephfs`
  public static let cephfs = Key("cephfs")
  /// `cinder`
  public static let cinder = Key("cinder")
  /// `claimName`
  public static let claimName = Key("claimName")
  /// `claims`
  public static let claims = Key("claims")
  /// `clientIP`
  public static let clientIP = Key("clientIP")
  /// `clusterIP`
  public static let clusterIP = Key("clusterIP")
  /// `clusterIPs`
  public static let clusterIPs = Key("clusterIPs")
  /// `command`
  public static let command = Key("command")
  /// `component`
  public static let component = Key("component")
  /// `conditionType`
  public static let conditionType = Key("conditionType")
  /// `configMap`
  public static let configMap = Key("configMap")
  /// `configMapKeyRef`
  public static let configMapKeyRef = Key("configMapKeyRef")
  /// `configMapRef`
  public static let configMapRef = Key("configMapRef")
  /// `containerID`
  public static let containerID = Key("containerID")
  /// `containerName`
  public static let containerName = Key("containerName")
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
  /// `csi`
  public static let csi = Key("csi")
  /// `defaultMode`
  public static let defaultMode = Key("defaultMode")
  /// `devicePath`
  public static let devicePath = Key("devicePath")
  /// `divisor`
  public static let divisor = Key("divisor")
  /// `dnsConfig`
  public static let dnsConfig = Key("dnsConfig")
  /// `dnsPolicy`
  public static let dnsPolicy = Key("dnsPolicy")
  /// `downwardAPI`
  public static let downwardAPI = Key("downwardAPI")
  /// `driver`
  public static let driver = Key("driver")
  /// `effect`
  public static let effect = Key("effect")
  /// `emptyDir`
  public static let emptyDir = Key("emptyDir")
  /// `enableServiceLinks`
  public static let enableServiceLinks = Key("enableServiceLinks")
  /// `endpoints`
  public static let endpoints = Key("endpoints")
  /// `env`
  public static let env = Key("env")
  /// `envFrom`
  public static let envFrom = Key("envFrom")
  /// `ephemeral`
  public static let ephemeral = Key("ephemeral")
  /// `ephemeralContainerStatuses`
  public static let ephemeralContainerStatuses = Key("ephemeralContainerStatuses")
  /// `ephemeralContainers`
  public static let ephemeralContainers = Key("ephemeralContainers")
  /// `eventTime`
  public static let eventTime = Key("eventTime")
  /// `exec`
  public static let exec = Key("exec")
  /// `exitCode`
  public static let exitCode = Key("exitCode")
  /// `expirationSeconds`
  public static let expirationSeconds = Key("expirationSeconds")
  /// `externalID`
  public static let externalID = Key("externalID")
  /// `externalIPs`
  public static let externalIPs = Key("externalIPs")
  /// `externalName`
  public static let externalName = Key("externalName")
  /// `externalTrafficPolicy`
  public static let externalTrafficPolicy = Key("externalTrafficPolicy")
  /// `failureThreshold`
  public static let failureThreshold = Key("failureThreshold")
  /// `fc`
  public static let fc = Key("fc")
  /// `fieldPath`
  public static let fieldPath = Key("fieldPath")
  /// `fieldRef`
  public static let fieldRef = Key("fieldRef")
  /// `finishedAt`
  public static let finishedAt = Key("finishedAt")
  /// `firstTimestamp`
  public static let firstTimestamp = Key("firstTimestamp")
  /// `flexVolume`
  public static let flexVolume = Key("flexVolume")
  /// `flocker`
  public static let flocker = Key("flocker")
  /// `fsGroup`
  public static let fsGroup = Key("fsGroup")
  /// `fsGroupChangePolicy`
  public static let fsGroupChangePolicy = Key("fsGroupChangePolicy")
  /// `fsType`
  public static let fsType = Key("fsType")
  /// `fullyLabeledReplicas`
  public static let fullyLabeledReplicas = Key("fullyLabeledReplicas")
  /// `gcePersistentDisk`
  public static let gcePersistentDisk = Key("gcePersistentDisk")
  /// `gitRepo`
  public static let gitRepo = Key("gitRepo")
  /// `glusterfs`
  public static let glusterfs = Key("glusterfs")
  /// `grpc`
  public static let grpc = Key("grpc")
  /// `healthCheckNodePort`
  public static let healthCheckNodePort = Key("healthCheckNodePort")
  /// `holderIdentity`
  public static let holderIdentity = Key("holderIdentity")
  /// `host`
  public static let host = Key("host")
  /// `hostAliases`
  public static let hostAliases = Key("hostAliases")
  /// `hostIP`
  public static let hostIP = Key("hostIP")
  /// `hostNetwork`
  public static let hostNetwork = Key("hostNetwork")
  /// `hostPID`
  public static let hostPID = Key("hostPID")
  /// `hostPath`
  public static let hostPath = Key("hostPath")
  /// `hostPort`
  public static let hostPort = Key("hostPort")
  /// `hostUsers`
  public static let hostUsers = Key("hostUsers")
  /// `hostname`
  public static let hostname = Key("hostname")
  /// `hostnames`
  public static let hostnames = Key("hostnames")
  /// `httpGet`
  public static let httpGet = Key("httpGet")
  /// `httpHeaders`
  public static let httpHeaders = Key("httpHeaders")
  /// `imageID`
  public static let imageID = Key("imageID")
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
  /// `initialDelaySeconds`
  public static let initialDelaySeconds = Key("initialDelaySeconds")
  /// `internalTrafficPolicy`
  public static let internalTrafficPolicy = Key("internalTrafficPolicy")
  /// `involvedObject`
  public static let involvedObject = Key("involvedObject")
  /// `ip`
  public static let ip = Key("ip")
  /// `ipFamilies`
  public static let ipFamilies = Key("ipFamilies")
  /// `ipFamilyPolicy`
  public static let ipFamilyPolicy = Key("ipFamilyPolicy")
  /// `ipMode`
  public static let ipMode = Key("ipMode")
  /// `iscsi`
  public static let iscsi = Key("iscsi")
  /// `kernelVersion`
  public static let kernelVersion = Key("kernelVersion")
  /// `kubeProxyVersion`
  public static let kubeProxyVersion = Key("kubeProxyVersion")
  /// `kubeletVersion`
  public static let kubeletVersion = Key("kubeletVersion")
  /// `labelSelector`
  public static let labelSelector = Key("labelSelector")
  /// `lastHeartbeatTime`
  public static let lastHeartbeatTime = Key("lastHeartbeatTime")
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
  /// `lifecycle`
  public static let lifecycle = Key("lifecycle")
  /// `limits`
  public static let limits = Key("limits")
  /// `livenessProbe`
  public static let livenessProbe = Key("livenessProbe")
  /// `loadBalancer`
  public static let loadBalancer = Key("loadBalancer")
  /// `loadBalancerIP`
  public static let loadBalancerIP = Key("loadBalancerIP")
  /// `loadBalancerSourceRanges`
  public static let loadBalancerSourceRanges = Key("loadBalancerSourceRanges")
  /// `localhostProfile`
  public static let localhostProfile = Key("localhostProfile")
  /// `machineID`
  public static let machineID = Key("machineID")
  /// `matchFields`
  public static let matchFields = Key("matchFields")
  /// `maxSkew`
  public static let maxSkew = Key("maxSkew")
  /// `medium`
  public static let medium = Key("medium")
  /// `memory`
  public static let memory = Key("memory")
  /// `minDomains`
  public static let minDomains = Key("minDomains")
  /// `minReadySeconds`
  public static let minReadySeconds = Key("minReadySeconds")
  /// `mode`
  public static let mode = Key("mode")
  /// `mountPath`
  public static let mountPath = Key("mountPath")
  /// `mountPropagation`
  public static let mountPropagation = Key("mountPropagation")
  /// `nameservers`
  public static let nameservers = Key("nameservers")
  /// `namespaceSelector`
  public static let namespaceSelector = Key("namespaceSelector")
  /// `namespaces`
  public static let namespaces = Key("namespaces")
  /// `nfs`
  public static let nfs = Key("nfs")
  /// `nodeAffinity`
  public static let nodeAffinity = Key("nodeAffinity")
  /// `nodeAffinityPolicy`
  public static let nodeAffinityPolicy = Key("nodeAffinityPolicy")
  /// `nodeInfo`
  public static let nodeInfo = Key("nodeInfo")
  /// `nodePort`
  public static let nodePort = Key("nodePort")
  /// `nodeSelector`
  public static let nodeSelector = Key("nodeSelector")
  /// `nodeSelectorTerms`
  public static let nodeSelectorTerms = Key("nodeSelectorTerms")
  /// `nodeTaintsPolicy`
  public static let nodeTaintsPolicy = Key("nodeTaintsPolicy")
  /// `nominatedNodeName`
  public static let nominatedNodeName = Key("nominatedNodeName")
  /// `notReadyAddresses`
  public static let notReadyAddresses = Key("notReadyAddresses")
  /// `object`
  public static let object = Key("object")
  /// `observedGeneration`
  public static let observedGeneration = Key("observedGeneration")
  /// `operatingSystem`
  public static let operatingSystem = Key("operatingSystem")
  /// `optional`
  public static let optional = Key("optional")
  /// `options`
  public static let options = Key("options")
  /// `os`
  public static let os = Key("os")
  /// `osImage`
  public static let osImage = Key("osImage")
  /// `overhead`
  public static let overhead = Key("overhead")
  /// `path`
  public static let path = Key("path")
  /// `periodSeconds`
  public static let periodSeconds = Key("periodSeconds")
  /// `persistentVolumeClaim`
  public static let persistentVolumeClaim = Key("persistentVolumeClaim")
  /// `photonPersistentDisk`
  public static let photonPersistentDisk = Key("photonPersistentDisk")
  /// `podAffinity`
  public static let podAffinity = Key("podAffinity")
  /// `podAffinityTerm`
  public static let podAffinityTerm = Key("podAffinityTerm")
  /// `podAntiAffinity`
  public static let podAntiAffinity = Key("podAntiAffinity")
  /// `podCIDR`
  public static let podCIDR = Key("podCIDR")
  /// `podCIDRs`
  public static let podCIDRs = Key("podCIDRs")
  /// `podIP`
  public static let podIP = Key("podIP")
  /// `podIPs`
  public static let podIPs = Key("podIPs")
  /// `port`
  public static let port = Key("port")
  /// `ports`
  public static let ports = Key("ports")
  /// `portworxVolume`
  public static let portworxVolume = Key("portworxVolume")
  /// `postStart`
  public static let postStart = Key("postStart")
  /// `preStop`
  public static let preStop = Key("preStop")
  /// `preemptionPolicy`
  public static let preemptionPolicy = Key("preemptionPolicy")
  /// `preference`
  public static let preference = Key("preference")
  /// `preferredDuringSchedulingIgnoredDuringExecution`
  public static let preferredDuringSchedulingIgnoredDuringExecution = Key(
    "preferredDuringSchedulingIgnoredDuringExecution")
  /// `prefix`
  public static let prefix = Key("prefix")
  /// `priority`
  public static let priority = Key("priority")
  /// `priorityClassName`
  public static let priorityClassName = Key("priorityClassName")
  /// `privileged`
  public static let privileged = Key("privileged")
  /// `procMount`
  public static let procMount = Key("procMount")
  /// `projected`
  public static let projected = Key("projected")
  /// `protocol`
  public static let `protocol` = Key("protocol")
  /// `providerID`
  public static let providerID = Key("providerID")
  /// `qosClass`
  public static let qosClass = Key("qosClass")
  /// `quobyte`
  public static let quobyte = Key("quobyte")
  /// `rbd`
  public static let rbd = Key("rbd")
  /// `readOnly`
  public static let readOnly = Key("readOnly")
  /// `readinessGates`
  public static let readinessGates = Key("readinessGates")
  /// `readinessProbe`
  public static let readinessProbe = Key("readinessProbe")
  /// `ready`
  public static let ready = Key("ready")
  /// `readyReplicas`
  public static let readyReplicas = Key("readyReplicas")
  /// `recursiveReadOnly`
  public static let recursiveReadOnly = Key("recursiveReadOnly")
  /// `renewTime`
  public static let renewTime = Key("renewTime")
  /// `reportingComponent`
  public static let reportingComponent = Key("reportingComponent")
  /// `reportingInstance`
  public static let reportingInstance = Key("reportingInstance")
  /// `repository`
  public static let repository = Key("repository")
  /// `requests`
  public static let requests = Key("requests")
  /// `requiredDuringSchedulingIgnoredDuringExecution`
  public static let requiredDuringSchedulingIgnoredDuringExecution = Key(
    "requiredDuringSchedulingIgnoredDuringExecution")
  /// `resizePolicy`
  public static let resizePolicy = Key("resizePolicy")
  /// `resource`
  public static let resource = Key("resource")
  /// `resourceClaims`
  public static let resourceClaims = Key("resourceClaims")
  /// `resourceFieldRef`
  public static let resourceFieldRef = Key("resourceFieldRef")
  /// `resources`
  public static let resources = Key("resources")
  /// `restartCount`
  public static let restartCount = Key("restartCount")
  /// `restartPolicy`
  public static let restartPolicy = Key("restartPolicy")
  /// `revision`
  public static let revision = Key("revision")
  /// `runAsGroup`
  public static let runAsGroup = Key("runAsGroup")
  /// `runAsUser`
  public static let runAsUser = Key("runAsUser")
  /// `running`
  public static let running = Key("running")
  /// `runtimeClassName`
  public static let runtimeClassName = Key("runtimeClassName")
  /// `scaleIO`
  public static let scaleIO = Key("scaleIO")
  /// `schedulerName`
  public static let schedulerName = Key("schedulerName")
  /// `schedulingGates`
  public static let schedulingGates = Key("schedulingGates")
  /// `scheme`
  public static let scheme = Key("scheme")
  /// `seLinuxChangePolicy`
  public static let seLinuxChangePolicy = Key("seLinuxChangePolicy")
  /// `searches`
  public static let searches = Key("searches")
  /// `seccompProfile`
  public static let seccompProfile = Key("seccompProfile")
  /// `seconds`
  public static let seconds = Key("seconds")
  /// `secret`
  public static let secret = Key("secret")
  /// `secretKeyRef`
  public static let secretKeyRef = Key("secretKeyRef")
  /// `secretName`
  public static let secretName = Key("secretName")
  /// `secretRef`
  public static let secretRef = Key("secretRef")
  /// `secrets`
  public static let secrets = Key("secrets")
  /// `securityContext`
  public static let securityContext = Key("securityContext")
  /// `series`
  public static let series = Key("series")
  /// `server`
  public static let server = Key("server")
  /// `service`
  public static let service = Key("service")
  /// `serviceAccount`
  public static let serviceAccount = Key("serviceAccount")
  /// `serviceAccountName`
  public static let serviceAccountName = Key("serviceAccountName")
  /// `serviceAccountToken`
  public static let serviceAccountToken = Key("serviceAccountToken")
  /// `sessionAffinity`
  public static let sessionAffinity = Key("sessionAffinity")
  /// `sessionAffinityConfig`
  public static let sessionAffinityConfig = Key("sessionAffinityConfig")
  /// `shareProcessNamespace`
  public static let shareProcessNamespace = Key("shareProcessNamespace")
  /// `signal`
  public static let signal = Key("signal")
  /// `sizeLimit`
  public static let sizeLimit = Key("sizeLimit")
  /// `sleep`
  public static let sleep = Key("sleep")
  /// `source`
  public static let source = Key("source")
  /// `sources`
  public static let sources = Key("sources")
  /// `startTime`
  public static let startTime = Key("startTime")
  /// `started`
  public static let started = Key("started")
  /// `startedAt`
  public static let startedAt = Key("startedAt")
  /// `startupProbe`
  public static let startupProbe = Key("startupProbe")
  /// `state`
  public static let state = Key("state")
  /// `storageos`
  public static let storageos = Key("storageos")
  /// `stringData`
  public static let stringData = Key("stringData")
  /// `subPath`
  public static let subPath = Key("subPath")
  /// `subPathExpr`
  public static let subPathExpr = Key("subPathExpr")
  /// `subdomain`
  public static let subdomain = Key("subdomain")
  /// `subsets`
  public static let subsets = Key("subsets")
  /// `successThreshold`
  public static let successThreshold = Key("successThreshold")
  /// `supplementalGroups`
  public static let supplementalGroups = Key("supplementalGroups")
  /// `supplementalGroupsPolicy`
  public static let supplementalGroupsPolicy = Key("supplementalGroupsPolicy")
  /// `sysctls`
  public static let sysctls = Key("sysctls")
  /// `systemUUID`
  public static let systemUUID = Key("systemUUID")
  /// `taints`
  public static let taints = Key("taints")
  /// `targetContainerName`
  public static let targetContainerName = Key("targetContainerName")
  /// `targetPort`
  public static let targetPort = Key("targetPort")
  /// `targetRef`
  public static let targetRef = Key("targetRef")
  /// `tcpSocket`
  public static let tcpSocket = Key("tcpSocket")
  /// `terminated`
  public static let terminated = Key("terminated")
  /// `terminationGracePeriodSeconds`
  public static let terminationGracePeriodSeconds = Key("terminationGracePeriodSeconds")
  /// `terminationMessagePolicy`
  public static let terminationMessagePolicy = Key("terminationMessagePolicy")
  /// `timeoutSeconds`
  public static let timeoutSeconds = Key("timeoutSeconds")
  /// `tolerationSeconds`
  public static let tolerationSeconds = Key("tolerationSeconds")
  /// `tolerations`
  public static let tolerations = Key("tolerations")
  /// `topologyKey`
  public static let topologyKey = Key("topologyKey")
  /// `topologySpreadConstraints`
  public static let topologySpreadConstraints = Key("topologySpreadConstraints")
  /// `unschedulable`
  public static let unschedulable = Key("unschedulable")
  /// `valueFrom`
  public static let valueFrom = Key("valueFrom")
  /// `volumeClaimTemplate`
  public static let volumeClaimTemplate = Key("volumeClaimTemplate")
  /// `volumeDevices`
  public static let volumeDevices = Key("volumeDevices")
  /// `volumeMounts`
  public static let volumeMounts = Key("volumeMounts")
  /// `volumes`
  public static let volumes = Key("volumes")
  /// `vsphereVolume`
  public static let vsphereVolume = Key("vsphereVolume")
  /// `waiting`
  public static let waiting = Key("waiting")
  /// `weight`
  public static let weight = Key("weight")
  /// `whenUnsatisfiable`
  public static let whenUnsatisfiable = Key("whenUnsatisfiable")
  /// `zone`
  public static let zone = Key("zone")

  /// `ephemeral-storage`
  public static let ephemeralStorage = Key("ephemeral-storage")
}
