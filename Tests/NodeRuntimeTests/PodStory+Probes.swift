// Table file: probes, hooks and what they lead to.

extension PodStory {
  static let probes: [PodStory] = [
    PodStory(
      name: "unhealthy",
      containers: """
        {name: kubia, image: luksa/kubia-unhealthy,
         livenessProbe: {httpGet: {path: /, port: 8080}}}
        """,
      states: [
        (20, "Running kubia=running"), (100, "Running kubia=running"),
        (145, "Running kubia=running x1"),
      ],
      events: """
        Normal Pulling x2 Pulling image "luksa/kubia-unhealthy"
        Normal Pulled Successfully pulled image "luksa/kubia-unhealthy" in 13.378s (13.378s including \
        waiting). Image size: 263342901 bytes.
        Normal Created x2 Created container: kubia
        Normal Started x2 Started container kubia
        Warning Unhealthy x3 Liveness probe failed: HTTP probe failed with statuscode: 500
        Normal Killing Container kubia failed liveness probe, will be restarted
        Normal Pulled Successfully pulled image "luksa/kubia-unhealthy" in 638ms (638ms including \
        waiting). Image size: 263342901 bytes.
        """),
    PodStory(
      name: "closed",
      containers: """
        {name: c, image: 'nginx:1.27', ports: [{name: web, containerPort: 80}],
         readinessProbe: {tcpSocket: {port: 81}, periodSeconds: 5, initialDelaySeconds: 3},
         livenessProbe: {httpGet: {port: web, path: nothing}, failureThreshold: 2,
                         terminationGracePeriodSeconds: 1}}
        """,
      more: "restartPolicy: Never",
      states: [(20, "Running c=running"), (60, "Succeeded c=Completed(0)")],
      events: """
        Normal Pulling Pulling image "nginx:1.27"
        Normal Pulled Successfully pulled image "nginx:1.27" in 5.106s (5.106s including waiting). \
        Image size: 72404038 bytes.
        Normal Created Created container: c
        Normal Started Started container c
        Warning Unhealthy x4 Readiness probe failed: dial tcp 10.244.0.2:81: connect: connection \
        refused
        Warning Unhealthy x2 Liveness probe failed: HTTP probe failed with statuscode: 404
        Normal Killing Container c failed liveness probe
        """),
    PodStory(
      name: "slow",
      containers: """
        {name: c, image: 'busybox:1.36',
         command: [sh, -c, 'sleep 12; touch /tmp/up; sleep 10; rm /tmp/up; sleep 100'],
         startupProbe: {exec: {command: [cat, /tmp/up]}, periodSeconds: 5},
         readinessProbe: {exec: {command: [cat, /tmp/up]}, periodSeconds: 2, failureThreshold: 1}}
        """,
      states: [(10, "Running c=running"), (30, "Running c=running")],
      events: """
        Normal Pulling Pulling image "busybox:1.36"
        Normal Pulled Successfully pulled image "busybox:1.36" in 869ms (869ms including waiting). \
        Image size: 2156518 bytes.
        Normal Created Created container: c
        Normal Started Started container c
        Warning Unhealthy x2 Startup probe failed: cat: can't open '/tmp/up': No such file or directory

        Warning Unhealthy x4 Readiness probe failed: cat: can't open '/tmp/up': No such file or directory

        """),
    PodStory(
      name: "hang",
      containers: """
        {name: c, image: 'busybox:1.36', command: [sleep, '300'],
         livenessProbe: {exec: {command: [sh, -c, 'sleep 5']}, timeoutSeconds: 2, periodSeconds: 4,
           failureThreshold: 1}}
        """,
      more: "terminationGracePeriodSeconds: 3", states: [(25, "Running c=running x2")],
      events: """
        Normal Pulling Pulling image "busybox:1.36"
        Normal Pulled Successfully pulled image "busybox:1.36" in 580ms (580ms including waiting). \
        Image size: 2156518 bytes.
        Normal Created x3 Created container: c
        Normal Started x3 Started container c
        Warning Unhealthy x3 Liveness probe failed: command timed out: "sh -c sleep 5" timed out \
        after 2s
        Normal Killing x3 Container c failed liveness probe, will be restarted
        Normal Pulled x2 Container image "busybox:1.36" already present on machine
        """),
    PodStory(
      name: "hooked",
      containers: """
        {name: c, image: 'busybox:1.36',
         command: [sh, -c, 'trap "exit 0" TERM; while true; do sleep 1; done'],
         lifecycle: {postStart: {exec: {command: [sh, -c, 'sleep 3; echo hi > /tmp/hi']}}}}
        """,
      states: [(4, "Pending c=ContainerCreating"), (6, "Running c=running")],
      events: """
        Normal Pulling Pulling image "busybox:1.36"
        Normal Pulled Successfully pulled image "busybox:1.36" in 564ms (564ms including waiting). \
        Image size: 2156518 bytes.
        Normal Created Created container: c
        Normal Started Started container c
        """),
    PodStory(
      name: "badhook",
      containers: """
        {name: c, image: 'busybox:1.36', command: [sleep, '300'],
         lifecycle: {postStart: {exec: {command: [cat, /nope]}}}}
        """,
      more: "terminationGracePeriodSeconds: 2",
      states: [(6, "Running c=PostStartHookError x1"), (8, "Running c=PostStartHookError x1")],
      events: """
        Normal Pulling Pulling image "busybox:1.36"
        Normal Pulled Successfully pulled image "busybox:1.36" in 564ms (564ms including waiting). \
        Image size: 2156518 bytes.
        Normal Created x2 Created container: c
        Normal Started x2 Started container c
        Warning FailedPostStartHook x2 PostStartHook failed
        Normal Killing x2 FailedPostStartHook
        Normal Pulled Container image "busybox:1.36" already present on machine
        Warning BackOff Back-off restarting failed container c in pod \
        badhook_default(9cb6b781-d136-4faf-8860-7a1a31775043)
        """),
    PodStory(
      name: "grpc",
      containers: """
        {name: c, image: 'nginx:1.27', readinessProbe: {grpc: {port: 80}},
         livenessProbe: {httpGet: {port: 80, scheme: HTTPS}, failureThreshold: 9}}
        """,
      states: [(20, "Running c=running")],
      events: """
        Normal Pulling Pulling image "nginx:1.27"
        Normal Pulled Successfully pulled image "nginx:1.27" in 5.106s (5.106s including waiting). \
        Image size: 72404038 bytes.
        Normal Created Created container: c
        Normal Started Started container c
        Warning Unhealthy x3 Readiness probe failed: timeout: failed to connect service \
        "10.244.0.2:80" within 1s: context deadline exceeded
        Warning Unhealthy Liveness probe failed: Get "https://10.244.0.2:80/": http: server gave \
        HTTP response to HTTPS client
        """),
    PodStory(
      name: "gated",
      containers: "{name: m, image: 'busybox:1.36', command: [sh, -c, 'sleep 3; echo done']}",
      more: """
        restartPolicy: Never, initContainers: [{name: side, image: 'busybox:1.36',
         restartPolicy: Always, command: [sh, -c, 'sleep 4; touch /tmp/up; sleep 100'],
         startupProbe: {exec: {command: [test, -f, /tmp/up]}, periodSeconds: 1, failureThreshold: 9},
         lifecycle: {preStop: {exec: {command: [nope]}}}}]
        """,
      states: [
        (5, "Pending side=running m=PodInitializing"), (8, "Running side=running m=running"),
        (12, "Running side=running m=Completed(0)"),
      ],
      events: """
        Normal Pulling Pulling image "busybox:1.36"
        Normal Pulled Successfully pulled image "busybox:1.36" in 580ms (580ms including waiting). \
        Image size: 2156518 bytes.
        Normal Created Created container: side
        Normal Started Started container side
        Warning Unhealthy x4 Startup probe failed: 
        Normal Pulled Container image "busybox:1.36" already present on machine
        Normal Created Created container: m
        Normal Started Started container m
        Normal Killing Stopping container side
        Warning FailedPreStopHook PreStopHook failed
        """),
  ]
}
