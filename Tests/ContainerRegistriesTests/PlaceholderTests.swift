import Testing
@testable import ContainerRegistries
