/// `kubectl kustomize`: build a kustomization.
enum KustomizeCommand {
  static let command = Command(
    name: "kustomize", group: .advanced,
    short: "Build the objects of a kustomization",
    long: """
      Build the objects that a kustomization describes and print them as YAML.

       The folder must hold a file named kustomization.yaml; without an argument it is the present \
      one.
      """,
    examples: """
      # The present folder
      kubectl kustomize

      # Another one
      kubectl kustomize overlays/test
      """,
    usage: "kustomize DIR [flags] [options]",
    flags: """
      --as-current-user bool  Run functions as the present user.
      --enable-alpha-plugins bool  Allow plugins.
      --enable-helm bool  Allow Helm charts.
      -e --env list  Environment variables for functions.
      --helm-api-versions array  API versions to tell Helm.
      --helm-command string =helm  The program of Helm.
      --helm-debug bool  Let Helm tell more.
      --helm-kube-version string  The version of Kubernetes to tell Helm.
      --load-restrictor string =LoadRestrictionsRootOnly  Whether files outside of the folder may \
      be read: LoadRestrictionsNone allows that.
      --mount list  Storage for functions.
      --network bool  Allow functions to use the network.
      --network-name string =bridge  The network for functions.
      -o --output string  A file to write to.
      """,
    run: { context throws(CommandError) in
      let arguments = context.arguments
      if arguments.count > 1 { throw .text("specify one path to kustomization.yaml") }
      for name in ["enable-alpha-plugins", "enable-helm", "network"]
      where context.flags.bool(name) {
        throw .notSimulated("the flag --\(name) of 'kustomize'")
      }
      let folder = arguments.first ?? "."
      let text = try KustomizeBuild(context: context).text(of: folder)
      let path = context.flags.string("output")
      if path.isEmpty { return context.write(text) }
      do throws(FileFault) {
        try context.io.writeFile(path, Array(text.utf8))
      } catch {
        throw .text("open \(path): \(error.reason)")
      }
    })
}
