/// What the arguments of each command are, for the dim words after the cursor.
enum ArgumentHints {
  /// The arguments of a command by its words without `kubectl`; nil for one that takes none.
  static func arguments(of path: String) -> [String]? { table[path] }

  /// What stands for a flag's value.
  static func value(of flag: Flag) -> String {
    if let name = values[flag.name] { return name }
    return switch flag.form {
    case .bool: "true|false"
    case .int, .int32: "NUMBER"
    case .duration: "DURATION"
    case .map: "KEY=VALUE"
    case .string, .list, .array: "VALUE"
    }
  }

  private static let table: [String: [String]] = [
    "": ["COMMAND"],
    "get": ["TYPE", "[NAME]"],
    "describe": ["TYPE", "[NAME]"],
    "delete": ["TYPE", "NAME"],
    "label": ["TYPE", "NAME", "KEY=VALUE"],
    "annotate": ["TYPE", "NAME", "KEY=VALUE"],
    "patch": ["TYPE", "NAME", "-p PATCH"],
    "scale": ["TYPE", "NAME", "--replicas=COUNT"],
    "wait": ["TYPE", "NAME", "--for=CONDITION"],
    "logs": ["POD"],
    "attach": ["POD"],
    "exec": ["POD", "-- COMMAND"],
    "run": ["NAME", "--image=IMAGE"],
    "explain": ["TYPE[.FIELD]"],
    "create": ["-f FILE"],
    "create namespace": ["NAME"],
    "create configmap": ["NAME", "--from-literal=KEY=VALUE"],
    "create serviceaccount": ["NAME"],
    "create token": ["SERVICEACCOUNT"],
    "apply": ["-f FILE"],
    "apply view-last-applied": ["TYPE", "NAME"],
    "replace": ["-f FILE"],
    "config": ["COMMAND"],
    "config use-context": ["CONTEXT"],
    "config delete-context": ["CONTEXT"],
    "config rename-context": ["CONTEXT", "NEWNAME"],
    "config set-context": ["[CONTEXT|--current]"],
    "config set-cluster": ["CLUSTER"],
    "config set-credentials": ["USER"],
    "config delete-cluster": ["CLUSTER"],
    "config delete-user": ["USER"],
    "config set": ["PROPERTY", "VALUE"],
    "config unset": ["PROPERTY"],
  ]

  private static let values = [
    "namespace": "NAMESPACE", "output": "FORMAT", "filename": "FILE", "container": "CONTAINER",
    "selector": "KEY=VALUE", "field-selector": "FIELD=VALUE", "image": "IMAGE",
    "replicas": "COUNT", "context": "CONTEXT", "for": "CONDITION", "env": "KEY=VALUE",
    "labels": "KEY=VALUE", "port": "PORT", "tail": "LINES", "patch": "PATCH",
    "from-literal": "KEY=VALUE", "from-file": "FILE", "from-env-file": "FILE",
    "sort-by": "JSONPATH", "as": "USER",
  ]
}
