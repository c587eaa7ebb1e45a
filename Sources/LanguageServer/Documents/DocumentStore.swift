import LanguageServerProtocol
import YAMLSyntax

/// The documents that the client has open.
struct DocumentStore {
  private var documents: [DocumentURI: DocumentSnapshot] = [:]

  subscript(uri: DocumentURI) -> DocumentSnapshot? { documents[uri] }

  /// In order of their URIs.
  var all: [DocumentSnapshot] {
    documents.values.sorted { $0.uri.text < $1.uri.text }
  }

  mutating func set(_ snapshot: DocumentSnapshot) { documents[snapshot.uri] = snapshot }

  mutating func close(_ uri: DocumentURI) { documents[uri] = nil }
}
