public import Simulation

/// A program of an image that is more than a script: how it starts, serves and stops.
public struct Program: Sendable {
  /// What a program does once it runs.
  public enum Behaviour: Sendable {
    /// Prints its start-up lines if the command it is given matches, then becomes that command.
    case entrypoint(matching: String)
    /// Serves HTTP.
    case http(HTTPService)
    /// Answers redis commands on a port.
    case redis(port: Int)
    /// Answers the gRPC health check on a port.
    case grpcHealth(port: Int)
    /// Does nothing until it is stopped.
    case idle
    /// Ends after a while.
    case exit(after: Span, code: Int32)
    /// Takes the memory and the CPU that its arguments say, as the tool `stress` does.
    case stress
    /// Asks for more and more memory until it is killed, or stops at a size and waits.
    case memoryHog(bytesPerSecond: Int64, upTo: Int64)
    /// Writes more and more to the container's own files, or stops at a size and waits.
    case diskHog(bytesPerSecond: Int64, upTo: Int64)
    /// Prints its start-up lines and ends at once.
    case answer(code: Int32)
    /// Evaluates a few one-line programs of perl, as the Kubernetes documentation uses them.
    case perl
  }

  /// A line printed while starting or stopping; may hold `${...}` placeholders.
  public struct Line: Sendable {
    /// The text without the line feed.
    public let text: String
    /// Whether it goes to standard error.
    public let isError: Bool
  }

  /// A fixed answer to certain arguments, such as `nginx -v`.
  public struct Answer: Sendable {
    /// The arguments.
    public let arguments: [String]
    /// What is printed.
    public let output: String
    /// Whether it goes to standard error.
    public let isError: Bool
    /// The exit code.
    public let code: Int32
    /// What it sends to the program that already runs, such as `nginx -s stop`; nil for nothing.
    public let signal: Int32?
    /// What is printed instead, with code 1, when a signal finds no running program.
    public let alone: String
  }

  /// What a program prints on a signal that somebody in its container sends.
  public struct SignalLines: Sendable {
    /// The signal by number.
    public let signal: Int32
    /// The lines; `${sender}` is the number of the sending process.
    public let lines: [Line]
  }

  /// The names and paths it is run by; the first is its path.
  public let names: [String]
  /// The first arguments it is run with; empty for any. The first program that fits is run.
  public let arguments: [String]
  /// What it does.
  public let behaviour: Behaviour
  /// Fixed answers that come before the behaviour.
  public let answers: [Answer]
  /// How long it takes until it serves.
  public let startDelay: Span
  /// Lines printed at the start.
  public let startLines: [Line]
  /// Lines printed when it is asked to stop.
  public let stopLines: [Line]
  /// Lines printed on signals from inside the container.
  public let signalLines: [SignalLines]
  /// The exit code on the stop signal; nil when it ignores it.
  public let stopCode: Int32?
  /// How long stopping takes.
  public let stopDelay: Span
  /// Thousandths of a processor that it uses while it waits.
  public let milliCPU: Int64
  /// Milliseconds of a processor that each request takes.
  public let milliCPUPerRequest: Int64
  /// Bytes of memory that it uses.
  public let memory: Int64
}

/// How a program serves HTTP.
public struct HTTPService: Sendable {
  /// What a path answers.
  public struct Route: Sendable {
    /// The path; a trailing `*` matches everything that begins with the rest.
    public let path: String
    /// The method; empty for any.
    public let method: String
    /// The status code.
    public let status: Int
    /// The body, with `${hostname}`, `${version}`, `${requests}`, `${client}`, `${path}`.
    public let body: String
    /// The content type; empty sends none.
    public let contentType: String
    /// A number of requests after which the route answers 500; 0 for never.
    public let failsAfter: Int
    /// How long after its start the program answers 500 here; zero for never.
    public let failsAfterTime: Span
    /// What it answers with 500.
    public let failBody: String
    /// The versions of the image that have the route; empty for all.
    public let versions: [String]
    /// A file that takes what is sent; empty for none.
    public let stores: String
    /// A line logged for each request; empty for none.
    public let logLine: String
  }

  /// The port it listens on; `portVariable` may override it.
  public let port: Int
  /// An environment variable that holds the port.
  public let portVariable: String
  /// An option of the command line that holds the port, such as `--http-port`; empty for none.
  public let portArgument: String
  /// The value of the Server header.
  public let serverHeader: String
  /// The fixed answers, tried in order.
  public let routes: [Route]
  /// A folder whose files are served when no route matches; empty for none.
  public let folder: String
  /// The page for a path that does not exist.
  public let notFoundBody: String
  /// The line logged for each request; empty for none.
  public let accessLine: String
  /// The line logged to standard error when a file is missing; empty for none.
  public let missingLine: String
}
