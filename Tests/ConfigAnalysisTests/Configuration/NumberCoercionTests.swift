import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// pydantic 2.12's lax numbers, each row asked of the real one
/// (`TypeAdapter(int).validate_python`).
@Suite struct NumberCoercionTests {
  @Test(
    arguments: [
      ("5", "5"), (" 5\n", "5"), ("+5", "5"), ("-5", "-5"), ("5.0", "5"), ("5.000", "5"), ("1_000", "1000"),
      ("1_000.0", "1000"), ("0", "0"), ("00", "0"), ("007", "7"), ("0_1", "1"), ("-01", "-1"), ("-0", "0"),
      ("-0.0", "0"), ("99999999999999999999", "99999999999999999999"), ("\u{a0}1", "1"),
      ("0-9", "-9"), ("0-0", "0"), ("-0_0", "0"), ("0-01", nil), ("-0-1", nil), ("-_9", nil), ("5.", nil),
      (".0", nil), ("5.5", nil), ("5e3", nil), ("0x10", nil),
      ("", nil), (" ", nil), ("+", nil),
      ("+-1", nil), ("--1", nil), ("1__0", nil), ("_1", nil), ("1_", nil), ("0_", nil), ("1 0", nil),
      ("٥", nil),
      ("1,000", nil), ("\u{1c}1", nil),
    ] as [(String, String?)])
  func wholeNumbersFromTexts(text: String, expected: String?) {
    #expect(NumberCoercion.int(text)?.decimal == expected)
  }

  @Test func longNumbersHaveAnEnd() {
    #expect(NumberCoercion.int(String(repeating: "1", count: 4300)) != nil)
    #expect(NumberCoercion.int(String(repeating: "1", count: 4301)) == nil)
  }

  @Test(
    arguments: [
      (5.0, 5), (-0.0, 0), (9_223_372_036_854_774_784.0, 9_223_372_036_854_774_784), (5.5, nil), (1e20, nil),
      (-9_223_372_036_854_775_808.0, nil), (.infinity, nil), (.nan, nil),
    ] as [(Double, Int64?)])
  func wholeNumbersFromFloats(number: Double, expected: Int64?) {
    #expect(NumberCoercion.int(number)?.int64 == expected)
  }

  @Test(
    arguments: [
      ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("+1.5", 1.5), (" 1e3 ", 1000), ("5.e1", 50), ("1_0.5", 10.5),
      (" 1_0.5", nil),
      ("inf", .infinity), ("-Infinity", -.infinity), ("1e400", .infinity), ("", nil), (".", nil), ("e5", nil),
      ("1e", nil), ("0x1", nil), ("1.5.2", nil), ("infinit", nil), ("1__0", nil),
    ] as [(String, Double?)])
  func floatsFromTexts(text: String, expected: Double?) {
    #expect(NumberCoercion.float(text) == expected)
  }

  @Test(
    arguments: [
      ("yes", true), ("TRUE", true), ("t", true), ("On", true), ("1", true), ("off", false), ("N", false),
      ("0", false), (" true", nil), ("2", nil), ("", nil), ("enable", nil), ("ｙ", nil),
    ] as [(String, Bool?)])
  func truthFromTexts(text: String, expected: Bool?) {
    #expect(NumberCoercion.bool(text) == expected)
  }
}
