import APIServer
import Kinds
import ObjectModel
import Testing

@Test(arguments: [
  (ResourceID.configMaps, "configmaps"),
  (.endpoints, "endpoints"),
  (.events, "events"),
  (.limitRanges, "limitranges"),
  (.namespaces, "namespaces"),
  (.nodes, "nodes"),
  (.persistentVolumeClaims, "persistentvolumeclaims"),
  (.persistentVolumes, "persistentvolumes"),
  (.pods, "pods"),
  (.podTemplates, "podtemplates"),
  (.replicationControllers, "replicationcontrollers"),
  (.resourceQuotas, "resourcequotas"),
  (.secrets, "secrets"),
  (.serviceAccounts, "serviceaccounts"),
  (.services, "services"),
  (.controllerRevisions, "controllerrevisions.apps"),
  (.daemonSets, "daemonsets.apps"),
  (.deployments, "deployments.apps"),
  (.replicaSets, "replicasets.apps"),
  (.statefulSets, "statefulsets.apps"),
  (.horizontalPodAutoscalers, "horizontalpodautoscalers.autoscaling"),
  (.cronJobs, "cronjobs.batch"),
  (.jobs, "jobs.batch"),
  (.podDisruptionBudgets, "poddisruptionbudgets.policy"),
  (.priorityClasses, "priorityclasses.scheduling.k8s.io"),
  (.leases, "leases.coordination.k8s.io"),
  (.runtimeClasses, "runtimeclasses.node.k8s.io"),
  (.endpointSlices, "endpointslices.discovery.k8s.io"),
  (.ingresses, "ingresses.networking.k8s.io"),
])
func `resource ids stand where the catalogue has their kind`(id: ResourceID, plural: String) {
  #expect(Catalog.standard[id].qualifiedPlural == plural)
}
