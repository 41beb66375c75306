/// What runs in a control plane, and how it is paced.
public struct ControlPlaneOptions: Sendable {
  /// Whether kube-scheduler runs.
  public var runsScheduler = true
  /// Whether kube-controller-manager runs; `disabledControllers` of it do not.
  public var runsControllers = true
  /// Controllers that do not run, by their names in events, such as `replication-controller`.
  public var disabledControllers: [String] = []
  /// Whether clients keep to their default rate limits (20 and 50 requests a second).
  public var limitsClientRates = false
  /// The host name of the control plane, as it appears in the scheduler's events.
  public var host = "control-plane"
  /// The first two numbers of the addresses from which nodes get their pod ranges.
  public var clusterCIDRPrefix = "10.244"
  /// How many nodes can get such a range.
  public var nodeRangeCount = 256
  /// The certificate published as `kube-root-ca.crt`, in PEM form.
  public var rootCertificate = ControlPlaneOptions.placeholderCertificate

  /// An ordinary control plane.
  public init() {}

  /// A self-signed certificate whose key was thrown away: nothing can be signed with it.
  public static let placeholderCertificate = """
    -----BEGIN CERTIFICATE-----
    MIIBgTCCASegAwIBAgIUIhKNw/pCFs+eIhYIgQnChyDzhuswCgYIKoZIzj0EAwIw
    FTETMBEGA1UEAwwKa3ViZXJuZXRlczAgFw0yNjExMjMwODUwMDZaGA8yMTI2MTAz
    MDA4NTAwNlowFTETMBEGA1UEAwwKa3ViZXJuZXRlczBZMBMGByqGSM49AgEGCCqG
    SM49AwEHA0IABOJh+EWrmOb91z/mh7y0mV2bJ9zPgwd9oc61aZAvDeqTb+Z4qgZp
    +RLzAWhazAT2UySe9AdWyQiL9nwR/qz5PJajUzBRMB0GA1UdDgQWBBRkA4RiansN
    bjcEUHxDzGekYvuzgDAfBgNVHSMEGDAWgBRkA4RiansNbjcEUHxDzGekYvuzgDAP
    BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCD/FRyYKDsg3CUpu5S
    0bzsPd8/kuiTWf78J/Y8AUh2QAIgOJjcSIdmKUrm/WHyUsRKtj6Bo7UYpzEjEEjK
    DlGZM3I=
    -----END CERTIFICATE-----

    """
}
