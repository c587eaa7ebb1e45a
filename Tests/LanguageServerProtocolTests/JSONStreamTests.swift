import Foundation
import Testing

@testable import LanguageServerProtocol

/// What is written is read back as the same value by Foundation, whatever is in it.
struct JSONStreamTests {
  private func check<Value: Codable & Equatable>(_ value: Value) throws {
    let bytes = try #require(JSONStream.bytes(of: value))
    #expect(try JSONDecoder().decode(Value.self, from: Data(bytes)) == value)
    let text = String(decoding: bytes, as: UTF8.self)
    let plain = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? NSObject
    let other = try JSONSerialization.jsonObject(
      with: JSONEncoder().encode(value), options: .fragmentsAllowed)
    #expect(plain == other as? NSObject, "\(text)")
  }

  static let values: [LSPAny] = [
    .null, .bool(true), .int(.max), .int(-1), .double(1.5), .double(-1e300), .double(1e-9), .string(""),
    .array([]), .object([:]), .array([.array([]), .object([:]), .null]),
    .string(String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))),
    .string("\u{1F469}\u{200D}\u{1F467}\u{FFFF}\u{10FFFF}/\\\""),
    .object(["a\"\n": .array([.int(1), .string("x"), .object(["": .bool(false)])]), "b": .null]),
  ]

  @Test(arguments: values)
  func `any JSON value`(value: LSPAny) throws {
    try check(value)
    try check([value, value])
    try check(["k": value])
  }

  private struct Numbers: Codable, Equatable {
    var a: Int8 = -8
    var b: UInt8 = 255
    var c: UInt64 = .max
    var d: Float = 0.5
    var e: Int32? = nil
    var f: [Int64] = [.min, 0]
    var g: [UInt16: Bool] = [7: true]
    var h: [String?] = ["x", nil]
  }

  @Test func `structures with all kinds of members`() throws {
    try check(Numbers())
    let place = Position(line: 3, character: .max)
    try check(Range(start: place, end: place))
    try check([TextEdit(range: Range(start: place, end: place), newText: "é\r\n\u{0}")])
    try check(MessageID.text("ü"))
    try check(MessageID.number(-7))
  }

  private struct ByHand: Codable, Equatable {
    var inner = 5

    enum Key: String, CodingKey { case outer, inner }

    init() {}

    init(from decoder: any Decoder) throws {
      let outer = try decoder.container(keyedBy: Key.self)
      inner = try outer.nestedContainer(keyedBy: Key.self, forKey: .outer).decode(Int.self, forKey: .inner)
    }

    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Key.self)
      var nested = outer.nestedContainer(keyedBy: Key.self, forKey: .outer)
      try nested.encode(inner, forKey: .inner)
    }
  }

  @Test func `what it does not do is left to Foundation`() throws { try check([ByHand()]) }

  @Test func `members stand in the order of the structure`() throws {
    let bytes = try #require(JSONStream.bytes(of: Position(line: 1, character: 2)))
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"line":1,"character":2}"#)
  }

  private struct Failing: Encodable {
    func encode(to encoder: any Encoder) throws {
      throw EncodingError.invalidValue(self, EncodingError.Context(codingPath: [], debugDescription: ""))
    }
  }

  @Test func `a value that cannot be encoded gives none`() {
    #expect(JSONStream.bytes(of: [Failing()]) == nil)
  }
}
