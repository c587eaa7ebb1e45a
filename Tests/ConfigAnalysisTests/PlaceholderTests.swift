import Testing

@testable import ConfigAnalysis
