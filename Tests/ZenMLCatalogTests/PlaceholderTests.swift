import Testing
@testable import ZenMLCatalog
