import Synchronization

/// The values of anchored nodes that aliases repeat, each built once: a document
/// that repeats a large value in many places would be quadratic otherwise.
final class AliasedValues: Sendable {
  private let values = Mutex<[Int32: PythonValue]>([:])

  subscript(node: Int32) -> PythonValue? { values.withLock { $0[node] } }

  func insert(_ value: PythonValue, of node: Int32) { values.withLock { $0[node] = value } }
}
