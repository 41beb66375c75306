/// The kubeconfig a kubeadm cluster's administrator has.
enum AdminKubeconfig {
  static let text = """
    apiVersion: v1
    clusters:
    - cluster:
        certificate-authority: /etc/kubernetes/pki/ca.crt
        server: https://172.18.0.2:6443
      name: kubernetes
    contexts:
    - context:
        cluster: kubernetes
        user: kubernetes-admin
      name: kubernetes-admin@kubernetes
    current-context: kubernetes-admin@kubernetes
    kind: Config
    preferences: {}
    users:
    - name: kubernetes-admin
      user:
        client-certificate: /etc/kubernetes/pki/admin.crt
        client-key: /etc/kubernetes/pki/admin.key

    """
}
