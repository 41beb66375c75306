import APIServer
import ObjectModel
import Simulation
import Testing

@testable import Kinds

/// The walks over every object that comes in: what they leave out because it is known.
@Suite struct WalkTests {
  @Test(arguments: Array(UInt64(1)...3))
  func `one walk gives what a decode and the defaults give`(seed: UInt64) throws {
    let schema = SchemaRegistry.standard
    for name in schema.typeNames {
      let type = try #require(schema.type(name))
      var random = RandomObject(stream: RandomStream(seed: seed).split(name))
      let value = random.value(type)
      var expected = try schema.decode(value, as: type, rootName: type.name).value
      schema.applyDefaults(to: &expected, type)
      let found = try schema.decode(
        value, as: type, rootName: type.name, fillingDefaults: true
      ).value
      #expect(found == expected, "\(name), seed \(seed)")
      let again = try schema.decode(
        found, as: type, rootName: type.name, trusting: found, fillingDefaults: true
      ).value
      #expect(again == found, "\(name), seed \(seed)")
    }
  }

  @Test func `what is shared with a known object is not read again, however deep`() throws {
    // The empty texts would be left out if anybody looked.
    let known = try Sample.value(
      #"""
      {"metadata": {"name": "p"}, "spec": {
        "containers": [{"name": "a", "workingDir": ""}, {"name": "b", "workingDir": ""}],
        "hostname": ""}}
      """#)
    var value = known
    value[.spec]?[.containers]?[1][.image] = "i"
    let schema = SchemaRegistry.standard
    let type = try #require(schema.type("io.k8s.api.core.v1.Pod"))
    let read = try schema.decode(value, as: type, rootName: "Pod", trusting: known).value
    let texts = read.elements(.spec, .containers).map { JSONWriter(sortsKeys: true).text($0) }
    #expect(
      texts == [
        #"{"name":"a","workingDir":""}"#, #"{"image":"i","name":"b","resources":{}}"#,
      ])
    #expect(read[.spec, .hostname] == nil)
  }

  @Test func `the usual pods need no rules, before and after a change`() throws {
    let kind = Catalog.standard[.pods]
    let bodies = [
      Sample.pod(container: #""ports": [{"containerPort": 80}]"#),
      Sample.pod(
        container: #"""
          "env": [{"name": "A", "value": "1"}, {"name": "B"}], "command": ["sleep"],
          "resources": {"requests": {"cpu": "1m", "memory": "1Mi"}, "limits": {"cpu": "1"}},
          "volumeMounts": [{"name": "v", "mountPath": "/v"}, {"name": "c", "mountPath": "/c"}]
          """#,
        spec: #"""
          "volumes": [{"name": "v"}, {"name": "c", "configMap": {"name": "c"}}],
          "serviceAccountName": "default", "nodeName": "n"
          """#),
    ]
    for body in bodies {
      let pod = try Sample.object(.pods, body)
      #expect(PlainPodSpec.holds(pod[.spec] ?? .null), "\(pod)")
      #expect(kind.validate(pod).isEmpty)
    }
    let unusual = [
      #""volumeMounts": [{"name": "v", "mountPath": "/v"}]"#, #""ports": [{"containerPort": 0}]"#,
      #""env": [{"name": "A"}, {"name": "A"}]"#, #""resources": {"requests": {"memory": "1m"}}"#,
      #""livenessProbe": {"exec": {"command": ["true"]}}"#, #""imagePullPolicy": "never""#,
      #""ports": [{"containerPort": 1}, {"containerPort": 1, "protocol": "UDP"}]"#,
    ]
    for container in unusual {
      let pod = try Sample.object(.pods, Sample.pod(container: container))
      #expect(!PlainPodSpec.holds(pod[.spec] ?? .null), "\(pod)")
    }
  }
}
