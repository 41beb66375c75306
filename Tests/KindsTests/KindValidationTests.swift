import APIServer
import Kinds
import ObjectModel
import Testing

private func meta(_ rest: String = "") -> String {
  #""metadata": {"name": "x", "namespace": "default"\#(rest.isEmpty ? "" : ", \(rest)")}"#
}

private let qualified =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
  + "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
  + "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

@Test(
  arguments: [
    (
      .replicationControllers,
      #"{\#(meta()), "spec": {"replicas": -3, "selector": {"a": "b"}, "template": {"metadata": {"labels": {"a": "c"}}, "spec": {"restartPolicy": "Never", "containers": []}}}}"#,
      [
        "spec.replicas: Invalid value: -3: must be greater than or equal to 0",
        #"spec.template.metadata.labels: Invalid value: map[string]string{"a":"c"}: `selector` does not match template `labels`"#,
        "spec.template.spec.containers: Required value",
        #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#,
      ]
    ),
    (
      .replicationControllers, #"{\#(meta()), "spec": {}}"#,
      ["spec.selector: Required value", "spec.template: Required value"]
    ),
    (
      .configMaps, #"{\#(meta()), "data": {"..": "x", "bad key!": "y", "ok.key": "z"}}"#,
      [
        #"data[..]: Invalid value: "..": must not be '..'"#,
        #"data[bad key!]: Invalid value: "bad key!": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"#,
      ]
    ),
    (
      .configMaps, #"{"metadata": {"namespace": "default"}}"#,
      ["metadata.name: Required value: name or generateName is required"]
    ),
    (
      .configMaps, #"{\#(meta()), "data": {"a": "1"}, "binaryData": {"a": "MQ=="}}"#,
      [#"data[a]: Invalid value: "a": duplicate of key present in binaryData"#]
    ),
    (
      .configMaps,
      #"{\#(meta(#""labels": {"bad key": "v", "k": "bad value!"}, "annotations": {"a b": "c"}"#))}"#,
      [
        #"metadata.labels: Invalid value: "bad key": \#(qualified)"#,
        #"metadata.labels: Invalid value: "bad value!": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"#,
        #"metadata.annotations: Invalid value: "a b": \#(qualified)"#,
      ]
    ),
    (
      .configMaps, #"{\#(meta(#""finalizers": ["nope", "example.com/ok"]"#))}"#,
      [
        #"metadata.finalizers[0]: Invalid value: "nope": name is neither a standard finalizer name nor is it fully qualified"#
      ]
    ),
    (
      .configMaps, #"{\#(meta(#""ownerReferences": [{"apiVersion": "v1", "kind": "Pod"}]"#))}"#,
      [
        #"metadata.ownerReferences.name: Invalid value: "": name must not be empty"#,
        #"metadata.ownerReferences.uid: Invalid value: "": uid must not be empty"#,
      ]
    ),
    (
      .secrets, #"{\#(meta()), "type": "kubernetes.io/tls", "stringData": {"tls.crt": "x"}}"#,
      ["data[tls.key]: Required value"]
    ),
    (
      .secrets, #"{\#(meta()), "type": "kubernetes.io/basic-auth"}"#,
      ["data[username]: Required value", "data[password]: Required value"]
    ),
    (
      .secrets, #"{\#(meta()), "type": "kubernetes.io/service-account-token"}"#,
      ["metadata.annotations[kubernetes.io/service-account.name]: Required value"]
    ),
    (
      .namespaces, #"{"metadata": {"name": "a.b"}, "spec": {"finalizers": ["x y"]}}"#,
      [
        #"metadata.name: Invalid value: "a.b": must not contain dots"#,
        #"spec.finalizers: Invalid value: "x y": \#(qualified)"#,
        #"spec.finalizers: Invalid value: "x y": name is neither a standard finalizer name nor is it fully qualified"#,
      ]
    ),
    (
      .nodes,
      #"{"metadata": {"name": "n"}, "spec": {"taints": [{"key": "a"}, {"key": "a", "effect": "NoSchedule"}, {"key": "a", "effect": "NoSchedule"}]}}"#,
      [
        "metadata.taints[0].effect: Required value",
        #"metadata.taints[2]: Duplicate value: core.Taint{Key:"a", Value:"", Effect:"NoSchedule", TimeAdded:<nil>}: taints must be unique by key and effect pair"#,
      ]
    ),
    (
      .nodes, #"{"metadata": {"name": "n", "namespace": "x"}}"#,
      ["metadata.namespace: Forbidden: not allowed on this type"]
    ),
    (
      .events,
      #"{"metadata": {"name": "e", "namespace": "a"}, "involvedObject": {"namespace": "b"}}"#,
      [#"involvedObject.namespace: Invalid value: "b": does not match event.namespace"#]
    ),
    (
      .leases, #"{\#(meta()), "spec": {"leaseDurationSeconds": 0, "leaseTransitions": -1}}"#,
      [
        "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
        "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
      ]
    ),
    (
      .services, #"{\#(meta()), "spec": {"type": "ClusterIP"}}"#, ["spec.ports: Required value"]
    ),
    (
      .services,
      #"{"metadata": {"name": "1a", "namespace": "default"}, "spec": {"type": "ExternalName"}}"#,
      [
        #"metadata.name: Invalid value: "1a": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#,
        "spec.externalName: Required value",
      ]
    ),
    (
      .services,
      #"{\#(meta()), "spec": {"type": "LoadBalancer", "externalIPs": ["a", "127.0.0.1"], "externalTrafficPolicy": "Foo", "internalTrafficPolicy": "Bar", "trafficDistribution": "Far", "loadBalancerSourceRanges": ["10.0.0.1/33"], "loadBalancerClass": "a b", "sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 90000}}, "ports": [{"name": "a", "port": 10250, "appProtocol": "x y"}, {"name": "b", "port": 81, "nodePort": 30081}, {"name": "c", "port": 82, "nodePort": 30081}]}}"#,
      [
        "spec.ports[0]: Invalid value: 10250: may not expose port 10250 externally since it is used by kubelet",
        #"spec.ports[0].appProtocol: Invalid value: "x y": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
        "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 90000: must be greater than 0 and less than 86400",
        #"spec.externalIPs[0]: Invalid value: "a": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
        #"spec.externalIPs[1]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)"#,
        "spec.ports[2].nodePort: Duplicate value: 30081",
        #"spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.1/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"#,
        #"spec.loadBalancerClass: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
        #"spec.externalTrafficPolicy: Unsupported value: "Foo": supported values: "Cluster", "Local""#,
        #"spec.internalTrafficPolicy: Unsupported value: "Bar": supported values: "Cluster", "Local""#,
        #"spec.trafficDistribution: Unsupported value: "Far": supported values: "PreferClose""#,
      ]
    ),
    (
      .services,
      #"{\#(meta()), "spec": {"type": "ClusterIP", "clusterIP": "10.96.1.1", "clusterIPs": ["10.96.1.1", "10.96.1.2"], "ipFamilies": ["IPv4", "IPv4"], "ipFamilyPolicy": "Two", "externalTrafficPolicy": "Local", "healthCheckNodePort": 3, "loadBalancerClass": "a", "allocateLoadBalancerNodePorts": true, "ports": [{"port": 80, "nodePort": 30080}]}}"#,
      [
        #"spec.ipFamilies[1]: Duplicate value: "IPv4""#,
        #"spec.ipFamilyPolicy: Unsupported value: "Two": supported values: "PreferDualStack", "RequireDualStack", "SingleStack""#,
        #"spec.clusterIPs: Invalid value: []string{"10.96.1.1", "10.96.1.2"}: may specify no more than one IP for each IP family"#,
        "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
        "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
        "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
        #"spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services"#,
        "spec.healthCheckNodePort: Invalid value: 3: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ]
    ),
    (
      .podDisruptionBudgets,
      #"{\#(meta()), "spec": {"minAvailable": 1, "maxUnavailable": 1}}"#,
      [
        "spec: Invalid value: policy.PodDisruptionBudgetSpec{MinAvailable:(*intstr.IntOrString)(0xc0005a4018), Selector:(*v1.LabelSelector)(nil), MaxUnavailable:(*intstr.IntOrString)(0xc0005a4030), UnhealthyPodEvictionPolicy:(*policy.UnhealthyPodEvictionPolicyType)(nil)}: minAvailable and maxUnavailable cannot be both set"
      ]
    ),
    (
      .endpoints,
      #"{\#(meta()), "subsets": [{"addresses": [{"ip": "127.0.0.1"}, {"ip": "banana"}, {"ip": "169.254.0.1"}], "ports": [{"port": 0}]}, {}]}"#,
      [
        #"subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)"#,
        #"subsets[0].addresses[1].ip: Invalid value: "banana": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
        #"subsets[0].addresses[1].ip: Invalid value: "banana": must be a valid IP address"#,
        #"subsets[0].addresses[2].ip: Invalid value: "169.254.0.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)"#,
        "subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
        "subsets[1]: Required value: must specify `addresses` or `notReadyAddresses`",
      ]
    ),
    (
      .ingresses, #"{\#(meta()), "spec": {}}"#,
      [
        "spec: Invalid value: []networking.IngressRule(nil): either `defaultBackend` or `rules` must be specified"
      ]
    ),
    (
      .ingresses,
      #"{\#(meta()), "spec": {"defaultBackend": {"service": {"name": "Web", "port": {}}}, "rules": [{"host": "10.0.0.1", "http": {"paths": []}}, {"host": "*.*", "http": {"paths": [{"path": "x//", "pathType": "Prefix", "backend": {}}, {"pathType": "Odd", "backend": {"service": {"name": "web", "port": {"number": 80}}}}, {"backend": {}}]}}]}}"#,
      [
        #"spec.defaultBackend.service.name: Invalid value: "Web": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#,
        "spec.defaultBackend: Required value: port name or number is required",
        #"spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address"#,
        "spec.rules[0].http.paths: Required value",
        #"spec.rules[1].host: Invalid value: "*.*": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#,
        #"spec.rules[1].http.paths[0].path: Invalid value: "x//": must be an absolute path"#,
        #"spec.rules[1].http.paths[0].path: Invalid value: "x//": must not contain '//'"#,
        #"spec.rules[1].http.paths[0].backend: Invalid value: "": resource or service backend is required"#,
        #"spec.rules[1].http.paths[1].pathType: Unsupported value: "Odd": supported values: "Exact", "ImplementationSpecific", "Prefix""#,
        "spec.rules[1].http.paths[2].pathType: Required value: pathType must be specified",
      ]
    ),
  ] as [(ResourceID, String, [String])])
func `a new object breaks exactly these rules`(
  resource: ResourceID, json: String, expected: [String]
) throws {
  #expect(try Sample.errors(resource, json) == expected)
}

@Test(
  arguments: [
    (
      .secrets, #"{\#(meta()), "immutable": true, "data": {"a": "MQ=="}}"#,
      #"{\#(meta()), "type": "x", "data": {"a": "Mg=="}}"#,
      [
        #"type: Invalid value: "x": field is immutable"#,
        "immutable: Forbidden: field is immutable when `immutable` is set",
        "data: Forbidden: field is immutable when `immutable` is set",
      ]
    ),
    (
      .nodes, #"{"metadata": {"name": "n"}, "spec": {"podCIDRs": ["10.0.0.0/24"]}}"#,
      #"{"metadata": {"name": "n"}, "spec": {"podCIDRs": ["10.1.0.0/24"]}}"#,
      [
        #"spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid"#
      ]
    ),
    (
      .configMaps, #"{\#(meta(#""uid": "a""#))}"#,
      #"{"metadata": {"name": "y", "namespace": "default", "uid": "b"}}"#,
      [
        #"metadata.name: Invalid value: "y": field is immutable"#,
        #"metadata.uid: Invalid value: "b": field is immutable"#,
      ]
    ),
    (
      .services, #"{\#(meta()), "spec": {"clusterIP": "10.0.0.1", "ports": [{"port": 80}]}}"#,
      #"{\#(meta()), "spec": {"clusterIP": "10.96.1.1", "ports": [{"port": 80}]}}"#,
      [
        #"spec.clusterIPs[0]: Invalid value: []string{"10.96.1.1"}: may not change once set"#
      ]
    ),
  ] as [(ResourceID, String, String, [String])])
func `a change breaks exactly these rules`(
  resource: ResourceID, old: String, new: String, expected: [String]
) throws {
  #expect(try Sample.updateErrors(resource, from: old, to: new) == expected)
}
