// Table file: lines of kubectl v1.32 that need no cluster, and what it printed.

/// Command lines and what kubectl v1.32.5 printed for them.
enum RecordedClientLines {
  struct Case: Sendable, CustomStringConvertible {
    let line: String
    let printed: String

    var description: String { line }
  }

  /// The files that the lines read.
  static let files: [String: String] = [
    "shop.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: shop
    spec:
      selector:
        matchLabels:
          app: shop
      template:
        metadata:
          labels:
            app: shop
        spec:
          containers:
          - name: front
            image: nginx:1.27
            env:
            - name: COLOR
              value: blue
            - name: SIZE
              valueFrom:
                configMapKeyRef:
                  name: settings
                  key: size

    """,
    "over/kustomization.yaml": """
    namePrefix: test-
    namespace: team
    labels:
    - pairs:
        tier: front
      includeSelectors: true
    resources:
    - shop.yaml
    images:
    - name: nginx
      newTag: "1.28"
    replicas:
    - name: shop
      count: 4
    configMapGenerator:
    - name: settings
      literals:
      - size=3
    patches:
    - target:
        kind: Deployment
      patch: |-
        - op: add
          path: /metadata/annotations
          value: {note: hi}

    """,
    "over/shop.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: shop
    spec:
      selector:
        matchLabels:
          app: shop
      template:
        metadata:
          labels:
            app: shop
        spec:
          containers:
          - name: front
            image: nginx:1.27
            env:
            - name: COLOR
              value: blue
            - name: SIZE
              valueFrom:
                configMapKeyRef:
                  name: settings
                  key: size

    """,
  ]

  static let cases: [Case] = [
    Case(
      line: "create deployment web --image=nginx --dry-run=client -o yaml",
      printed: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          creationTimestamp: null
          labels:
            app: web
          name: web
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: web
          strategy: {}
          template:
            metadata:
              creationTimestamp: null
              labels:
                app: web
            spec:
              containers:
              - image: nginx
                name: nginx
                resources: {}
        status: {}

        """),
    Case(
      line:
        "create deployment web --image=luksa/kubia --port=8080 --replicas=3 --dry-run=client -o json",
      printed: """
        {
            "kind": "Deployment",
            "apiVersion": "apps/v1",
            "metadata": {
                "name": "web",
                "creationTimestamp": null,
                "labels": {
                    "app": "web"
                }
            },
            "spec": {
                "replicas": 3,
                "selector": {
                    "matchLabels": {
                        "app": "web"
                    }
                },
                "template": {
                    "metadata": {
                        "creationTimestamp": null,
                        "labels": {
                            "app": "web"
                        }
                    },
                    "spec": {
                        "containers": [
                            {
                                "name": "kubia",
                                "image": "luksa/kubia",
                                "ports": [
                                    {
                                        "containerPort": 8080
                                    }
                                ],
                                "resources": {}
                            }
                        ]
                    }
                },
                "strategy": {}
            },
            "status": {}
        }

        """),
    Case(
      line: "create deployment web --image=nginx --dry-run=client --save-config -o yaml",
      printed: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","creationTimestamp":null,"labels":{"app":"web"}},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"creationTimestamp":null,"labels":{"app":"web"}},"spec":{"containers":[{"name":"nginx","image":"nginx","resources":{}}]}},"strategy":{}},"status":{}}
          creationTimestamp: null
          labels:
            app: web
          name: web
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: web
          strategy: {}
          template:
            metadata:
              creationTimestamp: null
              labels:
                app: web
            spec:
              containers:
              - image: nginx
                name: nginx
                resources: {}
        status: {}

        """),
    Case(
      line: "create job pi --image=perl --dry-run=client -o yaml -- perl -e 1",
      printed: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          creationTimestamp: null
          name: pi
        spec:
          template:
            metadata:
              creationTimestamp: null
            spec:
              containers:
              - command:
                - perl
                - -e
                - "1"
                image: perl
                name: pi
                resources: {}
              restartPolicy: Never
        status: {}

        """),
    Case(
      line: "create cronjob tick --image=busybox --schedule=@hourly --dry-run=client -o yaml",
      printed: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          creationTimestamp: null
          name: tick
        spec:
          jobTemplate:
            metadata:
              creationTimestamp: null
              name: tick
            spec:
              template:
                metadata:
                  creationTimestamp: null
                spec:
                  containers:
                  - image: busybox
                    name: tick
                    resources: {}
                  restartPolicy: OnFailure
          schedule: '@hourly'
        status: {}

        """),
    Case(
      line: "create pdb web --selector=app=web --min-available=50% --dry-run=client -o yaml",
      printed: """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          creationTimestamp: null
          name: web
        spec:
          minAvailable: 50%
          selector:
            matchLabels:
              app: web
        status:
          currentHealthy: 0
          desiredHealthy: 0
          disruptionsAllowed: 0
          expectedPods: 0

        """),
    Case(
      line:
        "create quota small --hard=pods=4,requests.cpu=1000m --scopes=BestEffort --dry-run=client -o yaml",
      printed: """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          creationTimestamp: null
          name: small
        spec:
          hard:
            pods: "4"
            requests.cpu: "1"
          scopes:
          - BestEffort
        status: {}

        """),
    Case(
      line: "create priorityclass high --value=1000 --dry-run=client -o yaml",
      printed: """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata:
          creationTimestamp: null
          name: high
        preemptionPolicy: PreemptLowerPriority
        value: 1000

        """),
    Case(
      line: "create service nodeport web --tcp=80:8080 --node-port=30080 --dry-run=client -o yaml",
      printed: """
        apiVersion: v1
        kind: Service
        metadata:
          creationTimestamp: null
          labels:
            app: web
          name: web
        spec:
          ports:
          - name: 80-8080
            nodePort: 30080
            port: 80
            protocol: TCP
            targetPort: 8080
          selector:
            app: web
          type: NodePort
        status:
          loadBalancer: {}

        """),
    Case(
      line:
        "create secret generic login --from-literal=user=ann --append-hash --dry-run=client -o yaml",
      printed: """
        apiVersion: v1
        data:
          user: YW5u
        kind: Secret
        metadata:
          creationTimestamp: null
          name: login-gb7bf9cck9

        """),
    Case(
      line:
        "create configmap settings --from-literal=html=<a&b> --append-hash --dry-run=client -o json",
      printed: """
        {
            "kind": "ConfigMap",
            "apiVersion": "v1",
            "metadata": {
                "name": "settings-694t84tfmk",
                "creationTimestamp": null
            },
            "data": {
                "html": "\\u003ca\\u0026b\\u003e"
            }
        }

        """),
    Case(
      line:
        "create secret docker-registry pull --docker-username=ann --docker-password=s3cret --dry-run=client -o json",
      printed: """
        {
            "kind": "Secret",
            "apiVersion": "v1",
            "metadata": {
                "name": "pull",
                "creationTimestamp": null
            },
            "data": {
                ".dockerconfigjson": "eyJhdXRocyI6eyJodHRwczovL2luZGV4LmRvY2tlci5pby92MS8iOnsidXNlcm5hbWUiOiJhbm4iLCJwYXNzd29yZCI6InMzY3JldCIsImF1dGgiOiJZVzV1T25NelkzSmxkQT09In19fQ=="
            },
            "type": "kubernetes.io/dockerconfigjson"
        }

        """),
    Case(
      line: "create pdb web --selector=app=web --min-available=1Gi --dry-run=client",
      printed: """
        --- stderr
        error: invalid format specified for min-available
        --- exit 1

        """),
    Case(
      line: "create service clusterip web --tcp=80:Port --dry-run=client",
      printed: """
        --- stderr
        error: must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)
        --- exit 1

        """),
    Case(
      line: "create quota small --hard=pods=many --dry-run=client",
      printed: """
        --- stderr
        error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
        --- exit 1

        """),
    Case(
      line: "create job pi --dry-run=client",
      printed: """
        --- stderr
        error: either --image or --from must be specified
        --- exit 1

        """),
    Case(
      line: "set image -f shop.yaml front=nginx:1.28 --local -o yaml",
      printed: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          creationTimestamp: null
          name: shop
        spec:
          selector:
            matchLabels:
              app: shop
          strategy: {}
          template:
            metadata:
              creationTimestamp: null
              labels:
                app: shop
            spec:
              containers:
              - env:
                - name: COLOR
                  value: blue
                - name: SIZE
                  valueFrom:
                    configMapKeyRef:
                      key: size
                      name: settings
                image: nginx:1.28
                name: front
                resources: {}
        status: {}

        """),
    Case(
      line: "set env -f shop.yaml MODE=fast COLOR- --local -o yaml",
      printed: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          creationTimestamp: null
          name: shop
        spec:
          selector:
            matchLabels:
              app: shop
          strategy: {}
          template:
            metadata:
              creationTimestamp: null
              labels:
                app: shop
            spec:
              containers:
              - env:
                - name: SIZE
                  valueFrom:
                    configMapKeyRef:
                      key: size
                      name: settings
                - name: MODE
                  value: fast
                image: nginx:1.27
                name: front
                resources: {}
        status: {}

        """),
    Case(
      line: "set env -f shop.yaml --local --list",
      printed: """
        # Deployment shop, container front
        COLOR=blue
        # SIZE from configmap settings, key size

        """),
    Case(
      line: "set resources -f shop.yaml -c=front --limits=cpu=200m,memory=512Mi --local -o json",
      printed: """
        {
            "kind": "Deployment",
            "apiVersion": "apps/v1",
            "metadata": {
                "name": "shop",
                "creationTimestamp": null
            },
            "spec": {
                "selector": {
                    "matchLabels": {
                        "app": "shop"
                    }
                },
                "template": {
                    "metadata": {
                        "creationTimestamp": null,
                        "labels": {
                            "app": "shop"
                        }
                    },
                    "spec": {
                        "containers": [
                            {
                                "name": "front",
                                "image": "nginx:1.27",
                                "env": [
                                    {
                                        "name": "COLOR",
                                        "value": "blue"
                                    },
                                    {
                                        "name": "SIZE",
                                        "valueFrom": {
                                            "configMapKeyRef": {
                                                "name": "settings",
                                                "key": "size"
                                            }
                                        }
                                    }
                                ],
                                "resources": {
                                    "limits": {
                                        "cpu": "200m",
                                        "memory": "512Mi"
                                    }
                                }
                            }
                        ]
                    }
                },
                "strategy": {}
            },
            "status": {}
        }

        """),
    Case(
      line: "set image -f shop.yaml other=nginx --local",
      printed: """
        --- stderr
        error: unable to find container named "other"
        --- exit 1

        """),
    Case(
      line: "kustomize over",
      printed: """
        apiVersion: v1
        data:
          size: "3"
        kind: ConfigMap
        metadata:
          labels:
            tier: front
          name: test-settings-hmkh92fc65
          namespace: team
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          annotations:
            note: hi
          labels:
            tier: front
          name: test-shop
          namespace: team
        spec:
          replicas: 4
          selector:
            matchLabels:
              app: shop
              tier: front
          template:
            metadata:
              labels:
                app: shop
                tier: front
            spec:
              containers:
              - env:
                - name: COLOR
                  value: blue
                - name: SIZE
                  valueFrom:
                    configMapKeyRef:
                      key: size
                      name: test-settings-hmkh92fc65
                image: nginx:1.28
                name: front

        """),
  ]
}
