import Testing
import ZenMLCatalog

/// Types as people read them in messages.
@Suite struct ValueTypeWordsTests {
  @Test(arguments: [
    (ValueType.string(TextLimits()), "a text"),
    (.string(TextLimits(minLength: 1)), "a text that is not empty"),
    (.int(NumberBounds()), "a whole number"),
    (.int(NumberBounds(atLeast: 1, atMost: 20)), "a whole number from 1 to 20"),
    (.int(NumberBounds(above: 0, atMost: 65535)), "a whole number above 0 up to 65535"),
    (.float(NumberBounds(atLeast: 0.5, above: 0)), "a number, 0.5 or more"),
    (.bool, "true or false"),
    (.literal(["high", "low", "best"]), "one of `high`, `low` or `best`"),
    (.nullable(.string(TextLimits())), "a text or null"),
    (.list(.string(TextLimits())), "a list of texts"),
    (.dictionary(key: .string(TextLimits()), value: .any), "a mapping of texts to any values"),
    (.tuple([.int(NumberBounds()), .int(NumberBounds())]), "a list of exactly 2 whole numbers"),
    (.union(.smart, [.bool, .list(.string(TextLimits()))]), "true or false, or a list of texts"),
    (.validated(.after, name: "A.b", .bool), "true or false"),
  ])
  func words(type: ValueType, words: String) {
    #expect(type.words == words)
  }

  @Test func namesTheFewTextsThatPass() {
    #expect(ValueType.nullable(.enumeration(name: "E", values: ["a", "b"])).allowedTexts == ["a", "b"])
    #expect(ValueType.string(TextLimits()).allowedTexts.isEmpty)
  }
}
