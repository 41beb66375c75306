import Testing

@testable import ShellLanguage
