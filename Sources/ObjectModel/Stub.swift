// Delete this file once SchemaRegistry has landed.
/// Placeholder.
public final class SchemaRegistry: Sendable {}
