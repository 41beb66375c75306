/// The flags that every command takes.
enum GlobalFlags {
  /// The table, as `kubectl options` lists it.
  static let text = """
    --as string
    --as-group array
    --as-uid string
    --cache-dir string =/home/learner/.kube/cache
    --certificate-authority string
    --client-certificate string
    --client-key string
    --cluster string
    --context string
    --disable-compression bool
    --insecure-skip-tls-verify bool
    --kubeconfig string
    --log-flush-frequency duration =5s
    --match-server-version bool
    -n --namespace string
    --password string
    --profile string =none
    --profile-output string =profile.pprof
    --request-timeout string =0
    -s --server string
    --tls-server-name string
    --token string
    --user string
    --username string
    -v --v int32
    --vmodule map
    --warnings-as-errors bool
    """

  /// The flags that choose another server or another way to log in: here there is one cluster.
  static let unsimulated = [
    "as-uid", "certificate-authority", "client-certificate", "client-key", "password", "profile",
    "server", "tls-server-name", "token", "username",
  ]
}
