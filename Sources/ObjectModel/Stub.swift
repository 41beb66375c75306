// Delete this file once LabelSelector, FieldSelector and SchemaRegistry have landed.
/// Placeholder.
public struct LabelSelector: Sendable {}
/// Placeholder.
public struct FieldSelector: Sendable {}
/// Placeholder.
public final class SchemaRegistry: Sendable {}
