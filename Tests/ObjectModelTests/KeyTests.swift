import Testing

@testable import ObjectModel

struct KeyTests {
  @Test func `keys with fixed ids have the texts at their places`() {
    let named: [Key] = [
      .apiVersion, .kind, .metadata, .spec, .status, .name, .namespace, .uid, .labels,
      .annotations, .generateName, .generation, .resourceVersion, .creationTimestamp,
      .deletionTimestamp, .deletionGracePeriodSeconds, .finalizers, .ownerReferences,
      .managedFields, .items, .containers, .initContainers, .conditions, .phase, .nodeName,
      .selector, .template, .replicas, .type, .reason, .message, .data, .image, .value, .key,
    ]
    #expect(named.map(\.text) == Key.common)
    #expect(named == Key.common.map { Key($0) })
    let literal: Key = "generateName"
    #expect(literal == .generateName)
  }

  @Test func `keys of fields have the texts at their places`() {
    let named: [Key] = [
      .accessModes, .acquireTime, .action, .active, .activeDeadlineSeconds, .add, .address,
      .addressType, .addresses, .affinity, .allocatable, .allocateLoadBalancerNodePorts,
      .allowPrivilegeEscalation, .apiGroup, .architecture, .args, .availableReplicas,
      .averageUtilization, .averageValue, .awsElasticBlockStore, .azureDisk, .azureFile,
      .backoffLimit, .backoffLimitPerIndex, .behavior, .binaryData, .blockOwnerDeletion, .bootID,
      .capabilities, .capacity, .cephfs, .cinder, .claimName, .claimRef, .claims, .clientIP,
      .clusterIP, .clusterIPs, .collisionCount, .command, .completedIndexes, .completionMode,
      .completionTime, .completions, .component, .concurrencyPolicy, .conditionType, .configMap,
      .configMapKeyRef, .configMapRef, .container, .containerID, .containerName, .containerPort,
      .containerResource, .containerRuntimeVersion, .containerStatuses, .controller, .count, .cpu,
      .csi, .current, .currentHealthy, .currentMetrics, .currentNumberScheduled, .currentReplicas,
      .currentRevision, .dataSource, .dataSourceRef, .`default`, .defaultMode, .defaultRequest,
      .describedObject, .description, .desiredHealthy, .desiredNumberScheduled, .desiredReplicas,
      .devicePath, .disruptionsAllowed, .divisor, .dnsConfig, .dnsPolicy, .downwardAPI, .driver,
      .effect, .emptyDir, .enableServiceLinks, .endpoints, .env, .envFrom, .ephemeral,
      .ephemeralStorage, .ephemeralContainerStatuses, .ephemeralContainers, .eventTime, .exec,
      .exitCode, .expectedPods, .expirationSeconds, .external, .externalID, .externalIPs,
      .externalName, .externalTrafficPolicy, .failed, .failedJobsHistoryLimit, .failureThreshold,
      .fc, .fieldPath, .fieldRef, .finishedAt, .firstTimestamp, .flexVolume, .flocker, .fsGroup,
      .fsGroupChangePolicy, .fsType, .fullyLabeledReplicas, .gcePersistentDisk, .gitRepo,
      .globalDefault, .glusterfs, .grpc, .handler, .hard, .healthCheckNodePort, .holderIdentity,
      .host, .hostAliases, .hostIP, .hostIPs, .hostNetwork, .hostPID, .hostPath, .hostPort,
      .hostUsers, .hostname, .hostnames, .httpGet, .httpHeaders, .imageID, .imagePullPolicy,
      .imagePullSecrets, .images, .immutable, .ingress, .initContainerStatuses,
      .initialDelaySeconds, .internalTrafficPolicy, .involvedObject, .ip, .ipFamilies,
      .ipFamilyPolicy, .ipMode, .iscsi, .jobTemplate, .kernelVersion, .kubeProxyVersion,
      .kubeletVersion, .labelSelector, .lastHeartbeatTime, .lastObservedTime,
      .lastPhaseTransitionTime, .lastProbeTime, .lastScheduleTime, .lastState, .lastTimestamp,
      .lastTransitionTime, .leaseDurationSeconds, .leaseTransitions, .lifecycle, .limits,
      .livenessProbe, .loadBalancer, .loadBalancerIP, .loadBalancerSourceRanges, .local,
      .localhostProfile, .machineID, .managedBy, .manualSelector, .matchExpressions, .matchFields,
      .matchLabelKeys, .matchLabels, .max, .maxFailedIndexes, .maxLimitRequestRatio, .maxReplicas,
      .maxSkew, .maxSurge, .maxUnavailable, .medium, .memory, .metric, .metrics, .min,
      .minAvailable, .minDomains, .minReadySeconds, .minReplicas, .mismatchLabelKeys, .mode,
      .mountPath, .mountPropagation, .names, .nameservers, .namespaceSelector, .namespaces, .nfs,
      .nodeAffinity, .nodeAffinityPolicy, .nodeInfo, .nodePort, .nodeSelector, .nodeSelectorTerms,
      .nodeTaintsPolicy, .nominatedNodeName, .notReadyAddresses, .numberAvailable,
      .numberMisscheduled, .numberReady, .numberUnavailable, .object, .observedGeneration,
      .onExitCodes, .onPodConditions, .operatingSystem, .`operator`, .optional, .options, .ordinals,
      .os, .osImage, .overhead, .parallelism, .partition, .path, .paused, .periodSeconds,
      .persistentVolumeClaim, .persistentVolumeClaimRetentionPolicy, .persistentVolumeReclaimPolicy,
      .photonPersistentDisk, .podAffinity, .podAffinityTerm, .podAntiAffinity, .podCIDR, .podCIDRs,
      .podFailurePolicy, .podFixed, .podIP, .podIPs, .podManagementPolicy, .podReplacementPolicy,
      .pods, .policies, .port, .ports, .portworxVolume, .postStart, .preStop, .preemptionPolicy,
      .preference, .preferredDuringSchedulingIgnoredDuringExecution, .prefix, .priority,
      .priorityClassName, .privileged, .procMount, .progressDeadlineSeconds, .projected,
      .`protocol`, .providerID, .qosClass, .quobyte, .rbd, .readOnly, .readinessGates,
      .readinessProbe, .ready, .readyReplicas, .recursiveReadOnly, .renewTime, .reportingComponent,
      .reportingInstance, .repository, .requests, .required,
      .requiredDuringSchedulingIgnoredDuringExecution, .resizePolicy, .resource, .resourceClaims,
      .resourceFieldRef, .resources, .restartCount, .restartPolicy, .revision,
      .revisionHistoryLimit, .rollingUpdate, .rules, .runAsGroup, .runAsUser, .running,
      .runtimeClassName, .scaleDown, .scaleIO, .scaleTargetRef, .scaleUp, .schedule, .schedulerName,
      .scheduling, .schedulingGates, .scheme, .scopeName, .scopeSelector, .scopes,
      .seLinuxChangePolicy, .searches, .seccompProfile, .seconds, .secret, .secretKeyRef,
      .secretName, .secretRef, .secrets, .securityContext, .selectPolicy, .series, .server,
      .service, .serviceAccount, .serviceAccountName, .serviceAccountToken, .serviceName,
      .sessionAffinity, .sessionAffinityConfig, .shareProcessNamespace, .signal, .sizeBytes,
      .sizeLimit, .sleep, .source, .sources, .stabilizationWindowSeconds, .start, .startTime,
      .started, .startedAt, .startingDeadlineSeconds, .startupProbe, .state, .storage,
      .storageClassName, .storageos, .strategy, .stringData, .subPath, .subPathExpr, .subdomain,
      .subsets, .succeeded, .succeededCount, .succeededIndexes, .successPolicy, .successThreshold,
      .successfulJobsHistoryLimit, .supplementalGroups, .supplementalGroupsPolicy, .suspend,
      .sysctls, .systemUUID, .taints, .target, .targetContainerName, .targetPort, .targetRef,
      .tcpSocket, .terminated, .terminating, .terminationGracePeriodSeconds,
      .terminationMessagePolicy, .timeAdded, .timeZone, .timeoutSeconds, .tolerationSeconds,
      .tolerations, .topologyKey, .topologySpreadConstraints, .ttlSecondsAfterFinished,
      .unavailableReplicas, .unhealthyPodEvictionPolicy, .unschedulable, .updateRevision,
      .updateStrategy, .updatedNumberScheduled, .updatedReplicas, .used, .valueFrom, .values,
      .volumeAttributes, .volumeAttributesClassName, .volumeClaimTemplate, .volumeClaimTemplates,
      .volumeDevices, .volumeHandle, .volumeMode, .volumeMounts, .volumeName, .volumes,
      .vsphereVolume, .waiting, .weight, .whenDeleted, .whenScaled, .whenUnsatisfiable, .zone,
      .automountServiceAccountToken, .terminationMessagePath, .workingDir, .stdin, .stdinOnce, .tty,
    ]
    #expect(named.map(\.text) == Key.fields)
    #expect(named == Key.fields.map { Key($0) })
    #expect(Set(Key.common + Key.fields).count == Key.common.count + Key.fields.count)
  }
}
