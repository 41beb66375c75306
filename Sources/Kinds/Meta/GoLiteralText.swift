// Table file: the server's own Go structs that messages print, one field a line, in Go's order.

/// Names and types of the fields of the internal API structs of v1.32.
///
/// A field is its Go name, its Go type and, where it is not simply the Go name with a small first
/// letter, its JSON name; `-` stands for a struct whose fields JSON writes in the outer object.
/// What is only reached through pointers is not here: Go prints no more than their addresses.
enum GoLiteralText {
  static let structs = """
    PodTemplateSpec
     ObjectMeta v1.ObjectMeta metadata
     Spec core.PodSpec
    ObjectMeta
     Name string
     GenerateName string
     Namespace string
     SelfLink string
     UID types.UID uid
     ResourceVersion string
     Generation int64
     CreationTimestamp v1.Time
     DeletionTimestamp *v1.Time
     DeletionGracePeriodSeconds *int64
     Labels map[string]string
     Annotations map[string]string
     OwnerReferences []v1.OwnerReference
     Finalizers []string
     ManagedFields []v1.ManagedFieldsEntry
    PodSpec
     Volumes []core.Volume
     InitContainers []core.Container
     Containers []core.Container
     EphemeralContainers []core.EphemeralContainer
     RestartPolicy core.RestartPolicy
     TerminationGracePeriodSeconds *int64
     ActiveDeadlineSeconds *int64
     DNSPolicy core.DNSPolicy dnsPolicy
     NodeSelector map[string]string
     ServiceAccountName string
     AutomountServiceAccountToken *bool
     NodeName string
     SecurityContext *core.PodSecurityContext
     ImagePullSecrets []core.LocalObjectReference
     Hostname string
     Subdomain string
     SetHostnameAsFQDN *bool
     Affinity *core.Affinity
     SchedulerName string
     Tolerations []core.Toleration
     HostAliases []core.HostAlias
     PriorityClassName string
     Priority *int32
     PreemptionPolicy *core.PreemptionPolicy
     DNSConfig *core.PodDNSConfig dnsConfig
     ReadinessGates []core.PodReadinessGate
     RuntimeClassName *string
     Overhead core.ResourceList
     EnableServiceLinks *bool
     TopologySpreadConstraints []core.TopologySpreadConstraint
     OS *core.PodOS os
     SchedulingGates []core.PodSchedulingGate
     ResourceClaims []core.PodResourceClaim
     Resources *core.ResourceRequirements
    Volume
     Name string
     VolumeSource core.VolumeSource -
    VolumeSource
     HostPath *core.HostPathVolumeSource
     EmptyDir *core.EmptyDirVolumeSource
     GCEPersistentDisk *core.GCEPersistentDiskVolumeSource gcePersistentDisk
     AWSElasticBlockStore *core.AWSElasticBlockStoreVolumeSource awsElasticBlockStore
     GitRepo *core.GitRepoVolumeSource
     Secret *core.SecretVolumeSource
     NFS *core.NFSVolumeSource nfs
     ISCSI *core.ISCSIVolumeSource iscsi
     Glusterfs *core.GlusterfsVolumeSource
     PersistentVolumeClaim *core.PersistentVolumeClaimVolumeSource
     RBD *core.RBDVolumeSource rbd
     Quobyte *core.QuobyteVolumeSource
     FlexVolume *core.FlexVolumeSource
     Cinder *core.CinderVolumeSource
     CephFS *core.CephFSVolumeSource cephfs
     Flocker *core.FlockerVolumeSource
     DownwardAPI *core.DownwardAPIVolumeSource
     FC *core.FCVolumeSource fc
     AzureFile *core.AzureFileVolumeSource
     ConfigMap *core.ConfigMapVolumeSource
     VsphereVolume *core.VsphereVirtualDiskVolumeSource
     AzureDisk *core.AzureDiskVolumeSource
     PhotonPersistentDisk *core.PhotonPersistentDiskVolumeSource
     Projected *core.ProjectedVolumeSource
     PortworxVolume *core.PortworxVolumeSource
     ScaleIO *core.ScaleIOVolumeSource
     StorageOS *core.StorageOSVolumeSource storageos
     CSI *core.CSIVolumeSource csi
     Ephemeral *core.EphemeralVolumeSource
     Image *core.ImageVolumeSource
    Container
     Name string
     Image string
     Command []string
     Args []string
     WorkingDir string
     Ports []core.ContainerPort
     EnvFrom []core.EnvFromSource
     Env []core.EnvVar
     Resources core.ResourceRequirements
     ResizePolicy []core.ContainerResizePolicy
     RestartPolicy *core.ContainerRestartPolicy
     VolumeMounts []core.VolumeMount
     VolumeDevices []core.VolumeDevice
     LivenessProbe *core.Probe
     ReadinessProbe *core.Probe
     StartupProbe *core.Probe
     Lifecycle *core.Lifecycle
     TerminationMessagePath string
     TerminationMessagePolicy core.TerminationMessagePolicy
     ImagePullPolicy core.PullPolicy
     SecurityContext *core.SecurityContext
     Stdin bool
     StdinOnce bool
     TTY bool tty
    ContainerPort
     Name string
     HostPort int32
     ContainerPort int32
     Protocol core.Protocol
     HostIP string
    EnvFromSource
     Prefix string
     ConfigMapRef *core.ConfigMapEnvSource
     SecretRef *core.SecretEnvSource
    EnvVar
     Name string
     Value string
     ValueFrom *core.EnvVarSource
    ResourceRequirements
     Limits core.ResourceList
     Requests core.ResourceList
     Claims []core.ResourceClaim
    ResourceClaim
     Name string
     Request string
    ContainerResizePolicy
     ResourceName core.ResourceName
     RestartPolicy core.ResourceResizeRestartPolicy
    VolumeMount
     Name string
     ReadOnly bool
     RecursiveReadOnly *core.RecursiveReadOnlyMode
     MountPath string
     SubPath string
     MountPropagation *core.MountPropagationMode
     SubPathExpr string
    VolumeDevice
     Name string
     DevicePath string
    EphemeralContainer
     EphemeralContainerCommon core.EphemeralContainerCommon -
     TargetContainerName string
    EphemeralContainerCommon
     Name string
     Image string
     Command []string
     Args []string
     WorkingDir string
     Ports []core.ContainerPort
     EnvFrom []core.EnvFromSource
     Env []core.EnvVar
     Resources core.ResourceRequirements
     ResizePolicy []core.ContainerResizePolicy
     RestartPolicy *core.ContainerRestartPolicy
     VolumeMounts []core.VolumeMount
     VolumeDevices []core.VolumeDevice
     LivenessProbe *core.Probe
     ReadinessProbe *core.Probe
     StartupProbe *core.Probe
     Lifecycle *core.Lifecycle
     TerminationMessagePath string
     TerminationMessagePolicy core.TerminationMessagePolicy
     ImagePullPolicy core.PullPolicy
     SecurityContext *core.SecurityContext
     Stdin bool
     StdinOnce bool
     TTY bool tty
    LocalObjectReference
     Name string
    Toleration
     Key string
     Operator core.TolerationOperator
     Value string
     Effect core.TaintEffect
     TolerationSeconds *int64
    HostAlias
     IP string ip
     Hostnames []string
    PodReadinessGate
     ConditionType core.PodConditionType
    TopologySpreadConstraint
     MaxSkew int32
     TopologyKey string
     WhenUnsatisfiable core.UnsatisfiableConstraintAction
     LabelSelector *v1.LabelSelector
     MinDomains *int32
     NodeAffinityPolicy *core.NodeInclusionPolicy
     NodeTaintsPolicy *core.NodeInclusionPolicy
     MatchLabelKeys []string
    PodSchedulingGate
     Name string
    PodResourceClaim
     Name string
     ResourceClaimName *string
     ResourceClaimTemplateName *string
    PodDisruptionBudgetSpec
     MinAvailable *intstr.IntOrString
     Selector *v1.LabelSelector
     MaxUnavailable *intstr.IntOrString
     UnhealthyPodEvictionPolicy *policy.UnhealthyPodEvictionPolicyType
    ScopeSelector
     MatchExpressions []core.ScopedResourceSelectorRequirement
    ScopedResourceSelectorRequirement
     ScopeName core.ResourceQuotaScope
     Operator core.ScopeSelectorOperator
     Values []string
    """
}
