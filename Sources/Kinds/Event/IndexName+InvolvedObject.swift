public import APIServer

extension IndexName {
  /// Events by the uid of the object they are about.
  public static let involvedObject = IndexName("involvedObject.uid")
}
