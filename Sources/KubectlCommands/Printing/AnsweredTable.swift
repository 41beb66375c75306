import APIServer

/// A table as the API server answers it; the table that is printed is that of Formats.
typealias AnsweredTable = Table
