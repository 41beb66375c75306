// Table file: objects of workloads and policies, and the pages that kubectl v1.32 printed for them.
import APIServer
import Kinds

enum WorkloadPages {
  static let all: [DescribePage] = [
    DescribePage(
      resource: .deployments,
      json: #"""
        {"metadata": {"name": "web", "namespace": "default", "uid": "u-d",
        "creationTimestamp": "2026-01-01T00:00:00Z", "annotations":
        {"deployment.kubernetes.io/revision": "2"}, "labels": {"app": "web"}}, "spec":
        {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "minReadySeconds": 5,
        "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1,
        "maxUnavailable": "25%"}}, "template": {"metadata": {"labels": {"app": "web"}},
        "spec": {"restartPolicy": "Always", "containers": [{"name": "c", "image": "i:1",
        "ports": [{"containerPort": 80, "protocol": "TCP"}]}]}}}, "status": {"replicas": 4,
        "updatedReplicas": 1, "availableReplicas": 3, "unavailableReplicas": 1, "conditions":
        [{"type": "Available", "status": "True", "reason": "MinimumReplicasAvailable",
        "lastUpdateTime": null, "lastTransitionTime": null}, {"type": "Progressing", "status":
        "True", "reason": "ReplicaSetUpdated"}]}, "apiVersion": "apps/v1", "kind":
        "Deployment"}
        """#,
      text: #"""
        Name:                   web
        Namespace:              default
        CreationTimestamp:      Thu, 01 Jan 2026 00:00:00 +0000
        Labels:                 app=web
        Annotations:            deployment.kubernetes.io/revision: 2
        Selector:               app=web
        Replicas:               3 desired | 1 updated | 4 total | 3 available | 1 unavailable
        StrategyType:           RollingUpdate
        MinReadySeconds:        5
        RollingUpdateStrategy:  25% max unavailable, 1 max surge
        Pod Template:
          Labels:  app=web
          Containers:
           c:
            Image:         i:1
            Port:          80/TCP
            Host Port:     0/TCP
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Conditions:
          Type           Status  Reason
          ----           ------  ------
          Available      True    MinimumReplicasAvailable
          Progressing    True    ReplicaSetUpdated
        OldReplicaSets:  web-0 (3/2 replicas created)
        NewReplicaSet:   web-1 (1/1 replicas created)
        Events:          <none>

        """#),
    DescribePage(
      resource: .replicaSets,
      json: #"""
        {"metadata": {"name": "web-1", "namespace": "default", "uid": "u-r1",
        "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {"app": "web",
        "pod-template-hash": "1"}, "ownerReferences": [{"apiVersion": "apps/v1", "kind":
        "Deployment", "name": "web", "uid": "u-d", "controller": true}]}, "spec": {"replicas":
        1, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels":
        {"app": "web"}}, "spec": {"restartPolicy": "Always", "containers": [{"name": "c",
        "image": "i:1", "ports": [{"containerPort": 80, "protocol": "TCP"}]}]}}}, "status":
        {"replicas": 1, "conditions": [{"type": "ReplicaFailure", "status": "True", "reason":
        "FailedCreate"}]}, "apiVersion": "apps/v1", "kind": "ReplicaSet"}
        """#,
      text: #"""
        Name:           web-1
        Namespace:      default
        Selector:       app=web
        Labels:         app=web
                        pod-template-hash=1
        Annotations:    <none>
        Controlled By:  Deployment/web
        Replicas:       1 current / 1 desired
        Pods Status:    1 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=web
          Containers:
           c:
            Image:         i:1
            Port:          80/TCP
            Host Port:     0/TCP
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Conditions:
          Type             Status  Reason
          ----             ------  ------
          ReplicaFailure   True    FailedCreate
        Events:            <none>

        """#),
    DescribePage(
      resource: .replicaSets,
      json: #"""
        {"metadata": {"name": "web-0", "namespace": "default", "uid": "u-r0",
        "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {"app": "web"},
        "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "web",
        "uid": "u-d", "controller": true}]}, "spec": {"replicas": 2, "selector":
        {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"a": "b"}},
        "spec": {"restartPolicy": "Never", "containers": [{"name": "c", "image": "i:1"}]}}},
        "status": {"replicas": 3}, "apiVersion": "apps/v1", "kind": "ReplicaSet"}
        """#,
      text: #"""
        Name:           web-0
        Namespace:      default
        Selector:       app=web
        Labels:         app=web
        Annotations:    <none>
        Controlled By:  Deployment/web
        Replicas:       3 current / 2 desired
        Pods Status:    0 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  a=b
          Containers:
           c:
            Image:         i:1
            Port:          <none>
            Host Port:     <none>
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Events:            <none>

        """#),
    DescribePage(
      resource: .daemonSets,
      json: #"""
        {"metadata": {"name": "agent", "namespace": "default", "uid": "u-ds",
        "creationTimestamp": "2026-01-01T00:00:00Z", "annotations":
        {"deprecated.daemonset.template.generation": "1"}}, "spec": {"selector":
        {"matchLabels": {"app": "web"}}, "updateStrategy": {"type": "RollingUpdate"},
        "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"restartPolicy":
        "Always", "containers": [{"name": "c", "image": "i:1", "ports": [{"containerPort": 80,
        "protocol": "TCP"}]}], "nodeSelector": {"disk": "ssd"}}}}, "status":
        {"desiredNumberScheduled": 3, "currentNumberScheduled": 2, "updatedNumberScheduled":
        1, "numberAvailable": 1, "numberMisscheduled": 0, "numberReady": 1}, "apiVersion":
        "apps/v1", "kind": "DaemonSet"}
        """#,
      text: #"""
        Name:           agent
        Selector:       app=web
        Node-Selector:  disk=ssd
        Labels:         <none>
        Annotations:    deprecated.daemonset.template.generation: 1
        Desired Number of Nodes Scheduled: 3
        Current Number of Nodes Scheduled: 2
        Number of Nodes Scheduled with Up-to-date Pods: 1
        Number of Nodes Scheduled with Available Pods: 1
        Number of Nodes Misscheduled: 0
        Pods Status:  0 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=web
          Containers:
           c:
            Image:         i:1
            Port:          80/TCP
            Host Port:     0/TCP
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  disk=ssd
          Tolerations:     <none>
        Events:            <none>

        """#),
    DescribePage(
      resource: .statefulSets,
      json: #"""
        {"metadata": {"name": "db", "namespace": "default", "uid": "u-s", "creationTimestamp":
        "2026-01-01T00:00:00Z"}, "spec": {"replicas": 2, "serviceName": "db", "selector":
        {"matchLabels": {"app": "web"}}, "updateStrategy": {"type": "RollingUpdate",
        "rollingUpdate": {"partition": 1}}, "template": {"metadata": {"labels": {"app":
        "web"}}, "spec": {"restartPolicy": "Always", "containers": [{"name": "c", "image":
        "i:1", "ports": [{"containerPort": 80, "protocol": "TCP"}]}]}},
        "volumeClaimTemplates": [{"metadata": {"name": "data", "labels": {"x": "y", "z": "w"},
        "annotations": {"n": "m"}}, "spec": {"accessModes": ["ReadWriteOnce"],
        "storageClassName": "fast", "resources": {"requests": {"storage": "1Gi"}}}},
        {"metadata": {"name": "more"}, "spec": {"accessModes": ["ReadWriteOnce",
        "ReadOnlyMany"], "resources": {}}}]}, "status": {"replicas": 2}, "apiVersion":
        "apps/v1", "kind": "StatefulSet"}
        """#,
      text: #"""
        Name:               db
        Namespace:          default
        CreationTimestamp:  Thu, 01 Jan 2026 00:00:00 +0000
        Selector:           app=web
        Labels:             <none>
        Annotations:        <none>
        Replicas:           2 desired | 2 total
        Update Strategy:    RollingUpdate
          Partition:        1
        Pods Status:        0 Running / 0 Waiting / 0 Succeeded / 0 Failed
        Pod Template:
          Labels:  app=web
          Containers:
           c:
            Image:         i:1
            Port:          80/TCP
            Host Port:     0/TCP
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Volume Claims:
          Name:          data
          StorageClass:  fast
          Labels:        x=y
                         z=w
          Annotations:   n=m
          Capacity:      1Gi
          Access Modes:  [ReadWriteOnce]
          Name:          more
          StorageClass:  
          Labels:        <none>
          Annotations:   <none>
          Capacity:      <default>
          Access Modes:  [ReadWriteOnce ReadOnlyMany]
        Events:          <none>

        """#),
    DescribePage(
      resource: .jobs,
      json: #"""
        {"metadata": {"name": "pi", "namespace": "default", "uid": "u-j", "creationTimestamp":
        "2026-01-01T00:00:00Z", "labels": {"job-name": "pi"}, "ownerReferences":
        [{"apiVersion": "batch/v1", "kind": "CronJob", "name": "cron", "uid": "z",
        "controller": true}]}, "spec": {"parallelism": 2, "completions": 5, "completionMode":
        "Indexed", "suspend": false, "backoffLimit": 6, "ttlSecondsAfterFinished": 100,
        "activeDeadlineSeconds": 600, "selector": {"matchLabels": {"a": "b"}}, "template":
        {"metadata": {"labels": {"a": "b"}}, "spec": {"restartPolicy": "Never", "containers":
        [{"name": "c", "image": "i:1"}]}}}, "status": {"startTime": "2026-01-01T00:00:00Z",
        "completionTime": "2026-01-01T00:01:05Z", "active": 0, "ready": 0, "succeeded": 5,
        "completedIndexes": "0-4"}, "apiVersion": "batch/v1", "kind": "Job"}
        """#,
      text: #"""
        Name:                        pi
        Namespace:                   default
        Selector:                    a=b
        Labels:                      job-name=pi
        Annotations:                 <none>
        Controlled By:               CronJob/cron
        Parallelism:                 2
        Completions:                 5
        Completion Mode:             Indexed
        Suspend:                     false
        Backoff Limit:               6
        TTL Seconds After Finished:  100
        Start Time:                  Thu, 01 Jan 2026 00:00:00 +0000
        Completed At:                Thu, 01 Jan 2026 00:01:05 +0000
        Duration:                    65s
        Active Deadline Seconds:     600s
        Pods Statuses:               0 Active (0 Ready) / 5 Succeeded / 0 Failed
        Completed Indexes:           0-4
        Pod Template:
          Labels:  a=b
          Containers:
           c:
            Image:         i:1
            Port:          <none>
            Host Port:     <none>
            Environment:   <none>
            Mounts:        <none>
          Volumes:         <none>
          Node-Selectors:  <none>
          Tolerations:     <none>
        Events:            <none>

        """#),
    DescribePage(
      resource: .cronJobs,
      json: #"""
        {"metadata": {"name": "cron", "namespace": "default", "uid": "u-c",
        "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {"schedule": "*/5 * * * *",
        "concurrencyPolicy": "Forbid", "suspend": false, "successfulJobsHistoryLimit": 3,
        "startingDeadlineSeconds": 20, "jobTemplate": {"spec": {"completions": 2,
        "activeDeadlineSeconds": 9, "template": {"metadata": {"labels": {"a": "b"}}, "spec":
        {"restartPolicy": "Never", "containers": [{"name": "c", "image": "i:1"}]}}}}},
        "status": {"active": [{"name": "cron-1"}, {"name": "cron-2"}], "lastScheduleTime":
        "2026-01-01T00:05:00Z"}, "apiVersion": "batch/v1", "kind": "CronJob"}
        """#,
      text: #"""
        Name:                          cron
        Namespace:                     default
        Labels:                        <none>
        Annotations:                   <none>
        Schedule:                      */5 * * * *
        Concurrency Policy:            Forbid
        Suspend:                       False
        Successful Job History Limit:  3
        Failed Job History Limit:      <unset>
        Starting Deadline Seconds:     20s
        Selector:                      <unset>
        Parallelism:                   <unset>
        Completions:                   2
        Active Deadline Seconds:       9s
        Pod Template:
          Labels:  a=b
          Containers:
           c:
            Image:           i:1
            Port:            <none>
            Host Port:       <none>
            Environment:     <none>
            Mounts:          <none>
          Volumes:           <none>
          Node-Selectors:    <none>
          Tolerations:       <none>
        Last Schedule Time:  Thu, 01 Jan 2026 00:05:00 +0000
        Active Jobs:         cron-1, cron-2
        Events:              <none>

        """#),
    DescribePage(
      resource: .persistentVolumes,
      json: #"""
        {"metadata": {"name": "big", "uid": "u-pv", "finalizers":
        ["kubernetes.io/pv-protection"], "labels": {"a": "b"}}, "spec": {"capacity":
        {"storage": "5Gi"}, "accessModes": ["ReadWriteOnce", "ReadOnlyMany"],
        "persistentVolumeReclaimPolicy": "Delete", "volumeMode": "Filesystem",
        "storageClassName": "fast", "claimRef": {"namespace": "default", "name": "c1"},
        "local": {"path": "/mnt/x"}, "nodeAffinity": {"required": {"nodeSelectorTerms":
        [{"matchExpressions": [{"key": "host", "operator": "In", "values": ["a", "b"]},
        {"key": "x", "operator": "Exists"}]}, {"matchExpressions": [{"key": "y", "operator":
        "DoesNotExist"}]}]}}}, "status": {"phase": "Bound", "message": "fine"}, "apiVersion":
        "v1", "kind": "PersistentVolume"}
        """#,
      text: #"""
        Name:              big
        Labels:            a=b
        Annotations:       <none>
        Finalizers:        [kubernetes.io/pv-protection]
        StorageClass:      fast
        Status:            Bound
        Claim:             default/c1
        Reclaim Policy:    Delete
        Access Modes:      RWO,ROX
        VolumeMode:        Filesystem
        Capacity:          5Gi
        Node Affinity:     
          Required Terms:  
            Term 0:        host in [a, b]
                           x exists
            Term 1:        y doesnotexist
        Message:           fine
        Source:
            Type:  LocalVolume (a persistent volume backed by local storage on a node)
            Path:  /mnt/x
        Events:    <none>

        """#),
    DescribePage(
      resource: .persistentVolumes,
      json: #"""
        {"metadata": {"name": "disk", "uid": "u-pv2"}, "spec": {"capacity": {"storage":
        "1Gi"}, "accessModes": ["ReadWriteMany"], "persistentVolumeReclaimPolicy": "Retain",
        "csi": {"driver": "d.example", "volumeHandle": "h", "fsType": "ext4", "readOnly":
        true, "volumeAttributes": {"k": "v", "l": "w"}}}, "status": {"phase": "Available"},
        "apiVersion": "v1", "kind": "PersistentVolume"}
        """#,
      text: #"""
        Name:            disk
        Labels:          <none>
        Annotations:     <none>
        Finalizers:      []
        StorageClass:    
        Status:          Available
        Claim:           
        Reclaim Policy:  Retain
        Access Modes:    RWX
        Capacity:        1Gi
        Node Affinity:   <none>
        Message:         
        Source:
            Type:              CSI (a Container Storage Interface (CSI) volume source)
            Driver:            d.example
            FSType:            ext4
            VolumeHandle:      h
            ReadOnly:          true
            VolumeAttributes:      k=v
                                   l=w
        Events:                <none>

        """#),
    DescribePage(
      resource: .persistentVolumes,
      json: #"""
        {"metadata": {"name": "host", "uid": "u-pv3"}, "spec": {"capacity": {"storage":
        "1Gi"}, "accessModes": ["ReadWriteOnce"], "persistentVolumeReclaimPolicy": "Retain",
        "hostPath": {"path": "/d", "type": ""}}, "status": {"phase": "Available"},
        "apiVersion": "v1", "kind": "PersistentVolume"}
        """#,
      text: #"""
        Name:            host
        Labels:          <none>
        Annotations:     <none>
        Finalizers:      []
        StorageClass:    
        Status:          Available
        Claim:           
        Reclaim Policy:  Retain
        Access Modes:    RWO
        Capacity:        1Gi
        Node Affinity:   <none>
        Message:         
        Source:
            Type:          HostPath (bare host directory volume)
            Path:          /d
            HostPathType:  
        Events:            <none>

        """#),
    DescribePage(
      resource: .persistentVolumeClaims,
      json: #"""
        {"metadata": {"name": "c1", "namespace": "default", "uid": "u-pvc",
        "creationTimestamp": "2026-01-01T00:00:00Z", "finalizers":
        ["kubernetes.io/pvc-protection"]}, "spec": {"accessModes": ["ReadWriteOnce"],
        "resources": {"requests": {"storage": "1Gi"}}, "volumeName": "big", "volumeMode":
        "Filesystem", "storageClassName": "fast", "dataSource": {"kind":
        "PersistentVolumeClaim", "name": "old"}}, "status": {"phase": "Bound", "capacity":
        {"storage": "5Gi"}, "accessModes": ["ReadWriteOnce"], "conditions": [{"type":
        "Resizing", "status": "True", "lastProbeTime": null, "lastTransitionTime":
        "2026-01-01T00:00:00Z", "reason": "R", "message": "M"}]}, "apiVersion": "v1", "kind":
        "PersistentVolumeClaim"}
        """#,
      text: #"""
        Name:          c1
        Namespace:     default
        StorageClass:  fast
        Status:        Bound
        Volume:        big
        Labels:        <none>
        Annotations:   <none>
        Finalizers:    [kubernetes.io/pvc-protection]
        Capacity:      5Gi
        Access Modes:  RWO
        VolumeMode:    Filesystem
        DataSource:
          Kind:   PersistentVolumeClaim
          Name:   old
        Used By:  web-1-a
        Conditions:
          Type       Status  LastProbeTime                     LastTransitionTime                Reason  Message
          ----       ------  -----------------                 ------------------                ------  -------
          Resizing   True    Mon, 01 Jan 0001 00:00:00 +0000   Thu, 01 Jan 2026 00:00:00 +0000   R       M
        Events:      <none>

        """#),
    DescribePage(
      resource: .podDisruptionBudgets,
      json: #"""
        {"metadata": {"name": "pdb", "namespace": "default", "uid": "u-pdb",
        "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {"minAvailable": "50%",
        "selector": {"matchLabels": {"app": "web"}}}, "status": {"disruptionsAllowed": 1,
        "currentHealthy": 3, "desiredHealthy": 2, "expectedPods": 3}, "apiVersion":
        "policy/v1", "kind": "PodDisruptionBudget"}
        """#,
      text: #"""
        Name:           pdb
        Namespace:      default
        Min available:  50%
        Selector:       app=web
        Status:
            Allowed disruptions:  1
            Current:              3
            Desired:              2
            Total:                3
        Events:                   <none>

        """#),
    DescribePage(
      resource: .priorityClasses,
      json: #"""
        {"metadata": {"name": "high", "uid": "u-pc", "annotations": {"a": "b"}}, "value":
        1000, "globalDefault": false, "description": "For what matters.", "preemptionPolicy":
        "PreemptLowerPriority", "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass"}
        """#,
      text: #"""
        Name:              high
        Value:             1000
        GlobalDefault:     false
        PreemptionPolicy:  PreemptLowerPriority
        Description:       For what matters.
        Annotations:       a=b
        Events:            <none>

        """#),
    DescribePage(
      resource: .resourceQuotas,
      json: #"""
        {"metadata": {"name": "q", "namespace": "default", "uid": "u-q", "creationTimestamp":
        "2026-01-01T00:00:00Z"}, "spec": {"scopes": ["NotBestEffort"], "hard": {"pods": "5",
        "requests.cpu": "2", "limits.memory": "2Gi"}}, "status": {"hard": {"pods": "5",
        "requests.cpu": "2", "limits.memory": "2Gi"}, "used": {"pods": "1", "requests.cpu":
        "500m", "limits.memory": "0"}}, "apiVersion": "v1", "kind": "ResourceQuota"}
        """#,
      text: #"""
        Name:       q
        Namespace:  default
        Scopes:     NotBestEffort
         * Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.
        Resource       Used  Hard
        --------       ----  ----
        limits.memory  0     2Gi
        pods           1     5
        requests.cpu   500m  2

        """#),
    DescribePage(
      resource: .limitRanges,
      json: #"""
        {"metadata": {"name": "l", "namespace": "default", "uid": "u-l", "creationTimestamp":
        "2026-01-01T00:00:00Z"}, "spec": {"limits": [{"type": "Container", "max": {"memory":
        "1Gi"}, "default": {"memory": "512Mi"}, "maxLimitRequestRatio": {"memory": "2"}}]},
        "apiVersion": "v1", "kind": "LimitRange"}
        """#,
      text: #"""
        Name:       l
        Namespace:  default
        Type        Resource  Min  Max  Default Request  Default Limit  Max Limit/Request Ratio
        ----        --------  ---  ---  ---------------  -------------  -----------------------
        Container   memory    -    1Gi  -                512Mi          2

        """#),
    DescribePage(
      resource: .horizontalPodAutoscalers,
      json: #"""
        {"metadata": {"name": "hpa", "namespace": "default", "uid": "u-h",
        "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {"scaleTargetRef":
        {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}, "minReplicas": 1,
        "maxReplicas": 5, "metrics": [{"type": "Resource", "resource": {"name": "cpu",
        "target": {"type": "Utilization", "averageUtilization": 80}}}, {"type": "Resource",
        "resource": {"name": "memory", "target": {"type": "AverageValue", "averageValue":
        "100Mi"}}}, {"type": "Pods", "pods": {"metric": {"name": "rps"}, "target": {"type":
        "AverageValue", "averageValue": "10"}}}, {"type": "Object", "object": {"metric":
        {"name": "hits"}, "describedObject": {"kind": "Ingress", "name": "main"}, "target":
        {"type": "Value", "value": "10k"}}}, {"type": "ContainerResource",
        "containerResource": {"name": "cpu", "container": "app", "target": {"type":
        "Utilization", "averageUtilization": 60}}}], "behavior": {"scaleUp":
        {"stabilizationWindowSeconds": 0, "selectPolicy": "Max", "policies": [{"type": "Pods",
        "value": 4, "periodSeconds": 15}, {"type": "Percent", "value": 100, "periodSeconds":
        15}]}, "scaleDown": {"selectPolicy": "Max", "policies": [{"type": "Percent", "value":
        100, "periodSeconds": 15}]}}}, "status": {"currentReplicas": 2, "desiredReplicas": 3,
        "currentMetrics": [{"type": "Resource", "resource": {"name": "cpu", "current":
        {"averageUtilization": 90, "averageValue": "90m"}}}], "conditions": [{"type":
        "AbleToScale", "status": "True", "reason": "ReadyForNewScale", "message":
        "recommended size matches current size"}]}, "apiVersion": "autoscaling/v2", "kind":
        "HorizontalPodAutoscaler"}
        """#,
      text: #"""
        Name:                                                                     hpa
        Namespace:                                                                default
        Labels:                                                                   <none>
        Annotations:                                                              <none>
        CreationTimestamp:                                                        Thu, 01 Jan 2026 00:00:00 +0000
        Reference:                                                                Deployment/web
        Metrics:                                                                  ( current / target )
          resource cpu on pods  (as a percentage of request):                     90% (90m) / 80%
          resource memory on pods:                                                <unknown> / 100Mi
          "rps" on pods:                                                          <unknown> / 10
          "hits" on Ingress/main (target value):                                  <unknown> / 10k
          resource cpu of container "app" on pods  (as a percentage of request):  <unknown> / 60%
        Min replicas:                                                             1
        Max replicas:                                                             5
        Behavior:
          Scale Up:
            Stabilization Window: 0 seconds
            Select Policy: Max
            Policies:
              - Type: Pods     Value: 4    Period: 15 seconds
              - Type: Percent  Value: 100  Period: 15 seconds
          Scale Down:
            Select Policy: Max
            Policies:
              - Type: Percent  Value: 100  Period: 15 seconds
        Deployment pods:       2 current / 3 desired
        Conditions:
          Type         Status  Reason            Message
          ----         ------  ------            -------
          AbleToScale  True    ReadyForNewScale  recommended size matches current size
        Events:        <none>

        """#),
    DescribePage(
      resource: .namespaces,
      json: #"""
        {"metadata": {"name": "default", "uid": "u-n", "labels":
        {"kubernetes.io/metadata.name": "default"}}, "status": {"phase": "Active"},
        "apiVersion": "v1", "kind": "Namespace"}
        """#,
      text: #"""
        Name:         default
        Labels:       kubernetes.io/metadata.name=default
        Annotations:  <none>
        Status:       Active

        Resource Quotas
          Name:    q
          Scopes:  NotBestEffort
          * Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.
          Resource       Used  Hard
          --------       ---   ---
          limits.memory  0     2Gi
          pods           1     5
          requests.cpu   500m  2

        Resource Limits
         Type       Resource  Min  Max  Default Request  Default Limit  Max Limit/Request Ratio
         ----       --------  ---  ---  ---------------  -------------  -----------------------
         Container  memory    -    1Gi  -                512Mi          2

        """#),
  ]

  /// Pods that the pages look at.
  static let pods = #"""
    [{"metadata": {"name": "web-1-a", "namespace": "default", "uid": "u-p1",
    "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {"app": "web"},
    "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-1",
    "uid": "u-r1", "controller": true}]}, "spec": {"containers": [{"name": "c", "image":
    "i"}], "volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "c1"}}]},
    "status": {"phase": "Running"}, "apiVersion": "v1", "kind": "Pod"}]
    """#
}
