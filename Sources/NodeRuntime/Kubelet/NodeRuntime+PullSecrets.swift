import APIServer
import Encodings
import Kinds
import ObjectModel

// Models: pkg/kubelet/kubelet_pods.go getPullSecretsForPod and pkg/credentialprovider, v1.32.

extension NodeRuntime {
  /// Warns, as every sync does, of secrets to pull with that are not there.
  mutating func lookForPullSecrets(_ worker: borrowing PodWorker, _ api: inout APIServer) {
    let references = worker.object.elements(.spec, "imagePullSecrets")
    guard !references.isEmpty else { return }
    let missing = references.compactMap { $0[.name]?.string }.filter {
      api.view.object(.secrets, ObjectKey(worker.key.namespace, $0)) == nil
    }
    guard !missing.isEmpty else { return }
    record(
      worker, .warning, "FailedToRetrieveImagePullSecret",
      "Unable to retrieve some image pull secrets (\(missing.joined(separator: ", "))); "
        + "attempting to pull the image may not succeed.", &api)
  }

  /// Whether a pod brings a secret with credentials for an image's registry.
  func hasPullSecret(
    _ worker: borrowing PodWorker, _ reference: ImageReference, _ api: borrowing APIServer
  ) -> Bool {
    let references = worker.object.elements(.spec, "imagePullSecrets")
    if references.isEmpty { return false }
    let host = String(reference.repository.prefix { $0 != "/" })
    for name in references.compactMap({ $0[.name]?.string }) {
      guard let secret = api.view.object(.secrets, ObjectKey(worker.key.namespace, name)) else {
        continue
      }
      for key in [Key(".dockerconfigjson"), Key(".dockercfg")] {
        let text = Base64.text(secret[.data, key]?.string ?? "")
        if text.contains("\"\(host)") || text.contains("//\(host)")
          || (host == "docker.io" && text.contains("index.docker.io"))
        {
          return true
        }
      }
    }
    return false
  }
}
