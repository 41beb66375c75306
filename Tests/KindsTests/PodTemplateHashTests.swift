import Kinds
import ObjectModel
import Testing

private func template(_ label: String, _ container: String, spec: String = "") throws -> Value {
  let object = try Sample.object(
    .deployments,
    #"""
    {"metadata": {"name": "x", "namespace": "default"}, "spec": {"template":
      {"metadata": {"labels": {\#(label)}}, "spec": {"containers": [{\#(container)}]\#(spec)}}}}
    """#)
  return try #require(object[.spec, .template])
}

@Test(arguments: [
  (#""app": "nginx""#, #""name": "nginx", "image": "nginx""#, "5869d7778c"),
  (
    #""app": "kubia""#,
    #""name": "kubia", "image": "luksa/kubia", "ports": [{"containerPort": 8080}]"#, "fd5654677"
  ),
  (
    #""app": "q""#,
    #""name": "c", "image": "i:1", "resources": {"limits": {"cpu": "500m", "memory": "128Mi"}}"#,
    "7469694885"
  ),
  (
    #""app": "q""#, #""name": "c", "image": "i:1", "resources": {"limits": {"cpu": "0.1"}}"#,
    "9645c5456"
  ),
  (
    #""app": "q""#, #""name": "c", "image": "i:1", "resources": {"limits": {"memory": "1Gi"}}"#,
    "6c694f55d4"
  ),
  (
    #""app": "q""#,
    #""name": "c", "image": "i:1", "resources": {"limits": {"cpu": "1", "memory": "1000Mi"}}"#,
    "5bb57d5fc6"
  ),
  (#""app": "web""#, #""name": "nginx", "image": "nginx:1.27""#, "796cf5c97c"),
  (#""app": "web""#, #""name": "nginx", "image": "nginx:1.26""#, "569696d9f6"),
])
func `the hash of a template is the control plane's`(
  label: String, container: String, hash: String
) throws {
  #expect(PodTemplateHash.text(of: try template(label, container)) == hash)
}

@Test func `collisions change the hash, and the hash's own label does not matter to sameness`()
  throws
{
  let plain = try template(#""app": "a""#, #""name": "c", "image": "i:1""#)
  var labelled = plain
  labelled[.metadata, .labels, PodTemplateHash.label] = "abc"
  #expect(PodTemplateHash.isSame(plain, labelled))
  #expect(!PodTemplateHash.isSame(plain, try template(#""app": "b""#, #""name": "c""#)))
  let hashes = [nil, 0, 1].map { PodTemplateHash.text(of: plain, collisionCount: $0) }
  #expect(Set(hashes).count == 3)
}
