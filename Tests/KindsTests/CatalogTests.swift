import APIServer
import Kinds
import ObjectModel
import Testing

@Test(arguments: [
  (ResourceID.configMaps, "configmaps"),
  (.endpoints, "endpoints"),
  (.events, "events"),
  (.namespaces, "namespaces"),
  (.nodes, "nodes"),
  (.persistentVolumeClaims, "persistentvolumeclaims"),
  (.persistentVolumes, "persistentvolumes"),
  (.pods, "pods"),
  (.podTemplates, "podtemplates"),
  (.replicationControllers, "replicationcontrollers"),
  (.secrets, "secrets"),
  (.serviceAccounts, "serviceaccounts"),
  (.services, "services"),
  (.controllerRevisions, "controllerrevisions.apps"),
  (.daemonSets, "daemonsets.apps"),
  (.deployments, "deployments.apps"),
  (.replicaSets, "replicasets.apps"),
  (.statefulSets, "statefulsets.apps"),
  (.cronJobs, "cronjobs.batch"),
  (.jobs, "jobs.batch"),
  (.leases, "leases.coordination.k8s.io"),
  (.endpointSlices, "endpointslices.discovery.k8s.io"),
])
func `resource ids stand where the catalogue has their kind`(id: ResourceID, plural: String) {
  #expect(Catalog.standard[id].qualifiedPlural == plural)
}
