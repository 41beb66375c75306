import ObjectModel
import Testing

@Suite struct SchemaTests {
  static let registry = SchemaRegistry(texts: [
    #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Pod  Programs on a node.
      apiVersion string @-  Group and version.
      kind string @-  Kind.
      metadata meta.ObjectMeta always @1  Bookkeeping.
      spec PodSpec always @2  What it should be.
      status PodStatus always @3  What it is.

    type PodSpec  What a pod should be.
      activeDeadlineSeconds int64? min(1) @5  Limit.
      containers* [Container] list(map:name) patch(merge:name) always @2  Programs.
      hostNetwork bool @11  Node network.
      nodeSelector map:string map(atomic) @7  Labels.
      overhead map:Quantity go(ResourceList) @32  Extra.
      priority int32? @25  Rank.
      restartPolicy string =Always enum(Always,Never,OnFailure) go(RestartPolicy) @3  Policy.
      securityContext SecurityContext ={} @14  Security.

    type SecurityContext  Settings.
      runAsUser int64? @1  User.

    type Container  A program.
      args [string] list(atomic) @4  Arguments.
      name* string always @1  Name.
      ports [ContainerPort] list(map:containerPort,protocol) patch(merge:containerPort) @6  Ports.
      probe Probe @9  Check.
      resources Resources always @8  Amounts.

    type ContainerPort  A port.
      containerPort* int32 always min(1) max(65535) @3  Number.
      name string @1  Name.
      protocol string =TCP @4  Protocol.

    type Probe  A check.
      httpPort IntOrString always @1.2  Port.
      periodSeconds int32 =10 @4  Seconds.

    type Resources  Amounts.
      limits map:Quantity @1  Most.

    type PodStatus  What it is.
      phase string @1  Phase.
      startTime Time @7  Since.
      seen MicroTime @8  When.

    type Secret  Secrets.
      data map:bytes @2  Bytes.
      metadata meta.ObjectMeta always @1  Bookkeeping.
      raw any @9  Anything.
    """#,
    #"""
    package io.k8s.apimachinery.pkg.apis.meta.v1

    type ObjectMeta  Bookkeeping.
      annotations map:string @12  Notes.
      creationTimestamp Time always @8  Birth.
      finalizers [string] list(set) patch(merge) @14  Last words.
      labels map:string @11  Labels.
      name string @1  Name.
    """#,
  ])

  static func type(_ name: String) throws -> SchemaType {
    try #require(registry.type("io.k8s.api.core.v1." + name))
  }

  @Test func `a type's fields carry what their lines say`() throws {
    let spec = try Self.type("PodSpec")
    #expect(spec.name == "PodSpec")
    #expect(spec.sentence == "What a pod should be.")
    #expect(spec.fields.map(\.name).sorted() == spec.fields.map(\.name))
    #expect(spec.fields.allSatisfy { spec.field($0.key) === $0 })
    #expect(spec.field("Containers") == nil)
    let containers = try #require(spec.field("containers"))
    #expect(containers.isRequired && containers.isAlwaysWritten)
    #expect(containers.listType == .map && containers.listKeys == ["name"])
    #expect(containers.patchStrategy == .merge && containers.mergeKey == "name")
    #expect(containers.type.objectType === (try Self.type("Container")))
    let policy = try #require(spec.field("restartPolicy"))
    #expect(policy.defaultValue == "Always")
    #expect(policy.enumValues == ["Always", "Never", "OnFailure"])
    #expect(policy.sentence == "Policy.")
    #expect(spec.field("activeDeadlineSeconds")?.minimum == 1)
    #expect(spec.field("nodeSelector")?.isAtomicMap == true)
    #expect(spec.field("securityContext")?.defaultValue == .emptyObject)
    #expect(try Self.type("Probe").field("httpPort")?.protobufPath == [1, 2])
    #expect(Self.registry.faults() == [])
  }

  @Test func `faults of a schema text name the line`() {
    let faults = SchemaRegistry(texts: [
      "package a\ntype T  Thing.\n  x strin @1  X.\n  y string odd @z  Y.\n  y string @2  Y.\nz"
    ]).faults()
    #expect(
      faults == [
        "schema text 0 line 6: neither package, use nor type",
        "schema text 0 line 4: unknown marker odd",
        "schema text 0 line 4: z is no protobuf field number",
        "a.T.x: the type a.strin is not defined",
        "a.T.y: the field is defined twice",
      ])
  }

  @Test(arguments: [
    // What Go always writes appears; nothing else does.
    (
      #"{"spec":{}}"#,
      #"{"metadata":{"creationTimestamp":null},"spec":{"containers":null},"status":{}}"#
    ),
    // Empty optional values disappear; explicit zeros behind pointers stay.
    (
      #"{"metadata":{"name":"","labels":{},"finalizers":[],"creationTimestamp":null},"spec":{"priority":0,"hostNetwork":false,"nodeSelector":{},"securityContext":{},"containers":[{"name":"","args":[],"ports":null,"resources":{"limits":{}}}]},"status":null}"#,
      #"{"metadata":{"creationTimestamp":null},"spec":{"containers":[{"name":"","resources":{}}],"priority":0,"securityContext":{}},"status":{}}"#
    ),
    // Quantities, times and whole numbers become canonical.
    (
      #"{"metadata":{"creationTimestamp":"2030-01-01T10:00:00+01:00"},"spec":{"containers":[{"name":"a","resources":{"limits":{"cpu":0.5,"memory":"1024Mi","n":1000}},"probe":{"periodSeconds":10.0}}]},"status":{"startTime":"2030-01-01T09:00:00.5Z","seen":"2030-01-01T10:00:00.123456+01:00"}}"#,
      #"{"metadata":{"creationTimestamp":"2030-01-01T09:00:00Z"},"spec":{"containers":[{"name":"a","probe":{"httpPort":0,"periodSeconds":10},"resources":{"limits":{"cpu":"500m","memory":"1Gi","n":"1k"}}}]},"status":{"seen":"2030-01-01T09:00:00.123456Z","startTime":"2030-01-01T09:00:00Z"}}"#
    ),
    // Unknown fields are pruned and named in the order met; names are told apart by case.
    (
      #"{"foo":1,"metadata":{"Name":"a","labels":{"a":"b"}},"spec":{"containers":[{"name":"a","x":1,"resources":{}},{"name":"b","resources":{"y":2}}]}}"#,
      #"{"metadata":{"creationTimestamp":null,"labels":{"a":"b"}},"spec":{"containers":[{"name":"a","resources":{}},{"name":"b","resources":{}}]},"status":{}} unknown field "foo" unknown field "metadata.Name" unknown field "spec.containers[0].x" unknown field "spec.containers[1].resources.y""#
    ),
    (
      #"{"spec":"x"}"#,
      "json: cannot unmarshal string into Go struct field Pod.spec of type v1.PodSpec"
    ),
    (#"[]"#, "json: cannot unmarshal array into Go value of type v1.Pod"),
    (
      #"{"spec":{"containers":[{"ports":[{"containerPort":"80"}]}]}}"#,
      "json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32"
    ),
    (
      #"{"spec":{"containers":[{"ports":[{"containerPort":3000000000}]}]}}"#,
      "json: cannot unmarshal number 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32"
    ),
    (
      #"{"spec":{"priority":1.5}}"#,
      "json: cannot unmarshal number 1.5 into Go struct field PodSpec.spec.priority of type int32"
    ),
    (
      #"{"metadata":{"labels":{"a":1}}}"#,
      "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"
    ),
    (
      #"{"spec":{"containers":["a"]}}"#,
      "json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type v1.Container"
    ),
    (
      #"{"spec":{"containers":{}}}"#,
      "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container"
    ),
    (
      #"{"spec":{"containers":[{"args":"a"}]}}"#,
      "json: cannot unmarshal string into Go struct field Container.spec.containers.args of type []string"
    ),
    (
      #"{"spec":{"restartPolicy":true,"overhead":[]}}"#,
      "json: cannot unmarshal bool into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy"
    ),
    (
      #"{"spec":{"overhead":[]}}"#,
      "json: cannot unmarshal array into Go struct field PodSpec.spec.overhead of type v1.ResourceList"
    ),
    (
      #"{"spec":{"containers":[{"probe":{"httpPort":true}}]}}"#,
      "json: cannot unmarshal bool into Go struct field Probe.spec.containers.probe.httpPort of type int32"
    ),
    // A type that reads itself stops the reading, so its error wins over an earlier mismatch.
    (
      #"{"spec":{"hostNetwork":1,"overhead":{"cpu":"x"}}}"#,
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    ),
    (
      #"{"status":{"startTime":"x"}}"#,
      #"parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006""#
    ),
    (
      #"{"status":{"seen":"2030-01-01T09:00:00Z"}}"#,
      #"parsing time "2030-01-01T09:00:00Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "Z" as ".000000""#
    ),
    (
      #"{"status":{"startTime":5}}"#,
      "json: cannot unmarshal number into Go struct field PodStatus.status.startTime of type string"
    ),
  ])
  func `a pod is read as Go reads it`(input: String, outcome: String) throws {
    #expect(Self.decoded(input, try Self.type("Pod")) == outcome)
  }

  @Test(arguments: [
    (
      #"{"data":{"a":"aGk=","b":"","c":null,"d":"aG\nk="},"raw":{"x":null}}"#,
      #"{"data":{"a":"aGk=","b":"","c":"","d":"aGk="},"metadata":{"creationTimestamp":null},"raw":{"x":null}}"#
    ),
    (#"{"data":{"a":"!"}}"#, "illegal base64 data at input byte 0"),
    (#"{"data":{"a":"aGk"}}"#, "illegal base64 data at input byte 0"),
    (#"{"data":{"a":"aGkx!"}}"#, "illegal base64 data at input byte 4"),
    (
      #"{"data":{"a":1}}"#,
      "json: cannot unmarshal number into Go struct field Secret.data of type []uint8"
    ),
  ])
  func `bytes are read as Go reads them`(input: String, outcome: String) throws {
    #expect(Self.decoded(input, try Self.type("Secret")) == outcome)
  }

  private static func decoded(_ input: String, _ type: SchemaType) -> String {
    do {
      let decoded = try registry.decode(
        JSONParser.parse(input), as: type, rootName: type.name)
      let text = JSONWriter(sortsKeys: true).text(decoded.value)
      return ([text] + decoded.unknownFields).joined(separator: " ")
    } catch let error as DecodeError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  @Test func `a clean object keeps its storage`() throws {
    let value = try JSONParser.parse(
      #"{"metadata":{"creationTimestamp":null,"name":"a"},"spec":{"containers":[{"name":"a","resources":{"limits":{"cpu":"500m"}}}]},"status":{}}"#
    )
    let decoded = try Self.registry.decode(value, as: Self.type("Pod"), rootName: "Pod")
    let before = try #require(value.object).storageAddress
    #expect(decoded.value.object?.storageAddress == before)
  }

  @Test(arguments: [
    (#"{}"#, #"{}"#),
    (
      #"{"spec":{"containers":[{"ports":[{"containerPort":1},{"protocol":"UDP"}]}]}}"#,
      #"{"spec":{"containers":[{"ports":[{"containerPort":1,"protocol":"TCP"},{"protocol":"UDP"}]}],"restartPolicy":"Always","securityContext":{}}}"#
    ),
    (
      #"{"spec":{"restartPolicy":"Never","securityContext":{"runAsUser":1},"containers":[{"probe":{}}]}}"#,
      #"{"spec":{"containers":[{"probe":{"periodSeconds":10}}],"restartPolicy":"Never","securityContext":{"runAsUser":1}}}"#
    ),
  ])
  func `defaults are filled in where a struct exists`(input: String, output: String) throws {
    var value = try JSONParser.parse(input)
    Self.registry.applyDefaults(to: &value, try Self.type("Pod"))
    #expect(JSONWriter(sortsKeys: true).text(value) == output)
  }

  @Test func `a field is explained as kubectl lays it out`() throws {
    let explainer = SchemaExplainer(registry: Self.registry)
    let name = "io.k8s.api.core.v1.Pod"
    let page = try explainer.page(
      group: "", version: "v1", kind: "Pod", schemaName: name, path: ["spec", "containers"])
    #expect(
      page == """
        KIND:       Pod
        VERSION:    v1

        FIELD: containers <[]Container>


        DESCRIPTION:
            Programs.
            A program.
            \("")
        FIELDS:
          args\t<[]string>
            Arguments.

          name\t<string> -required-
            Name.

          ports\t<[]ContainerPort>
            Ports.

          probe\t<Probe>
            Check.

          resources\t<Resources>
            Amounts.



        """)
    #expect(
      try explainer.page(
        group: "", version: "v1", kind: "Pod", schemaName: name,
        path: ["spec", "restartPolicy"]) == """
          KIND:       Pod
          VERSION:    v1

          FIELD: restartPolicy <string>
          ENUM:
              Always
              Never
              OnFailure

          DESCRIPTION:
              Policy.
              \("")


          """)
    let error = #expect(throws: ExplainError.self) {
      try explainer.page(
        group: "apps", version: "v1", kind: "Pod", schemaName: name, path: ["spec", "x", "y"])
    }
    #expect(error?.message == #"field "y" does not exist"#)
    #expect(error?.output == "GROUP:      apps\nKIND:       Pod\nVERSION:    v1\n\n")
  }

  @Test func `a kind is explained to the bottom on request`() throws {
    let page = try SchemaExplainer(registry: Self.registry).page(
      group: "", version: "v1", kind: "Secret", schemaName: "io.k8s.api.core.v1.Secret",
      isRecursive: true)
    #expect(
      page == """
        KIND:       Secret
        VERSION:    v1

        DESCRIPTION:
            Secrets.
            \("")
        FIELDS:
          data\t<map[string]string>
          metadata\t<ObjectMeta>
            annotations\t<map[string]string>
            creationTimestamp\t<string>
            finalizers\t<[]string>
            labels\t<map[string]string>
            name\t<string>
          raw\t<RawExtension>


        """)
  }

  @Test(arguments: [
    (#"{"a":[],"b":{"c":null}}"#, #"{"b":{}}"#, true, true),
    (#"{"a":1}"#, #"{"a":1.0}"#, true, true), (#"{"a":1}"#, #"{"a":2}"#, false, false),
    (#"{}"#, #"{"a":false}"#, false, false),
    (#"{"spec":{"overhead":{"cpu":"1000m"}}}"#, #"{"spec":{"overhead":{"cpu":"1"}}}"#, false, true),
    (#"{"spec":{"securityContext":{}}}"#, #"{"spec":{}}"#, true, false),
    (#"{"spec":{"containers":[{"args":[]}]}}"#, #"{"spec":{"containers":[{}]}}"#, true, true),
    (
      #"{"status":{"startTime":"2030-01-01T09:00:00Z"}}"#,
      #"{"status":{"startTime":"2030-01-01T10:00:00+01:00"}}"#, false, true
    ),
  ])
  func `values are compared by what they mean`(
    left: String, right: String, isEqual: Bool, isEqualAsPod: Bool
  ) throws {
    let (left, right) = (try JSONParser.parse(left), try JSONParser.parse(right))
    let type = try Self.type("Pod")
    #expect(left.semanticallyEquals(right) == isEqual)
    #expect(right.semanticallyEquals(left) == isEqual)
    #expect(left.semanticallyEquals(right, type: type) == isEqualAsPod)
    #expect(right.semanticallyEquals(left, type: type) == isEqualAsPod)
  }
}
