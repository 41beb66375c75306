public import ObjectModel

/// Writes the `kubectl describe` page of one kind; handed to kubectl as data.
public struct Describer: Sendable {
  /// The page of `object`, without the blank lines between pages.
  ///
  /// It may ask `client` for more: events, pods by selector, the node's lease.
  public let page:
    @Sendable (_ object: Value, _ client: any APIClient, _ showsEvents: Bool) throws(Status) ->
      String

  /// A describer.
  public init(
    _ page:
      @escaping @Sendable (_ object: Value, _ client: any APIClient, _ showsEvents: Bool)
      throws(Status) -> String
  ) {
    self.page = page
  }
}
