import APIServer
import ObjectModel
import Testing

@Suite struct WatchTests {
  @Test func `a watch shows rows as they change and ends with Ctrl-C`() {
    let session = Session()
    _ = session.run("run web --image=nginx")
    session.client.beforeWaiting = { client in
      _ = client.api.handle(
        APIRequest(
          .patch,
          .resource(
            ResourceTarget(
              resource: "pods", namespace: "default", name: "web", subresource: "status")),
          body: ["status": ["phase": "Running"]]))
    }
    #expect(
      session.run("get pods -w") == """
        NAME   READY   STATUS    RESTARTS   AGE
        web    0/1     Pending   0          0s
        web    0/1     Running   0          0s
        --- exit 130

        """)
  }

  @Test func `logs, exec and their exit codes pass through`() {
    let session = Session()
    _ = session.run("run web --image=nginx")
    session.client.chunks = [.output(Array("one\n".utf8)), .exit(0)]
    #expect(session.run("logs web") == "one\n")
    session.client.chunks = [
      .output(Array("out\n".utf8)), .error(Array("err\n".utf8)), .exit(3),
    ]
    #expect(
      session.run(["exec", "web", "--", "sh", "-c", "exit 3"]) == """
        out
        --- stderr
        err
        command terminated with exit code 3
        --- exit 3

        """)
    #expect(session.client.requests.last?.options.parameter("command") == "sh")
  }
}
