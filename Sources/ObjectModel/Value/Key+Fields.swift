// Table file: the other field names that code reads or writes, whose ids are fixed too. New ones go
// to the end of both lists.
extension Key {
  /// `accessModes`
  @inlinable public static var accessModes: Key { Key(id: 35) }
  /// `acquireTime`
  @inlinable public static var acquireTime: Key { Key(id: 36) }
  /// `action`
  @inlinable public static var action: Key { Key(id: 37) }
  /// `active`
  @inlinable public static var active: Key { Key(id: 38) }
  /// `activeDeadlineSeconds`
  @inlinable public static var activeDeadlineSeconds: Key { Key(id: 39) }
  /// `add`
  @inlinable public static var add: Key { Key(id: 40) }
  /// `address`
  @inlinable public static var address: Key { Key(id: 41) }
  /// `addressType`
  @inlinable public static var addressType: Key { Key(id: 42) }
  /// `addresses`
  @inlinable public static var addresses: Key { Key(id: 43) }
  /// `affinity`
  @inlinable public static var affinity: Key { Key(id: 44) }
  /// `allocatable`
  @inlinable public static var allocatable: Key { Key(id: 45) }
  /// `allocateLoadBalancerNodePorts`
  @inlinable public static var allocateLoadBalancerNodePorts: Key { Key(id: 46) }
  /// `allowPrivilegeEscalation`
  @inlinable public static var allowPrivilegeEscalation: Key { Key(id: 47) }
  /// `apiGroup`
  @inlinable public static var apiGroup: Key { Key(id: 48) }
  /// `architecture`
  @inlinable public static var architecture: Key { Key(id: 49) }
  /// `args`
  @inlinable public static var args: Key { Key(id: 50) }
  /// `availableReplicas`
  @inlinable public static var availableReplicas: Key { Key(id: 51) }
  /// `averageUtilization`
  @inlinable public static var averageUtilization: Key { Key(id: 52) }
  /// `averageValue`
  @inlinable public static var averageValue: Key { Key(id: 53) }
  /// `awsElasticBlockStore`
  @inlinable public static var awsElasticBlockStore: Key { Key(id: 54) }
  /// `azureDisk`
  @inlinable public static var azureDisk: Key { Key(id: 55) }
  /// `azureFile`
  @inlinable public static var azureFile: Key { Key(id: 56) }
  /// `backoffLimit`
  @inlinable public static var backoffLimit: Key { Key(id: 57) }
  /// `backoffLimitPerIndex`
  @inlinable public static var backoffLimitPerIndex: Key { Key(id: 58) }
  /// `behavior`
  @inlinable public static var behavior: Key { Key(id: 59) }
  /// `binaryData`
  @inlinable public static var binaryData: Key { Key(id: 60) }
  /// `blockOwnerDeletion`
  @inlinable public static var blockOwnerDeletion: Key { Key(id: 61) }
  /// `bootID`
  @inlinable public static var bootID: Key { Key(id: 62) }
  /// `capabilities`
  @inlinable public static var capabilities: Key { Key(id: 63) }
  /// `capacity`
  @inlinable public static var capacity: Key { Key(id: 64) }
  /// `cephfs`
  @inlinable public static var cephfs: Key { Key(id: 65) }
  /// `cinder`
  @inlinable public static var cinder: Key { Key(id: 66) }
  /// `claimName`
  @inlinable public static var claimName: Key { Key(id: 67) }
  /// `claimRef`
  @inlinable public static var claimRef: Key { Key(id: 68) }
  /// `claims`
  @inlinable public static var claims: Key { Key(id: 69) }
  /// `clientIP`
  @inlinable public static var clientIP: Key { Key(id: 70) }
  /// `clusterIP`
  @inlinable public static var clusterIP: Key { Key(id: 71) }
  /// `clusterIPs`
  @inlinable public static var clusterIPs: Key { Key(id: 72) }
  /// `collisionCount`
  @inlinable public static var collisionCount: Key { Key(id: 73) }
  /// `command`
  @inlinable public static var command: Key { Key(id: 74) }
  /// `completedIndexes`
  @inlinable public static var completedIndexes: Key { Key(id: 75) }
  /// `completionMode`
  @inlinable public static var completionMode: Key { Key(id: 76) }
  /// `completionTime`
  @inlinable public static var completionTime: Key { Key(id: 77) }
  /// `completions`
  @inlinable public static var completions: Key { Key(id: 78) }
  /// `component`
  @inlinable public static var component: Key { Key(id: 79) }
  /// `concurrencyPolicy`
  @inlinable public static var concurrencyPolicy: Key { Key(id: 80) }
  /// `conditionType`
  @inlinable public static var conditionType: Key { Key(id: 81) }
  /// `configMap`
  @inlinable public static var configMap: Key { Key(id: 82) }
  /// `configMapKeyRef`
  @inlinable public static var configMapKeyRef: Key { Key(id: 83) }
  /// `configMapRef`
  @inlinable public static var configMapRef: Key { Key(id: 84) }
  /// `container`
  @inlinable public static var container: Key { Key(id: 85) }
  /// `containerID`
  @inlinable public static var containerID: Key { Key(id: 86) }
  /// `containerName`
  @inlinable public static var containerName: Key { Key(id: 87) }
  /// `containerPort`
  @inlinable public static var containerPort: Key { Key(id: 88) }
  /// `containerResource`
  @inlinable public static var containerResource: Key { Key(id: 89) }
  /// `containerRuntimeVersion`
  @inlinable public static var containerRuntimeVersion: Key { Key(id: 90) }
  /// `containerStatuses`
  @inlinable public static var containerStatuses: Key { Key(id: 91) }
  /// `controller`
  @inlinable public static var controller: Key { Key(id: 92) }
  /// `count`
  @inlinable public static var count: Key { Key(id: 93) }
  /// `cpu`
  @inlinable public static var cpu: Key { Key(id: 94) }
  /// `csi`
  @inlinable public static var csi: Key { Key(id: 95) }
  /// `current`
  @inlinable public static var current: Key { Key(id: 96) }
  /// `currentHealthy`
  @inlinable public static var currentHealthy: Key { Key(id: 97) }
  /// `currentMetrics`
  @inlinable public static var currentMetrics: Key { Key(id: 98) }
  /// `currentNumberScheduled`
  @inlinable public static var currentNumberScheduled: Key { Key(id: 99) }
  /// `currentReplicas`
  @inlinable public static var currentReplicas: Key { Key(id: 100) }
  /// `currentRevision`
  @inlinable public static var currentRevision: Key { Key(id: 101) }
  /// `dataSource`
  @inlinable public static var dataSource: Key { Key(id: 102) }
  /// `dataSourceRef`
  @inlinable public static var dataSourceRef: Key { Key(id: 103) }
  /// `default`
  @inlinable public static var `default`: Key { Key(id: 104) }
  /// `defaultMode`
  @inlinable public static var defaultMode: Key { Key(id: 105) }
  /// `defaultRequest`
  @inlinable public static var defaultRequest: Key { Key(id: 106) }
  /// `describedObject`
  @inlinable public static var describedObject: Key { Key(id: 107) }
  /// `description`
  @inlinable public static var description: Key { Key(id: 108) }
  /// `desiredHealthy`
  @inlinable public static var desiredHealthy: Key { Key(id: 109) }
  /// `desiredNumberScheduled`
  @inlinable public static var desiredNumberScheduled: Key { Key(id: 110) }
  /// `desiredReplicas`
  @inlinable public static var desiredReplicas: Key { Key(id: 111) }
  /// `devicePath`
  @inlinable public static var devicePath: Key { Key(id: 112) }
  /// `disruptionsAllowed`
  @inlinable public static var disruptionsAllowed: Key { Key(id: 113) }
  /// `divisor`
  @inlinable public static var divisor: Key { Key(id: 114) }
  /// `dnsConfig`
  @inlinable public static var dnsConfig: Key { Key(id: 115) }
  /// `dnsPolicy`
  @inlinable public static var dnsPolicy: Key { Key(id: 116) }
  /// `downwardAPI`
  @inlinable public static var downwardAPI: Key { Key(id: 117) }
  /// `driver`
  @inlinable public static var driver: Key { Key(id: 118) }
  /// `effect`
  @inlinable public static var effect: Key { Key(id: 119) }
  /// `emptyDir`
  @inlinable public static var emptyDir: Key { Key(id: 120) }
  /// `enableServiceLinks`
  @inlinable public static var enableServiceLinks: Key { Key(id: 121) }
  /// `endpoints`
  @inlinable public static var endpoints: Key { Key(id: 122) }
  /// `env`
  @inlinable public static var env: Key { Key(id: 123) }
  /// `envFrom`
  @inlinable public static var envFrom: Key { Key(id: 124) }
  /// `ephemeral`
  @inlinable public static var ephemeral: Key { Key(id: 125) }
  /// `ephemeralContainerStatuses`
  @inlinable public static var ephemeralContainerStatuses: Key { Key(id: 127) }
  /// `ephemeralContainers`
  @inlinable public static var ephemeralContainers: Key { Key(id: 128) }
  /// `ephemeral-storage`
  @inlinable public static var ephemeralStorage: Key { Key(id: 126) }
  /// `eventTime`
  @inlinable public static var eventTime: Key { Key(id: 129) }
  /// `exec`
  @inlinable public static var exec: Key { Key(id: 130) }
  /// `exitCode`
  @inlinable public static var exitCode: Key { Key(id: 131) }
  /// `expectedPods`
  @inlinable public static var expectedPods: Key { Key(id: 132) }
  /// `expirationSeconds`
  @inlinable public static var expirationSeconds: Key { Key(id: 133) }
  /// `external`
  @inlinable public static var external: Key { Key(id: 134) }
  /// `externalID`
  @inlinable public static var externalID: Key { Key(id: 135) }
  /// `externalIPs`
  @inlinable public static var externalIPs: Key { Key(id: 136) }
  /// `externalName`
  @inlinable public static var externalName: Key { Key(id: 137) }
  /// `externalTrafficPolicy`
  @inlinable public static var externalTrafficPolicy: Key { Key(id: 138) }
  /// `failed`
  @inlinable public static var failed: Key { Key(id: 139) }
  /// `failedJobsHistoryLimit`
  @inlinable public static var failedJobsHistoryLimit: Key { Key(id: 140) }
  /// `failureThreshold`
  @inlinable public static var failureThreshold: Key { Key(id: 141) }
  /// `fc`
  @inlinable public static var fc: Key { Key(id: 142) }
  /// `fieldPath`
  @inlinable public static var fieldPath: Key { Key(id: 143) }
  /// `fieldRef`
  @inlinable public static var fieldRef: Key { Key(id: 144) }
  /// `finishedAt`
  @inlinable public static var finishedAt: Key { Key(id: 145) }
  /// `firstTimestamp`
  @inlinable public static var firstTimestamp: Key { Key(id: 146) }
  /// `flexVolume`
  @inlinable public static var flexVolume: Key { Key(id: 147) }
  /// `flocker`
  @inlinable public static var flocker: Key { Key(id: 148) }
  /// `fsGroup`
  @inlinable public static var fsGroup: Key { Key(id: 149) }
  /// `fsGroupChangePolicy`
  @inlinable public static var fsGroupChangePolicy: Key { Key(id: 150) }
  /// `fsType`
  @inlinable public static var fsType: Key { Key(id: 151) }
  /// `fullyLabeledReplicas`
  @inlinable public static var fullyLabeledReplicas: Key { Key(id: 152) }
  /// `gcePersistentDisk`
  @inlinable public static var gcePersistentDisk: Key { Key(id: 153) }
  /// `gitRepo`
  @inlinable public static var gitRepo: Key { Key(id: 154) }
  /// `globalDefault`
  @inlinable public static var globalDefault: Key { Key(id: 155) }
  /// `glusterfs`
  @inlinable public static var glusterfs: Key { Key(id: 156) }
  /// `grpc`
  @inlinable public static var grpc: Key { Key(id: 157) }
  /// `handler`
  @inlinable public static var handler: Key { Key(id: 158) }
  /// `hard`
  @inlinable public static var hard: Key { Key(id: 159) }
  /// `healthCheckNodePort`
  @inlinable public static var healthCheckNodePort: Key { Key(id: 160) }
  /// `holderIdentity`
  @inlinable public static var holderIdentity: Key { Key(id: 161) }
  /// `host`
  @inlinable public static var host: Key { Key(id: 162) }
  /// `hostAliases`
  @inlinable public static var hostAliases: Key { Key(id: 163) }
  /// `hostIP`
  @inlinable public static var hostIP: Key { Key(id: 164) }
  /// `hostIPs`
  @inlinable public static var hostIPs: Key { Key(id: 165) }
  /// `hostNetwork`
  @inlinable public static var hostNetwork: Key { Key(id: 166) }
  /// `hostPID`
  @inlinable public static var hostPID: Key { Key(id: 167) }
  /// `hostPath`
  @inlinable public static var hostPath: Key { Key(id: 168) }
  /// `hostPort`
  @inlinable public static var hostPort: Key { Key(id: 169) }
  /// `hostUsers`
  @inlinable public static var hostUsers: Key { Key(id: 170) }
  /// `hostname`
  @inlinable public static var hostname: Key { Key(id: 171) }
  /// `hostnames`
  @inlinable public static var hostnames: Key { Key(id: 172) }
  /// `httpGet`
  @inlinable public static var httpGet: Key { Key(id: 173) }
  /// `httpHeaders`
  @inlinable public static var httpHeaders: Key { Key(id: 174) }
  /// `imageID`
  @inlinable public static var imageID: Key { Key(id: 175) }
  /// `imagePullPolicy`
  @inlinable public static var imagePullPolicy: Key { Key(id: 176) }
  /// `imagePullSecrets`
  @inlinable public static var imagePullSecrets: Key { Key(id: 177) }
  /// `images`
  @inlinable public static var images: Key { Key(id: 178) }
  /// `immutable`
  @inlinable public static var immutable: Key { Key(id: 179) }
  /// `ingress`
  @inlinable public static var ingress: Key { Key(id: 180) }
  /// `initContainerStatuses`
  @inlinable public static var initContainerStatuses: Key { Key(id: 181) }
  /// `initialDelaySeconds`
  @inlinable public static var initialDelaySeconds: Key { Key(id: 182) }
  /// `internalTrafficPolicy`
  @inlinable public static var internalTrafficPolicy: Key { Key(id: 183) }
  /// `involvedObject`
  @inlinable public static var involvedObject: Key { Key(id: 184) }
  /// `ip`
  @inlinable public static var ip: Key { Key(id: 185) }
  /// `ipFamilies`
  @inlinable public static var ipFamilies: Key { Key(id: 186) }
  /// `ipFamilyPolicy`
  @inlinable public static var ipFamilyPolicy: Key { Key(id: 187) }
  /// `ipMode`
  @inlinable public static var ipMode: Key { Key(id: 188) }
  /// `iscsi`
  @inlinable public static var iscsi: Key { Key(id: 189) }
  /// `jobTemplate`
  @inlinable public static var jobTemplate: Key { Key(id: 190) }
  /// `kernelVersion`
  @inlinable public static var kernelVersion: Key { Key(id: 191) }
  /// `kubeProxyVersion`
  @inlinable public static var kubeProxyVersion: Key { Key(id: 192) }
  /// `kubeletVersion`
  @inlinable public static var kubeletVersion: Key { Key(id: 193) }
  /// `labelSelector`
  @inlinable public static var labelSelector: Key { Key(id: 194) }
  /// `lastHeartbeatTime`
  @inlinable public static var lastHeartbeatTime: Key { Key(id: 195) }
  /// `lastObservedTime`
  @inlinable public static var lastObservedTime: Key { Key(id: 196) }
  /// `lastPhaseTransitionTime`
  @inlinable public static var lastPhaseTransitionTime: Key { Key(id: 197) }
  /// `lastProbeTime`
  @inlinable public static var lastProbeTime: Key { Key(id: 198) }
  /// `lastScheduleTime`
  @inlinable public static var lastScheduleTime: Key { Key(id: 199) }
  /// `lastState`
  @inlinable public static var lastState: Key { Key(id: 200) }
  /// `lastTimestamp`
  @inlinable public static var lastTimestamp: Key { Key(id: 201) }
  /// `lastTransitionTime`
  @inlinable public static var lastTransitionTime: Key { Key(id: 202) }
  /// `leaseDurationSeconds`
  @inlinable public static var leaseDurationSeconds: Key { Key(id: 203) }
  /// `leaseTransitions`
  @inlinable public static var leaseTransitions: Key { Key(id: 204) }
  /// `lifecycle`
  @inlinable public static var lifecycle: Key { Key(id: 205) }
  /// `limits`
  @inlinable public static var limits: Key { Key(id: 206) }
  /// `livenessProbe`
  @inlinable public static var livenessProbe: Key { Key(id: 207) }
  /// `loadBalancer`
  @inlinable public static var loadBalancer: Key { Key(id: 208) }
  /// `loadBalancerIP`
  @inlinable public static var loadBalancerIP: Key { Key(id: 209) }
  /// `loadBalancerSourceRanges`
  @inlinable public static var loadBalancerSourceRanges: Key { Key(id: 210) }
  /// `local`
  @inlinable public static var local: Key { Key(id: 211) }
  /// `localhostProfile`
  @inlinable public static var localhostProfile: Key { Key(id: 212) }
  /// `machineID`
  @inlinable public static var machineID: Key { Key(id: 213) }
  /// `managedBy`
  @inlinable public static var managedBy: Key { Key(id: 214) }
  /// `manualSelector`
  @inlinable public static var manualSelector: Key { Key(id: 215) }
  /// `matchExpressions`
  @inlinable public static var matchExpressions: Key { Key(id: 216) }
  /// `matchFields`
  @inlinable public static var matchFields: Key { Key(id: 217) }
  /// `matchLabelKeys`
  @inlinable public static var matchLabelKeys: Key { Key(id: 218) }
  /// `matchLabels`
  @inlinable public static var matchLabels: Key { Key(id: 219) }
  /// `max`
  @inlinable public static var max: Key { Key(id: 220) }
  /// `maxFailedIndexes`
  @inlinable public static var maxFailedIndexes: Key { Key(id: 221) }
  /// `maxLimitRequestRatio`
  @inlinable public static var maxLimitRequestRatio: Key { Key(id: 222) }
  /// `maxReplicas`
  @inlinable public static var maxReplicas: Key { Key(id: 223) }
  /// `maxSkew`
  @inlinable public static var maxSkew: Key { Key(id: 224) }
  /// `maxSurge`
  @inlinable public static var maxSurge: Key { Key(id: 225) }
  /// `maxUnavailable`
  @inlinable public static var maxUnavailable: Key { Key(id: 226) }
  /// `medium`
  @inlinable public static var medium: Key { Key(id: 227) }
  /// `memory`
  @inlinable public static var memory: Key { Key(id: 228) }
  /// `metric`
  @inlinable public static var metric: Key { Key(id: 229) }
  /// `metrics`
  @inlinable public static var metrics: Key { Key(id: 230) }
  /// `min`
  @inlinable public static var min: Key { Key(id: 231) }
  /// `minAvailable`
  @inlinable public static var minAvailable: Key { Key(id: 232) }
  /// `minDomains`
  @inlinable public static var minDomains: Key { Key(id: 233) }
  /// `minReadySeconds`
  @inlinable public static var minReadySeconds: Key { Key(id: 234) }
  /// `minReplicas`
  @inlinable public static var minReplicas: Key { Key(id: 235) }
  /// `mismatchLabelKeys`
  @inlinable public static var mismatchLabelKeys: Key { Key(id: 236) }
  /// `mode`
  @inlinable public static var mode: Key { Key(id: 237) }
  /// `mountPath`
  @inlinable public static var mountPath: Key { Key(id: 238) }
  /// `mountPropagation`
  @inlinable public static var mountPropagation: Key { Key(id: 239) }
  /// `names`
  @inlinable public static var names: Key { Key(id: 240) }
  /// `nameservers`
  @inlinable public static var nameservers: Key { Key(id: 241) }
  /// `namespaceSelector`
  @inlinable public static var namespaceSelector: Key { Key(id: 242) }
  /// `namespaces`
  @inlinable public static var namespaces: Key { Key(id: 243) }
  /// `nfs`
  @inlinable public static var nfs: Key { Key(id: 244) }
  /// `nodeAffinity`
  @inlinable public static var nodeAffinity: Key { Key(id: 245) }
  /// `nodeAffinityPolicy`
  @inlinable public static var nodeAffinityPolicy: Key { Key(id: 246) }
  /// `nodeInfo`
  @inlinable public static var nodeInfo: Key { Key(id: 247) }
  /// `nodePort`
  @inlinable public static var nodePort: Key { Key(id: 248) }
  /// `nodeSelector`
  @inlinable public static var nodeSelector: Key { Key(id: 249) }
  /// `nodeSelectorTerms`
  @inlinable public static var nodeSelectorTerms: Key { Key(id: 250) }
  /// `nodeTaintsPolicy`
  @inlinable public static var nodeTaintsPolicy: Key { Key(id: 251) }
  /// `nominatedNodeName`
  @inlinable public static var nominatedNodeName: Key { Key(id: 252) }
  /// `notReadyAddresses`
  @inlinable public static var notReadyAddresses: Key { Key(id: 253) }
  /// `numberAvailable`
  @inlinable public static var numberAvailable: Key { Key(id: 254) }
  /// `numberMisscheduled`
  @inlinable public static var numberMisscheduled: Key { Key(id: 255) }
  /// `numberReady`
  @inlinable public static var numberReady: Key { Key(id: 256) }
  /// `numberUnavailable`
  @inlinable public static var numberUnavailable: Key { Key(id: 257) }
  /// `object`
  @inlinable public static var object: Key { Key(id: 258) }
  /// `observedGeneration`
  @inlinable public static var observedGeneration: Key { Key(id: 259) }
  /// `onExitCodes`
  @inlinable public static var onExitCodes: Key { Key(id: 260) }
  /// `onPodConditions`
  @inlinable public static var onPodConditions: Key { Key(id: 261) }
  /// `operatingSystem`
  @inlinable public static var operatingSystem: Key { Key(id: 262) }
  /// `operator`
  @inlinable public static var `operator`: Key { Key(id: 263) }
  /// `optional`
  @inlinable public static var optional: Key { Key(id: 264) }
  /// `options`
  @inlinable public static var options: Key { Key(id: 265) }
  /// `ordinals`
  @inlinable public static var ordinals: Key { Key(id: 266) }
  /// `os`
  @inlinable public static var os: Key { Key(id: 267) }
  /// `osImage`
  @inlinable public static var osImage: Key { Key(id: 268) }
  /// `overhead`
  @inlinable public static var overhead: Key { Key(id: 269) }
  /// `parallelism`
  @inlinable public static var parallelism: Key { Key(id: 270) }
  /// `partition`
  @inlinable public static var partition: Key { Key(id: 271) }
  /// `path`
  @inlinable public static var path: Key { Key(id: 272) }
  /// `paused`
  @inlinable public static var paused: Key { Key(id: 273) }
  /// `periodSeconds`
  @inlinable public static var periodSeconds: Key { Key(id: 274) }
  /// `persistentVolumeClaim`
  @inlinable public static var persistentVolumeClaim: Key { Key(id: 275) }
  /// `persistentVolumeClaimRetentionPolicy`
  @inlinable public static var persistentVolumeClaimRetentionPolicy: Key { Key(id: 276) }
  /// `persistentVolumeReclaimPolicy`
  @inlinable public static var persistentVolumeReclaimPolicy: Key { Key(id: 277) }
  /// `photonPersistentDisk`
  @inlinable public static var photonPersistentDisk: Key { Key(id: 278) }
  /// `podAffinity`
  @inlinable public static var podAffinity: Key { Key(id: 279) }
  /// `podAffinityTerm`
  @inlinable public static var podAffinityTerm: Key { Key(id: 280) }
  /// `podAntiAffinity`
  @inlinable public static var podAntiAffinity: Key { Key(id: 281) }
  /// `podCIDR`
  @inlinable public static var podCIDR: Key { Key(id: 282) }
  /// `podCIDRs`
  @inlinable public static var podCIDRs: Key { Key(id: 283) }
  /// `podFailurePolicy`
  @inlinable public static var podFailurePolicy: Key { Key(id: 284) }
  /// `podFixed`
  @inlinable public static var podFixed: Key { Key(id: 285) }
  /// `podIP`
  @inlinable public static var podIP: Key { Key(id: 286) }
  /// `podIPs`
  @inlinable public static var podIPs: Key { Key(id: 287) }
  /// `podManagementPolicy`
  @inlinable public static var podManagementPolicy: Key { Key(id: 288) }
  /// `podReplacementPolicy`
  @inlinable public static var podReplacementPolicy: Key { Key(id: 289) }
  /// `pods`
  @inlinable public static var pods: Key { Key(id: 290) }
  /// `policies`
  @inlinable public static var policies: Key { Key(id: 291) }
  /// `port`
  @inlinable public static var port: Key { Key(id: 292) }
  /// `ports`
  @inlinable public static var ports: Key { Key(id: 293) }
  /// `portworxVolume`
  @inlinable public static var portworxVolume: Key { Key(id: 294) }
  /// `postStart`
  @inlinable public static var postStart: Key { Key(id: 295) }
  /// `preStop`
  @inlinable public static var preStop: Key { Key(id: 296) }
  /// `preemptionPolicy`
  @inlinable public static var preemptionPolicy: Key { Key(id: 297) }
  /// `preference`
  @inlinable public static var preference: Key { Key(id: 298) }
  /// `preferredDuringSchedulingIgnoredDuringExecution`
  @inlinable public static var preferredDuringSchedulingIgnoredDuringExecution: Key { Key(id: 299) }
  /// `prefix`
  @inlinable public static var prefix: Key { Key(id: 300) }
  /// `priority`
  @inlinable public static var priority: Key { Key(id: 301) }
  /// `priorityClassName`
  @inlinable public static var priorityClassName: Key { Key(id: 302) }
  /// `privileged`
  @inlinable public static var privileged: Key { Key(id: 303) }
  /// `procMount`
  @inlinable public static var procMount: Key { Key(id: 304) }
  /// `progressDeadlineSeconds`
  @inlinable public static var progressDeadlineSeconds: Key { Key(id: 305) }
  /// `projected`
  @inlinable public static var projected: Key { Key(id: 306) }
  /// `protocol`
  @inlinable public static var `protocol`: Key { Key(id: 307) }
  /// `providerID`
  @inlinable public static var providerID: Key { Key(id: 308) }
  /// `qosClass`
  @inlinable public static var qosClass: Key { Key(id: 309) }
  /// `quobyte`
  @inlinable public static var quobyte: Key { Key(id: 310) }
  /// `rbd`
  @inlinable public static var rbd: Key { Key(id: 311) }
  /// `readOnly`
  @inlinable public static var readOnly: Key { Key(id: 312) }
  /// `readinessGates`
  @inlinable public static var readinessGates: Key { Key(id: 313) }
  /// `readinessProbe`
  @inlinable public static var readinessProbe: Key { Key(id: 314) }
  /// `ready`
  @inlinable public static var ready: Key { Key(id: 315) }
  /// `readyReplicas`
  @inlinable public static var readyReplicas: Key { Key(id: 316) }
  /// `recursiveReadOnly`
  @inlinable public static var recursiveReadOnly: Key { Key(id: 317) }
  /// `renewTime`
  @inlinable public static var renewTime: Key { Key(id: 318) }
  /// `reportingComponent`
  @inlinable public static var reportingComponent: Key { Key(id: 319) }
  /// `reportingInstance`
  @inlinable public static var reportingInstance: Key { Key(id: 320) }
  /// `repository`
  @inlinable public static var repository: Key { Key(id: 321) }
  /// `requests`
  @inlinable public static var requests: Key { Key(id: 322) }
  /// `required`
  @inlinable public static var required: Key { Key(id: 323) }
  /// `requiredDuringSchedulingIgnoredDuringExecution`
  @inlinable public static var requiredDuringSchedulingIgnoredDuringExecution: Key { Key(id: 324) }
  /// `resizePolicy`
  @inlinable public static var resizePolicy: Key { Key(id: 325) }
  /// `resource`
  @inlinable public static var resource: Key { Key(id: 326) }
  /// `resourceClaims`
  @inlinable public static var resourceClaims: Key { Key(id: 327) }
  /// `resourceFieldRef`
  @inlinable public static var resourceFieldRef: Key { Key(id: 328) }
  /// `resources`
  @inlinable public static var resources: Key { Key(id: 329) }
  /// `restartCount`
  @inlinable public static var restartCount: Key { Key(id: 330) }
  /// `restartPolicy`
  @inlinable public static var restartPolicy: Key { Key(id: 331) }
  /// `revision`
  @inlinable public static var revision: Key { Key(id: 332) }
  /// `revisionHistoryLimit`
  @inlinable public static var revisionHistoryLimit: Key { Key(id: 333) }
  /// `rollingUpdate`
  @inlinable public static var rollingUpdate: Key { Key(id: 334) }
  /// `rules`
  @inlinable public static var rules: Key { Key(id: 335) }
  /// `runAsGroup`
  @inlinable public static var runAsGroup: Key { Key(id: 336) }
  /// `runAsUser`
  @inlinable public static var runAsUser: Key { Key(id: 337) }
  /// `running`
  @inlinable public static var running: Key { Key(id: 338) }
  /// `runtimeClassName`
  @inlinable public static var runtimeClassName: Key { Key(id: 339) }
  /// `scaleDown`
  @inlinable public static var scaleDown: Key { Key(id: 340) }
  /// `scaleIO`
  @inlinable public static var scaleIO: Key { Key(id: 341) }
  /// `scaleTargetRef`
  @inlinable public static var scaleTargetRef: Key { Key(id: 342) }
  /// `scaleUp`
  @inlinable public static var scaleUp: Key { Key(id: 343) }
  /// `schedule`
  @inlinable public static var schedule: Key { Key(id: 344) }
  /// `schedulerName`
  @inlinable public static var schedulerName: Key { Key(id: 345) }
  /// `scheduling`
  @inlinable public static var scheduling: Key { Key(id: 346) }
  /// `schedulingGates`
  @inlinable public static var schedulingGates: Key { Key(id: 347) }
  /// `scheme`
  @inlinable public static var scheme: Key { Key(id: 348) }
  /// `scopeName`
  @inlinable public static var scopeName: Key { Key(id: 349) }
  /// `scopeSelector`
  @inlinable public static var scopeSelector: Key { Key(id: 350) }
  /// `scopes`
  @inlinable public static var scopes: Key { Key(id: 351) }
  /// `seLinuxChangePolicy`
  @inlinable public static var seLinuxChangePolicy: Key { Key(id: 352) }
  /// `searches`
  @inlinable public static var searches: Key { Key(id: 353) }
  /// `seccompProfile`
  @inlinable public static var seccompProfile: Key { Key(id: 354) }
  /// `seconds`
  @inlinable public static var seconds: Key { Key(id: 355) }
  /// `secret`
  @inlinable public static var secret: Key { Key(id: 356) }
  /// `secretKeyRef`
  @inlinable public static var secretKeyRef: Key { Key(id: 357) }
  /// `secretName`
  @inlinable public static var secretName: Key { Key(id: 358) }
  /// `secretRef`
  @inlinable public static var secretRef: Key { Key(id: 359) }
  /// `secrets`
  @inlinable public static var secrets: Key { Key(id: 360) }
  /// `securityContext`
  @inlinable public static var securityContext: Key { Key(id: 361) }
  /// `selectPolicy`
  @inlinable public static var selectPolicy: Key { Key(id: 362) }
  /// `series`
  @inlinable public static var series: Key { Key(id: 363) }
  /// `server`
  @inlinable public static var server: Key { Key(id: 364) }
  /// `service`
  @inlinable public static var service: Key { Key(id: 365) }
  /// `serviceAccount`
  @inlinable public static var serviceAccount: Key { Key(id: 366) }
  /// `serviceAccountName`
  @inlinable public static var serviceAccountName: Key { Key(id: 367) }
  /// `serviceAccountToken`
  @inlinable public static var serviceAccountToken: Key { Key(id: 368) }
  /// `serviceName`
  @inlinable public static var serviceName: Key { Key(id: 369) }
  /// `sessionAffinity`
  @inlinable public static var sessionAffinity: Key { Key(id: 370) }
  /// `sessionAffinityConfig`
  @inlinable public static var sessionAffinityConfig: Key { Key(id: 371) }
  /// `shareProcessNamespace`
  @inlinable public static var shareProcessNamespace: Key { Key(id: 372) }
  /// `signal`
  @inlinable public static var signal: Key { Key(id: 373) }
  /// `sizeBytes`
  @inlinable public static var sizeBytes: Key { Key(id: 374) }
  /// `sizeLimit`
  @inlinable public static var sizeLimit: Key { Key(id: 375) }
  /// `sleep`
  @inlinable public static var sleep: Key { Key(id: 376) }
  /// `source`
  @inlinable public static var source: Key { Key(id: 377) }
  /// `sources`
  @inlinable public static var sources: Key { Key(id: 378) }
  /// `stabilizationWindowSeconds`
  @inlinable public static var stabilizationWindowSeconds: Key { Key(id: 379) }
  /// `start`
  @inlinable public static var start: Key { Key(id: 380) }
  /// `startTime`
  @inlinable public static var startTime: Key { Key(id: 381) }
  /// `started`
  @inlinable public static var started: Key { Key(id: 382) }
  /// `startedAt`
  @inlinable public static var startedAt: Key { Key(id: 383) }
  /// `startingDeadlineSeconds`
  @inlinable public static var startingDeadlineSeconds: Key { Key(id: 384) }
  /// `startupProbe`
  @inlinable public static var startupProbe: Key { Key(id: 385) }
  /// `state`
  @inlinable public static var state: Key { Key(id: 386) }
  /// `storage`
  @inlinable public static var storage: Key { Key(id: 387) }
  /// `storageClassName`
  @inlinable public static var storageClassName: Key { Key(id: 388) }
  /// `storageos`
  @inlinable public static var storageos: Key { Key(id: 389) }
  /// `strategy`
  @inlinable public static var strategy: Key { Key(id: 390) }
  /// `stringData`
  @inlinable public static var stringData: Key { Key(id: 391) }
  /// `subPath`
  @inlinable public static var subPath: Key { Key(id: 392) }
  /// `subPathExpr`
  @inlinable public static var subPathExpr: Key { Key(id: 393) }
  /// `subdomain`
  @inlinable public static var subdomain: Key { Key(id: 394) }
  /// `subsets`
  @inlinable public static var subsets: Key { Key(id: 395) }
  /// `succeeded`
  @inlinable public static var succeeded: Key { Key(id: 396) }
  /// `succeededCount`
  @inlinable public static var succeededCount: Key { Key(id: 397) }
  /// `succeededIndexes`
  @inlinable public static var succeededIndexes: Key { Key(id: 398) }
  /// `successPolicy`
  @inlinable public static var successPolicy: Key { Key(id: 399) }
  /// `successThreshold`
  @inlinable public static var successThreshold: Key { Key(id: 400) }
  /// `successfulJobsHistoryLimit`
  @inlinable public static var successfulJobsHistoryLimit: Key { Key(id: 401) }
  /// `supplementalGroups`
  @inlinable public static var supplementalGroups: Key { Key(id: 402) }
  /// `supplementalGroupsPolicy`
  @inlinable public static var supplementalGroupsPolicy: Key { Key(id: 403) }
  /// `suspend`
  @inlinable public static var suspend: Key { Key(id: 404) }
  /// `sysctls`
  @inlinable public static var sysctls: Key { Key(id: 405) }
  /// `systemUUID`
  @inlinable public static var systemUUID: Key { Key(id: 406) }
  /// `taints`
  @inlinable public static var taints: Key { Key(id: 407) }
  /// `target`
  @inlinable public static var target: Key { Key(id: 408) }
  /// `targetContainerName`
  @inlinable public static var targetContainerName: Key { Key(id: 409) }
  /// `targetPort`
  @inlinable public static var targetPort: Key { Key(id: 410) }
  /// `targetRef`
  @inlinable public static var targetRef: Key { Key(id: 411) }
  /// `tcpSocket`
  @inlinable public static var tcpSocket: Key { Key(id: 412) }
  /// `terminated`
  @inlinable public static var terminated: Key { Key(id: 413) }
  /// `terminating`
  @inlinable public static var terminating: Key { Key(id: 414) }
  /// `terminationGracePeriodSeconds`
  @inlinable public static var terminationGracePeriodSeconds: Key { Key(id: 415) }
  /// `terminationMessagePolicy`
  @inlinable public static var terminationMessagePolicy: Key { Key(id: 416) }
  /// `timeAdded`
  @inlinable public static var timeAdded: Key { Key(id: 417) }
  /// `timeZone`
  @inlinable public static var timeZone: Key { Key(id: 418) }
  /// `timeoutSeconds`
  @inlinable public static var timeoutSeconds: Key { Key(id: 419) }
  /// `tolerationSeconds`
  @inlinable public static var tolerationSeconds: Key { Key(id: 420) }
  /// `tolerations`
  @inlinable public static var tolerations: Key { Key(id: 421) }
  /// `topologyKey`
  @inlinable public static var topologyKey: Key { Key(id: 422) }
  /// `topologySpreadConstraints`
  @inlinable public static var topologySpreadConstraints: Key { Key(id: 423) }
  /// `ttlSecondsAfterFinished`
  @inlinable public static var ttlSecondsAfterFinished: Key { Key(id: 424) }
  /// `unavailableReplicas`
  @inlinable public static var unavailableReplicas: Key { Key(id: 425) }
  /// `unhealthyPodEvictionPolicy`
  @inlinable public static var unhealthyPodEvictionPolicy: Key { Key(id: 426) }
  /// `unschedulable`
  @inlinable public static var unschedulable: Key { Key(id: 427) }
  /// `updateRevision`
  @inlinable public static var updateRevision: Key { Key(id: 428) }
  /// `updateStrategy`
  @inlinable public static var updateStrategy: Key { Key(id: 429) }
  /// `updatedNumberScheduled`
  @inlinable public static var updatedNumberScheduled: Key { Key(id: 430) }
  /// `updatedReplicas`
  @inlinable public static var updatedReplicas: Key { Key(id: 431) }
  /// `used`
  @inlinable public static var used: Key { Key(id: 432) }
  /// `valueFrom`
  @inlinable public static var valueFrom: Key { Key(id: 433) }
  /// `values`
  @inlinable public static var values: Key { Key(id: 434) }
  /// `volumeAttributes`
  @inlinable public static var volumeAttributes: Key { Key(id: 435) }
  /// `volumeAttributesClassName`
  @inlinable public static var volumeAttributesClassName: Key { Key(id: 436) }
  /// `volumeClaimTemplate`
  @inlinable public static var volumeClaimTemplate: Key { Key(id: 437) }
  /// `volumeClaimTemplates`
  @inlinable public static var volumeClaimTemplates: Key { Key(id: 438) }
  /// `volumeDevices`
  @inlinable public static var volumeDevices: Key { Key(id: 439) }
  /// `volumeHandle`
  @inlinable public static var volumeHandle: Key { Key(id: 440) }
  /// `volumeMode`
  @inlinable public static var volumeMode: Key { Key(id: 441) }
  /// `volumeMounts`
  @inlinable public static var volumeMounts: Key { Key(id: 442) }
  /// `volumeName`
  @inlinable public static var volumeName: Key { Key(id: 443) }
  /// `volumes`
  @inlinable public static var volumes: Key { Key(id: 444) }
  /// `vsphereVolume`
  @inlinable public static var vsphereVolume: Key { Key(id: 445) }
  /// `waiting`
  @inlinable public static var waiting: Key { Key(id: 446) }
  /// `weight`
  @inlinable public static var weight: Key { Key(id: 447) }
  /// `whenDeleted`
  @inlinable public static var whenDeleted: Key { Key(id: 448) }
  /// `whenScaled`
  @inlinable public static var whenScaled: Key { Key(id: 449) }
  /// `whenUnsatisfiable`
  @inlinable public static var whenUnsatisfiable: Key { Key(id: 450) }
  /// `zone`
  @inlinable public static var zone: Key { Key(id: 451) }
  /// `automountServiceAccountToken`
  @inlinable public static var automountServiceAccountToken: Key { Key(id: 452) }
  /// `terminationMessagePath`
  @inlinable public static var terminationMessagePath: Key { Key(id: 453) }
  /// `workingDir`
  @inlinable public static var workingDir: Key { Key(id: 454) }
  /// `stdin`
  @inlinable public static var stdin: Key { Key(id: 455) }
  /// `stdinOnce`
  @inlinable public static var stdinOnce: Key { Key(id: 456) }
  /// `tty`
  @inlinable public static var tty: Key { Key(id: 457) }
}

extension Key {
  /// The texts of the ids after those of `common`, in order.
  static let fields = [
    "accessModes", "acquireTime", "action", "active", "activeDeadlineSeconds", "add", "address",
    "addressType", "addresses", "affinity", "allocatable", "allocateLoadBalancerNodePorts",
    "allowPrivilegeEscalation", "apiGroup", "architecture", "args", "availableReplicas",
    "averageUtilization", "averageValue", "awsElasticBlockStore", "azureDisk", "azureFile",
    "backoffLimit", "backoffLimitPerIndex", "behavior", "binaryData", "blockOwnerDeletion",
    "bootID", "capabilities", "capacity", "cephfs", "cinder", "claimName", "claimRef", "claims",
    "clientIP", "clusterIP", "clusterIPs", "collisionCount", "command", "completedIndexes",
    "completionMode", "completionTime", "completions", "component", "concurrencyPolicy",
    "conditionType", "configMap", "configMapKeyRef", "configMapRef", "container", "containerID",
    "containerName", "containerPort", "containerResource", "containerRuntimeVersion",
    "containerStatuses", "controller", "count", "cpu", "csi", "current", "currentHealthy",
    "currentMetrics", "currentNumberScheduled", "currentReplicas", "currentRevision", "dataSource",
    "dataSourceRef", "default", "defaultMode", "defaultRequest", "describedObject", "description",
    "desiredHealthy", "desiredNumberScheduled", "desiredReplicas", "devicePath",
    "disruptionsAllowed", "divisor", "dnsConfig", "dnsPolicy", "downwardAPI", "driver", "effect",
    "emptyDir", "enableServiceLinks", "endpoints", "env", "envFrom", "ephemeral",
    "ephemeral-storage", "ephemeralContainerStatuses", "ephemeralContainers", "eventTime", "exec",
    "exitCode", "expectedPods", "expirationSeconds", "external", "externalID", "externalIPs",
    "externalName", "externalTrafficPolicy", "failed", "failedJobsHistoryLimit", "failureThreshold",
    "fc", "fieldPath", "fieldRef", "finishedAt", "firstTimestamp", "flexVolume", "flocker",
    "fsGroup", "fsGroupChangePolicy", "fsType", "fullyLabeledReplicas", "gcePersistentDisk",
    "gitRepo", "globalDefault", "glusterfs", "grpc", "handler", "hard", "healthCheckNodePort",
    "holderIdentity", "host", "hostAliases", "hostIP", "hostIPs", "hostNetwork", "hostPID",
    "hostPath", "hostPort", "hostUsers", "hostname", "hostnames", "httpGet", "httpHeaders",
    "imageID", "imagePullPolicy", "imagePullSecrets", "images", "immutable", "ingress",
    "initContainerStatuses", "initialDelaySeconds", "internalTrafficPolicy", "involvedObject", "ip",
    "ipFamilies", "ipFamilyPolicy", "ipMode", "iscsi", "jobTemplate", "kernelVersion",
    "kubeProxyVersion", "kubeletVersion", "labelSelector", "lastHeartbeatTime", "lastObservedTime",
    "lastPhaseTransitionTime", "lastProbeTime", "lastScheduleTime", "lastState", "lastTimestamp",
    "lastTransitionTime", "leaseDurationSeconds", "leaseTransitions", "lifecycle", "limits",
    "livenessProbe", "loadBalancer", "loadBalancerIP", "loadBalancerSourceRanges", "local",
    "localhostProfile", "machineID", "managedBy", "manualSelector", "matchExpressions",
    "matchFields", "matchLabelKeys", "matchLabels", "max", "maxFailedIndexes",
    "maxLimitRequestRatio", "maxReplicas", "maxSkew", "maxSurge", "maxUnavailable", "medium",
    "memory", "metric", "metrics", "min", "minAvailable", "minDomains", "minReadySeconds",
    "minReplicas", "mismatchLabelKeys", "mode", "mountPath", "mountPropagation", "names",
    "nameservers", "namespaceSelector", "namespaces", "nfs", "nodeAffinity", "nodeAffinityPolicy",
    "nodeInfo", "nodePort", "nodeSelector", "nodeSelectorTerms", "nodeTaintsPolicy",
    "nominatedNodeName", "notReadyAddresses", "numberAvailable", "numberMisscheduled",
    "numberReady", "numberUnavailable", "object", "observedGeneration", "onExitCodes",
    "onPodConditions", "operatingSystem", "operator", "optional", "options", "ordinals", "os",
    "osImage", "overhead", "parallelism", "partition", "path", "paused", "periodSeconds",
    "persistentVolumeClaim", "persistentVolumeClaimRetentionPolicy",
    "persistentVolumeReclaimPolicy", "photonPersistentDisk", "podAffinity", "podAffinityTerm",
    "podAntiAffinity", "podCIDR", "podCIDRs", "podFailurePolicy", "podFixed", "podIP", "podIPs",
    "podManagementPolicy", "podReplacementPolicy", "pods", "policies", "port", "ports",
    "portworxVolume", "postStart", "preStop", "preemptionPolicy", "preference",
    "preferredDuringSchedulingIgnoredDuringExecution", "prefix", "priority", "priorityClassName",
    "privileged", "procMount", "progressDeadlineSeconds", "projected", "protocol", "providerID",
    "qosClass", "quobyte", "rbd", "readOnly", "readinessGates", "readinessProbe", "ready",
    "readyReplicas", "recursiveReadOnly", "renewTime", "reportingComponent", "reportingInstance",
    "repository", "requests", "required", "requiredDuringSchedulingIgnoredDuringExecution",
    "resizePolicy", "resource", "resourceClaims", "resourceFieldRef", "resources", "restartCount",
    "restartPolicy", "revision", "revisionHistoryLimit", "rollingUpdate", "rules", "runAsGroup",
    "runAsUser", "running", "runtimeClassName", "scaleDown", "scaleIO", "scaleTargetRef", "scaleUp",
    "schedule", "schedulerName", "scheduling", "schedulingGates", "scheme", "scopeName",
    "scopeSelector", "scopes", "seLinuxChangePolicy", "searches", "seccompProfile", "seconds",
    "secret", "secretKeyRef", "secretName", "secretRef", "secrets", "securityContext",
    "selectPolicy", "series", "server", "service", "serviceAccount", "serviceAccountName",
    "serviceAccountToken", "serviceName", "sessionAffinity", "sessionAffinityConfig",
    "shareProcessNamespace", "signal", "sizeBytes", "sizeLimit", "sleep", "source", "sources",
    "stabilizationWindowSeconds", "start", "startTime", "started", "startedAt",
    "startingDeadlineSeconds", "startupProbe", "state", "storage", "storageClassName", "storageos",
    "strategy", "stringData", "subPath", "subPathExpr", "subdomain", "subsets", "succeeded",
    "succeededCount", "succeededIndexes", "successPolicy", "successThreshold",
    "successfulJobsHistoryLimit", "supplementalGroups", "supplementalGroupsPolicy", "suspend",
    "sysctls", "systemUUID", "taints", "target", "targetContainerName", "targetPort", "targetRef",
    "tcpSocket", "terminated", "terminating", "terminationGracePeriodSeconds",
    "terminationMessagePolicy", "timeAdded", "timeZone", "timeoutSeconds", "tolerationSeconds",
    "tolerations", "topologyKey", "topologySpreadConstraints", "ttlSecondsAfterFinished",
    "unavailableReplicas", "unhealthyPodEvictionPolicy", "unschedulable", "updateRevision",
    "updateStrategy", "updatedNumberScheduled", "updatedReplicas", "used", "valueFrom", "values",
    "volumeAttributes", "volumeAttributesClassName", "volumeClaimTemplate", "volumeClaimTemplates",
    "volumeDevices", "volumeHandle", "volumeMode", "volumeMounts", "volumeName", "volumes",
    "vsphereVolume", "waiting", "weight", "whenDeleted", "whenScaled", "whenUnsatisfiable", "zone",
    "automountServiceAccountToken", "terminationMessagePath", "workingDir", "stdin", "stdinOnce",
    "tty",
  ]
}
