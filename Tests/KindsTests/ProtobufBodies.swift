// Table file: bodies that kubectl 1.32.5 sent for its create generators and its questions.

enum ProtobufBodies {
  /// The path of each request, and its body in hexadecimal digits.
  static let all: [(path: String, body: String)] = [
    (
      "/api/v1/namespaces",
      """
      6b3873000a0f0a02763112094e616d657370616365121b0a130a036e733112001a0022002a0032003800\
      420012001a020a001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/configmaps",
      """
      6b3873000a0f0a0276311209436f6e6669674d6170122a0a190a02636d12001a0764656661756c742200\
      2a0032003800420012060a016112016212050a016312001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/secrets",
      """
      6b3873000a0c0a027631120653656372657412240a180a017312001a0764656661756c7422002a003200\
      3800420012060a01701201711a001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/serviceaccounts",
      """
      6b3873000a140a027631120e536572766963654163636f756e74121b0a190a02736112001a0764656661\
      756c7422002a003200380042001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/serviceaccounts/sa/token",
      """
      6b3873000a280a1861757468656e7469636174696f6e2e6b38732e696f2f7631120c546f6b656e526571\
      7565737412200a100a0012001a0022002a0032003800420012060a017820d8041a040a0012001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/services",
      """
      6b3873000a0d0a027631120753657276696365126e0a240a026e7012001a0764656661756c7422002a00\
      3200380042005a090a0361707012026e7012420a1d0a0738302d38303830120354435018502207080010\
      903f1a002894eb0112090a0361707012026e701a0022084e6f6465506f72743a00420052005a00600068\
      001a020a001a002200
      """
    ),
    (
      "/apis/apps/v1/namespaces/default/deployments",
      """
      6b3873000a150a07617070732f7631120a4465706c6f796d656e7412bf010a260a0377656212001a0764\
      656661756c7422002a003200380042005a0a0a0361707012037765621286010803120c0a0a0a03617070\
      12037765621a6c0a1c0a0012001a0022002a003200380042005a0a0a036170701203776562124c122e0a\
      056e67696e7812056e67696e782a00320a0a001000185022002a0042006a007200800100880100900100\
      a201001a00320042004a0052005800600068008201008a01009a0100c2010022020a00280038001a0c08\
      00100018002000280038001a002200
      """
    ),
    (
      "/apis/batch/v1/namespaces/default/jobs",
      """
      6b3873000a0f0a0862617463682f763112034a6f621289010a180a016a12001a0764656661756c742200\
      2a00320038004200126332610a100a0012001a0022002a00320038004200124d122a0a016a1207627573\
      79626f781a05736c6565701a01352a0042006a007200800100880100900100a201001a054e6576657232\
      0042004a0052005800600068008201008a01009a0100c201001a082000280030003a001a002200
      """
    ),
    (
      "/apis/batch/v1/namespaces/default/cronjobs",
      """
      6b3873000a130a0862617463682f7631120743726f6e4a6f6212ab010a190a02636a12001a0764656661\
      756c7422002a00320038004200128b010a0b2a2f35202a202a202a202a1a002a7a0a120a02636a12001a\
      0022002a00320038004200126432620a100a0012001a0022002a00320038004200124e12270a02636a12\
      0762757379626f781a04646174652a0042006a007200800100880100900100a201001a094f6e4661696c\
      757265320042004a0052005800600068008201008a01009a0100c201001a001a002200
      """
    ),
    (
      "/api/v1/namespaces/default/resourcequotas",
      """
      6b3873000a130a027631120d5265736f7572636551756f7461123a0a180a017112001a0764656661756c\
      7422002a00320038004200121c0a0d0a0363707512060a043530306d0a0b0a04706f647312030a01331a\
      001a002200
      """
    ),
    (
      "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
      """
      6b3873000a200a09706f6c6963792f76311213506f6444697372757074696f6e427564676574123f0a1a\
      0a0370646212001a0764656661756c7422002a0032003800420012150a09080110001a0335302512080a\
      060a01611201621a0a080018002000280030001a002200
      """
    ),
    (
      "/apis/scheduling.k8s.io/v1/priorityclasses",
      """
      6b3873000a250a147363686564756c696e672e6b38732e696f2f7631120d5072696f72697479436c6173\
      7312310a120a02706312001a0022002a00320038004200100a18002201782a14507265656d70744c6f77\
      65725072696f726974791a002200
      """
    ),
    (
      "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      """
      6b3873000a320a17617574686f72697a6174696f6e2e6b38732e696f2f7631121753656c665375626a65\
      6374416363657373526576696577123f0a100a0012001a0022002a0032003800420012210a1f0a076465\
      6661756c7412036765741a0022002a04706f647332036c6f673a001a08080012001a0020001a002200
      """
    ),
    (
      "/apis/authentication.k8s.io/v1/selfsubjectreviews",
      """
      6b3873000a2d0a1861757468656e7469636174696f6e2e6b38732e696f2f7631121153656c665375626a\
      656374526576696577121a0a100a0012001a0022002a0032003800420012060a040a0012001a002200
      """
    ),
    (
      "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
      """
      6b3873000a310a17617574686f72697a6174696f6e2e6b38732e696f2f7631121653656c665375626a65\
      637452756c657352657669657712230a100a0012001a0022002a0032003800420012090a076465666175\
      6c741a04180022001a002200
      """
    ),
  ]
}

extension ProtobufBodies {
  /// What they say.
  static let asJSON = #"""
    /api/v1/namespaces {"metadata":{"creationTimestamp":null,"name":"ns1"},"spec":{},"status":{}}
    /api/v1/namespaces/default/configmaps {"data":{"a":"b","c":""},"metadata":{"creationTimestamp":null,"name":"cm","namespace":"default"}}
    /api/v1/namespaces/default/secrets {"data":{"p":"cQ=="},"metadata":{"creationTimestamp":null,"name":"s","namespace":"default"}}
    /api/v1/namespaces/default/serviceaccounts {"metadata":{"creationTimestamp":null,"name":"sa","namespace":"default"}}
    /api/v1/namespaces/default/serviceaccounts/sa/token {"metadata":{"creationTimestamp":null},"spec":{"audiences":["x"],"boundObjectRef":{},"expirationSeconds":600},"status":{"expirationTimestamp":null,"token":""}}
    /api/v1/namespaces/default/services {"metadata":{"creationTimestamp":null,"labels":{"app":"np"},"name":"np","namespace":"default"},"spec":{"ports":[{"name":"80-8080","nodePort":30100,"port":80,"protocol":"TCP","targetPort":8080}],"selector":{"app":"np"},"type":"NodePort"},"status":{"loadBalancer":{}}}
    /apis/apps/v1/namespaces/default/deployments {"metadata":{"creationTimestamp":null,"labels":{"app":"web"},"name":"web","namespace":"default"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"strategy":{},"template":{"metadata":{"creationTimestamp":null,"labels":{"app":"web"}},"spec":{"containers":[{"image":"nginx","name":"nginx","ports":[{"containerPort":80}],"resources":{}}]}}},"status":{}}
    /apis/batch/v1/namespaces/default/jobs {"metadata":{"creationTimestamp":null,"name":"j","namespace":"default"},"spec":{"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":[{"command":["sleep","5"],"image":"busybox","name":"j","resources":{}}],"restartPolicy":"Never"}}},"status":{}}
    /apis/batch/v1/namespaces/default/cronjobs {"metadata":{"creationTimestamp":null,"name":"cj","namespace":"default"},"spec":{"jobTemplate":{"metadata":{"creationTimestamp":null,"name":"cj"},"spec":{"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":[{"command":["date"],"image":"busybox","name":"cj","resources":{}}],"restartPolicy":"OnFailure"}}}},"schedule":"*/5 * * * *"},"status":{}}
    /api/v1/namespaces/default/resourcequotas {"metadata":{"creationTimestamp":null,"name":"q","namespace":"default"},"spec":{"hard":{"cpu":"500m","pods":"3"}},"status":{}}
    /apis/policy/v1/namespaces/default/poddisruptionbudgets {"metadata":{"creationTimestamp":null,"name":"pdb","namespace":"default"},"spec":{"minAvailable":"50%","selector":{"matchLabels":{"a":"b"}}},"status":{"currentHealthy":0,"desiredHealthy":0,"disruptionsAllowed":0,"expectedPods":0}}
    /apis/scheduling.k8s.io/v1/priorityclasses {"description":"x","metadata":{"creationTimestamp":null,"name":"pc"},"preemptionPolicy":"PreemptLowerPriority","value":10}
    /apis/authorization.k8s.io/v1/selfsubjectaccessreviews {"metadata":{"creationTimestamp":null},"spec":{"resourceAttributes":{"namespace":"default","resource":"pods","subresource":"log","verb":"get"}},"status":{"allowed":false}}
    /apis/authentication.k8s.io/v1/selfsubjectreviews {"metadata":{"creationTimestamp":null},"status":{"userInfo":{}}}
    /apis/authorization.k8s.io/v1/selfsubjectrulesreviews {"metadata":{"creationTimestamp":null},"spec":{"namespace":"default"},"status":{"incomplete":false,"nonResourceRules":null,"resourceRules":null}}
    """#
}
