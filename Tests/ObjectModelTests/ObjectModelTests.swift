import Testing

@testable import ObjectModel
