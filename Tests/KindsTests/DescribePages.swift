// Table file: pages that kubectl v1.32 printed for the objects of DescribeObjects, byte for byte.
import APIServer
import Kinds

/// One page: the resource, the object as JSON, and what kubectl printed.
struct DescribePage {
  let resource: ResourceID
  let json: String
  let text: String

  /// The pages.
  static let all: [DescribePage] = [
    DescribePage(resource: .pods, json: DescribeObjects.pod, text: DescribeTexts.pod),
    DescribePage(resource: .pods, json: DescribeObjects.plainPod, text: DescribeTexts.plainPod),
    DescribePage(
      resource: .replicationControllers, json: DescribeObjects.replicationController,
      text: DescribeTexts.replicationController),
    DescribePage(resource: .nodes, json: DescribeObjects.node, text: DescribeTexts.node),
    DescribePage(
      resource: .configMaps, json: DescribeObjects.configMap, text: DescribeTexts.configMap),
    DescribePage(resource: .secrets, json: DescribeObjects.secret, text: DescribeTexts.secret),
    DescribePage(resource: .secrets, json: DescribeObjects.token, text: DescribeTexts.token),
    DescribePage(
      resource: .serviceAccounts, json: DescribeObjects.serviceAccount,
      text: DescribeTexts.serviceAccount),
    DescribePage(resource: .ingresses, json: DescribeObjects.ingress, text: DescribeTexts.ingress),
    DescribePage(resource: .services, json: DescribeObjects.service, text: DescribeTexts.service),
    DescribePage(
      resource: .endpoints, json: DescribeObjects.endpoints, text: DescribeTexts.endpoints),
    DescribePage(
      resource: .endpointSlices, json: DescribeObjects.endpointSlice,
      text: DescribeTexts.endpointSlice),
    DescribePage(
      resource: .namespaces, json: DescribeObjects.namespace, text: DescribeTexts.namespace),
    DescribePage(
      resource: .podTemplates, json: DescribeObjects.podTemplate, text: DescribeTexts.podTemplate),
    DescribePage(resource: .leases, json: DescribeObjects.lease, text: DescribeTexts.lease),
    DescribePage(resource: .events, json: DescribeObjects.event, text: DescribeTexts.event),
  ]

  /// When the pages were printed, in seconds since the epoch.
  static let printedAt: Int64 = 1795424588
}

enum DescribeTexts {
  static let pod = #"""
    Name:                      big
    Namespace:                 default
    Priority:                  5
    Priority Class Name:       high
    Service Account:           robot
    Node:                      node-1/10.0.0.1
    Start Time:                Thu, 01 Jan 2026 00:00:00 +0000
    Labels:                    a=1
                               b=2
    Annotations:               long:
                                 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
                               multi:
                                 line one
                                 line two
                               note: short
    Status:                    Terminating (lasts 326d)
    Termination Grace Period:  30s
    Reason:                    Because
    Message:                   of that
    IP:                        10.244.0.5
    IPs:
      IP:               10.244.0.5
      IP:               fd00::5
    Controlled By:      ReplicaSet/web-1
    NominatedNodeName:  node-2
    Init Containers:
      init:
        Container ID:  c://0
        Image:         busybox:1
        Image ID:      i0
        Port:          <none>
        Host Port:     <none>
        Command:
          sh
          -c
          echo a
          echo b
        Args:
          x
        State:          Running
          Started:      Thu, 01 Jan 2026 00:00:01 +0000
        Ready:          True
        Restart Count:  0
        Environment:    <none>
        Mounts:         <none>
    Containers:
      web:
        Container ID:   c://1
        Image:          nginx:1.27
        Image ID:       i1
        Ports:          80/TCP, 443/TCP
        Host Ports:     0/TCP, 8443/TCP
        State:          Waiting
          Reason:       CrashLoopBackOff
        Last State:     Terminated
          Reason:       OOMKilled
          Message:      gone
          Exit Code:    137
          Signal:       9
          Started:      Thu, 01 Jan 2026 00:00:02 +0000
          Finished:     Thu, 01 Jan 2026 00:00:03 +0000
        Ready:          False
        Restart Count:  4
        Limits:
          cpu:     500m
          memory:  128Mi
        Requests:
          cpu:      250m
          memory:   64Mi
        Liveness:   http-get http://:8080/healthz%3Fx=1%20y delay=3s timeout=1s period=10s #success=1 #failure=3
        Readiness:  exec [cat /tmp/x] delay=0s timeout=1s period=10s #success=1 #failure=3
        Startup:    tcp-socket :http delay=0s timeout=1s period=10s #success=1 #failure=30
        Environment Variables from:
          cm   ConfigMap                Optional: false
          sec  Secret with prefix 'S_'  Optional: true
        Environment:
          PLAIN:  v
          LINES:  a
                  b
          EMPTY:  
          NAME:   big (v1:metadata.name)
          IP:      (v1:status.podIP)
          CPU:    1 (limits.cpu)
          MEM:    64 (requests.memory)
          KEY:    <set to the key 'k' of config map 'cm'>  Optional: false
          PASS:   <set to the key 'p' in secret 'sec'>     Optional: true
        Mounts:
          /a from c (ro,path="s")
          /z from e (rw)
      side:
        Image:      x
        Port:       <none>
        Host Port:  <none>
        Readiness:  grpc <pod>:90 s delay=0s timeout=0s period=0s #success=0 #failure=0
        Environment:
          NOLIMIT:  node allocatable (limits.memory)
        Mounts:     <none>
    Readiness Gates:
      Type    Status
      a/b     True 
      Ready   False 
    Conditions:
      Type    Status
      Ready   False 
      a/b     True 
    Volumes:
      e:
        Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
        Medium:     
        SizeLimit:  <unset>
      m:
        Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
        Medium:     Memory
        SizeLimit:  1Gi
      h:
        Type:          HostPath (bare host directory volume)
        Path:          /x
        HostPathType:  Directory
      c:
        Type:      ConfigMap (a volume populated by a ConfigMap)
        Name:      cm
        Optional:  true
      s:
        Type:        Secret (a volume populated by a Secret)
        SecretName:  sec
        Optional:    false
      p:
        Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
        ClaimName:  data
        ReadOnly:   false
      d:
        Type:  DownwardAPI (a volume populated by information about the pod)
        Items:
          metadata.labels -> labels
          limits.cpu -> cpu
      j:
        Type:                    Projected (a volume that contains injected data from multiple sources)
        SecretName:              sec
        SecretOptionalName:      <nil>
        ConfigMapName:           cm
        ConfigMapOptional:       <nil>
        DownwardAPI:             true
        TokenExpirationSeconds:  600
      n:
        Type:                     NFS (an NFS mount that lasts the lifetime of a pod)
        Server:                   srv
        Path:                     /p
        ReadOnly:                 false
    QoS Class:                    Burstable
    Node-Selectors:               disk=ssd
    Tolerations:                  op=Exists
                                  j:NoExecute op=Exists for 5s
                                  k=v:NoSchedule
    Topology Spread Constraints:  host:ScheduleAnyway when max skew 2 is exceeded
                                  zone:DoNotSchedule when max skew 1 is exceeded for selector a=1
    Events:
      Type     Reason     Age                  From               Message
      ----     ------     ----                 ----               -------
      Normal   Scheduled  325d                 default-scheduler  Successfully assigned
      Normal   Pulled     324d                 kubelet            Pulled
      Warning  BackOff    294d (x7 over 325d)  kubelet            Back-off

    """#

  static let plainPod = #"""
    Name:         plain
    Namespace:    default
    Node:         <none>
    Labels:       <none>
    Annotations:  <none>
    Status:       Pending
    IP:           
    IPs:          <none>
    Containers:
      c:
        Image:        i
        Port:         <none>
        Host Port:    <none>
        Environment:  <none>
        Mounts:       <none>
    Volumes:          <none>
    QoS Class:        BestEffort
    Node-Selectors:   <none>
    Tolerations:      <none>
    Events:           <none>

    """#

  static let replicationController = #"""
    Name:         rc
    Namespace:    default
    Selector:     app=x,tier=y
    Labels:       <none>
    Annotations:  <none>
    Replicas:     2 current / 3 desired
    Pods Status:  1 Running / 1 Waiting / 0 Succeeded / 0 Failed
    Pod Template:
      Labels:           app=x
                        tier=y
      Annotations:      n: o
      Service Account:  robot
      Init Containers:
       b:
        Image:        j
        Port:         <none>
        Host Port:    <none>
        Environment:  <none>
        Mounts:       <none>
      Containers:
       a:
        Image:        i
        Port:         <none>
        Host Port:    <none>
        Environment:  <none>
        Mounts:       <none>
      Volumes:
       e:
        Type:               EmptyDir (a temporary directory that shares a pod's lifetime)
        Medium:             
        SizeLimit:          <unset>
      Priority Class Name:  high
      Node-Selectors:       <none>
      Tolerations:          k op=Exists
    Conditions:
      Type             Status  Reason
      ----             ------  ------
      ReplicaFailure   True    FailedCreate
    Events:
      Type    Reason            Age   From                    Message
      ----    ------            ----  ----                    -------
      Normal  SuccessfulCreate  324d  replication-controller  Created pod: rc-1

    """#

  static let node = #"""
    Name:               node-1
    Roles:              worker
    Labels:             node-role.kubernetes.io/worker=
                        zone=a
    Annotations:        <none>
    CreationTimestamp:  Thu, 01 Jan 2026 00:00:00 +0000
    Taints:             q:NoExecute
                        a=b:NoSchedule
                        z:NoSchedule
    Unschedulable:      true
    Lease:
      HolderIdentity:  node-1
      AcquireTime:     <unset>
      RenewTime:       Thu, 01 Jan 2026 00:00:00 +0000
    Conditions:
      Type    Status  LastHeartbeatTime                 LastTransitionTime                Reason         Message
      ----    ------  -----------------                 ------------------                ------         -------
      Ready   True    Thu, 01 Jan 2026 00:00:00 +0000   Thu, 01 Jan 2026 00:00:00 +0000   KubeletReady   kubelet is posting ready status
    Addresses:
      InternalIP:  10.0.0.1
    Capacity:
      cpu:                4
      ephemeral-storage:  100Gi
      example.com/gpu:    2
      hugepages-2Mi:      0
      memory:             8Gi
      pods:               110
    Allocatable:
      cpu:                3800m
      ephemeral-storage:  90Gi
      example.com/gpu:    2
      hugepages-2Mi:      0
      memory:             7Gi
      pods:               110
    System Info:
      Machine ID:                 m
      System UUID:                s
      Boot ID:                    b
      Kernel Version:             k
      OS Image:                   o
      Operating System:           linux
      Architecture:               amd64
      Container Runtime Version:  containerd://1
      Kubelet Version:            v1.32.0
      Kube-Proxy Version:         v1.32.0
    PodCIDR:                      10.244.0.0/24
    PodCIDRs:                     10.244.0.0/24
    ProviderID:                   p://1
    Non-terminated Pods:          (4 in total)
      Namespace                   Name     CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
      ---------                   ----     ------------  ----------  ---------------  -------------  ---
      default                     big      250m (6%)     500m (13%)  64Mi (0%)        128Mi (1%)     <unknown>
      default                     rc-1     100m (2%)     1 (26%)     100Mi (1%)       1Gi (14%)      326d
      default                     rc-2     100m (2%)     1 (26%)     100Mi (1%)       1Gi (14%)      326d
      default                     other    100m (2%)     1 (26%)     100Mi (1%)       1Gi (14%)      326d
    Allocated resources:
      (Total limits may be over 100 percent, i.e., overcommitted.)
      Resource           Requests    Limits
      --------           --------    ------
      cpu                550m (14%)  3500m (92%)
      memory             364Mi (5%)  3200Mi (44%)
      ephemeral-storage  0 (0%)      0 (0%)
      hugepages-2Mi      0 (0%)      0 (0%)
      example.com/gpu    0           0
    Events:
      Type    Reason          Age                  From             Message
      ----    ------          ----                 ----             -------
      Normal  Starting        324d (x3 over 325d)  kubelet          Starting kubelet.
      Normal  RegisteredNode  324d                 node-controller  m

    """#

  static let configMap = #"""
    Name:         cm
    Namespace:    default
    Labels:       <none>
    Annotations:  <none>

    Data
    ====
    a:
    ----
    one
    two


    BinaryData
    ====
    b: 3 bytes

    Events:  <none>

    """#

  static let secret = #"""
    Name:         sec
    Namespace:    default
    Labels:       <none>
    Annotations:  <none>

    Type:  Opaque

    Data
    ====
    p:  5 bytes

    """#

  static let token = #"""
    Name:         tok
    Namespace:    default
    Labels:       <none>
    Annotations:  kubernetes.io/service-account.name: robot
                  kubernetes.io/service-account.uid: u-sa

    Type:  kubernetes.io/service-account-token

    Data
    ====
    token:  hello

    """#

  static let serviceAccount = #"""
    Name:                robot
    Namespace:           default
    Labels:              <none>
    Annotations:         <none>
    Image pull secrets:  pull (not found)
    Mountable secrets:   sec
                         gone (not found)
    Tokens:              tok
    Events:              <none>

    """#

  static let ingress = #"""
    Name:             shop
    Labels:           <none>
    Namespace:        default
    Address:          9.9.9.9,h
    Ingress Class:    nginx
    Default backend:  <default>
    TLS:
      sec terminates a.example.com
      SNI routes b,c
    Rules:
      Host           Path  Backends
      ----           ----  --------
      a.example.com  
                     /   gone:80 (<error: services "gone" not found>)
      *              
                     /f   APIGroup: <none>, Kind: Bucket, Name: b
    Annotations:     <none>
    Events:          <none>

    """#

  static let service = #"""
    Name:                     web
    Namespace:                default
    Labels:                   <none>
    Annotations:              <none>
    Selector:                 app=x
    Type:                     NodePort
    IP Family Policy:         SingleStack
    IP Families:              IPv4
    IP:                       10.96.0.9
    IPs:                      10.96.0.9
    External IPs:             1.2.3.4
    LoadBalancer Ingress:     9.9.9.9 (VIP), h
    Port:                     http  80/TCP
    TargetPort:               8080/TCP
    NodePort:                 http  30080/TCP
    Endpoints:                10.1.0.1:8080,10.1.0.3:8080,10.1.0.4:8080 + 2 more...
    Port:                     dns  53/UDP
    TargetPort:               dns/UDP
    Endpoints:                10.1.0.1:53,10.1.0.3:53,10.1.0.4:53 + 2 more...
    Session Affinity:         None
    External Traffic Policy:  Cluster
    Internal Traffic Policy:  Cluster
    Events:                   <none>

    """#

  static let endpoints = #"""
    Name:         web
    Namespace:    default
    Labels:       <none>
    Annotations:  <none>
    Subsets:
      Addresses:          10.1.0.1,10.1.0.2
      NotReadyAddresses:  10.1.0.3
      Ports:
        Name     Port  Protocol
        ----     ----  --------
        http     8080  TCP
        <unset>  1     UDP

      Addresses:          <none>
      NotReadyAddresses:  x

    Events:  <none>

    """#

  static let endpointSlice = #"""
    Name:         web-1
    Namespace:    default
    Labels:       kubernetes.io/service-name=web
    Annotations:  <none>
    AddressType:  IPv4
    Ports:
      Name  Port  Protocol
      ----  ----  --------
      http  8080  TCP
      dns   53    UDP
    Endpoints:
      - Addresses:  10.1.0.1
        Conditions:
          Ready:    true
        Hostname:   <unset>
        TargetRef:  Pod/p1
        NodeName:   n
        Zone:       <unset>
      - Addresses:  10.1.0.2
        Conditions:
          Ready:    false
        Hostname:   <unset>
        TargetRef:  Pod/p2
        NodeName:   n
        Zone:       <unset>
      - Addresses:  10.1.0.3
        Conditions:
          Ready:    true
        Hostname:   <unset>
        TargetRef:  Pod/p3
        NodeName:   n
        Zone:       <unset>
      - Addresses:  10.1.0.4
        Conditions:
          Ready:    true
        Hostname:   <unset>
        TargetRef:  Pod/p4
        NodeName:   n
        Zone:       <unset>
      - Addresses:  10.1.0.5
        Conditions:
          Ready:    true
        Hostname:   <unset>
        TargetRef:  Pod/p5
        NodeName:   n
        Zone:       <unset>
      - Addresses:  10.1.0.6
        Conditions:
          Ready:    true
        Hostname:   <unset>
        TargetRef:  Pod/p6
        NodeName:   n
        Zone:       <unset>
    Events:         <none>

    """#

  static let namespace = #"""
    Name:         default
    Labels:       kubernetes.io/metadata.name=default
    Annotations:  a: b
    Status:       Terminating
    Conditions:
      Type                             Status  LastTransitionTime               Reason          Message
      ----                             ------  ------------------               ------          -------
      NamespaceDeletionContentFailure  False   Thu, 01 Jan 2026 00:00:00 +0000  ContentDeleted  All content successfully deleted

    No resource quota.

    No LimitRange resource.

    """#

  static let podTemplate = #"""
    Name:         pt
    Namespace:    default
    Labels:       <none>
    Annotations:  <none>
    API Version:  v1
    Kind:         PodTemplate
    Metadata:
      Creation Timestamp:  2026-01-01T00:00:00Z
      UID:                 u-pt
    Template:
      Metadata:
        Creation Timestamp:  <nil>
        Labels:
          App - Name:  x
          Pod IP:      y
      Spec:
        Containers:
          Args:
            x
            y
          Image:                           i
          Name:                            a
          Stdin:                           true
        Termination Grace Period Seconds:  30
    Events:                                <none>

    """#

  static let lease = #"""
    Name:         node-1
    Namespace:    kube-node-lease
    Labels:       <none>
    Annotations:  <none>
    API Version:  coordination.k8s.io/v1
    Kind:         Lease
    Metadata:
      UID:  u-lease
    Spec:
      Holder Identity:         node-1
      Lease Duration Seconds:  40
      Renew Time:              2026-01-01T00:00:00.123456Z
    Events:                    <none>

    """#

  static let event = #"""
    Name:             e3
    Namespace:        default
    Labels:           <none>
    Annotations:      <none>
    API Version:      v1
    Count:            1
    First Timestamp:  2026-01-03T00:00:00Z
    Involved Object:
      Kind:          Pod
      Name:          big
      Namespace:     default
      UID:           u-big
    Kind:            Event
    Last Timestamp:  2026-01-03T00:00:00Z
    Message:         Pulled
    Metadata:
    Reason:  Pulled
    Source:
      Component:  kubelet
      Host:       n
    Type:         Normal
    Events:       <none>

    """#
}
