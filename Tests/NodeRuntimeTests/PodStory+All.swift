// Table file: pods and what becomes of them.

extension PodStory {
  static let all: [PodStory] = [
    PodStory(
      name: "web", containers: "{name: nginx, image: 'nginx:1.27'}",
      states: [
        (0, "Pending nginx=ContainerCreating"), (1, "Pending nginx=ContainerCreating"),
        (12, "Running nginx=running"),
      ],
      events: """
        Normal Pulling Pulling image "nginx:1.27"
        Normal Pulled Successfully pulled image "nginx:1.27" in 4.783s (4.783s including waiting). \
        Image size: 72404038 bytes.
        Normal Created Created container: nginx
        Normal Started Started container nginx
        """,
      log: (
        [("tailLines", "2"), ("timestamps", "true")],
        """
        2030-03-17T17:46:45.219358625Z 2030/03/17 17:46:45 [notice] 1#1: start worker process 31
        2030-03-17T17:46:45.220729046Z 2030/03/17 17:46:45 [notice] 1#1: start worker process 32

        """
      )),
    PodStory(
      name: "crash",
      containers:
        "{name: c, image: 'busybox:1.36', command: [sh, -c, 'echo start; sleep 1; exit 3']}",
      states: [
        (10, "Running c=Error(3) x1"), (40, "Running c=CrashLoopBackOff x2"),
        (110, "Running c=CrashLoopBackOff x4"),
      ],
      log: ([("previous", "true")], "start\n")),
    PodStory(
      name: "typo", containers: "{name: c, image: 'nginx:nope'}",
      states: [
        (5, "Pending c=ErrImagePull"), (25, "Pending c=ImagePullBackOff"),
      ],
      log: (
        [],
        "error: container \"c\" in pod \"typo\" is waiting to start: trying and failing to pull image"
      )),
    PodStory(
      name: "unknown", containers: "{name: c, image: nosuch, imagePullPolicy: IfNotPresent}",
      states: [(3, "Pending c=ErrImagePull")],
      events: """
        Normal Pulling Pulling image "nosuch"
        Warning Failed Failed to pull image "nosuch": failed to pull and unpack image \
        "docker.io/library/nosuch:latest": failed to resolve reference \
        "docker.io/library/nosuch:latest": pull access denied, repository does not exist or may \
        require authorization: server message: insufficient_scope: authorization failed
        Warning Failed Error: ErrImagePull
        Normal BackOff Back-off pulling image "nosuch"
        Warning Failed Error: ImagePullBackOff
        """),
    PodStory(
      name: "badname", containers: "{name: c, image: NGINX}",
      states: [(2, "Pending c=InvalidImageName")],
      events: """
        Warning InspectFailed x2 Failed to apply default image tag "NGINX": couldn't parse image \
        name "NGINX": invalid reference format: repository name must be lowercase
        Warning Failed x2 Error: InvalidImageName
        """),
    PodStory(
      name: "nocommand",
      containers: "{name: c, image: 'alpine:3.21', command: [nope]}", more: "restartPolicy: Never",
      states: [(4, "Failed c=StartError(128)")],
      events: """
        Normal Pulling Pulling image "alpine:3.21"
        Normal Pulled Successfully pulled image "alpine:3.21" in 653ms (653ms including waiting). \
        Image size: 3642247 bytes.
        Normal Created Created container: c
        Warning Failed Error: failed to create containerd task: failed to create shim task: OCI \
        runtime create failed: runc create failed: unable to start container process: error during \
        container init: exec: "nope": executable file not found in $PATH: unknown
        """),
    PodStory(
      name: "job",
      containers: """
        {name: c, image: 'busybox:1.36', command: [sh, -c, 'echo $FOO $(MY); exit 2'],
         env: [{name: FOO, value: bar}, {name: MY, value: 'x-$(FOO)'}]}
        """,
      more: """
        restartPolicy: Never,
        initContainers: [{name: i, image: 'busybox:1.36', command: [sleep, '2']}]
        """,
      states: [
        (0.5, "Pending i=PodInitializing c=PodInitializing"),
        (2, "Pending i=running c=PodInitializing"), (8, "Failed i=Completed(0) c=Error(2)"),
      ],
      log: ([], "bar x-bar\n")),
    PodStory(
      name: "sidecar",
      containers: "{name: m, image: 'busybox:1.36', command: [sh, -c, 'sleep 3; echo done']}",
      more: """
        restartPolicy: Never, initContainers: [{name: side, image: 'busybox:1.36',
         restartPolicy: Always,
         command: [sh, -c, 'trap "echo term; exit 0" TERM; while true; do sleep 1; done']}]
        """,
      states: [
        (3, "Running side=running m=running"), (9, "Succeeded side=Completed(0) m=Completed(0)"),
      ],
      log: ([("container", "side")], "term\n")),
    PodStory(
      name: "toobig",
      containers: "{name: c, image: nginx, resources: {requests: {cpu: '5'}}}",
      states: [(0, "Failed")],
      events: """
        Warning OutOfcpu Node didn't have enough resource: cpu, requested: 5000, used: 0, \
        capacity: 4000
        """),
    PodStory(
      name: "late", containers: "{name: c, image: 'busybox:1.36', command: [sleep, '100']}",
      more: "activeDeadlineSeconds: 3, terminationGracePeriodSeconds: 1",
      states: [(2, "Running c=running"), (5, "Failed c=Error(137)")]),
    PodStory(
      name: "pi",
      containers: """
        {name: pi, image: 'perl:5.34.0', command: [perl, -Mbignum=bpi, -wle, 'print bpi(40)']}
        """,
      more: "restartPolicy: Never",
      states: [(40, "Succeeded pi=Completed(0)")],
      log: ([], "3.141592653589793238462643383279502884197\n")),
  ]
}
