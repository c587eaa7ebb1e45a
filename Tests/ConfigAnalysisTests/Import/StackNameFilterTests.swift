import Testing

@testable import ConfigAnalysis

/// A stack's name is a filter expression in ZenML's question whether the name
/// is taken; the answers are those of ZenML 0.98.0 with only the stack `default`.
struct StackNameFilterTests {
  @Test(
    arguments: [
      ("default", .equals), ("equals:default", .equals), ("contains:fau", .contains),
      ("contains:FAU", .contains),
      ("contains:", .contains), ("contains:%", .contains), ("contains:_______", .contains),
      ("contains:\0", .contains), ("isnotnull:", .isnotnull), ("notequals:x", .notequals),
      ("notequals:", .notequals), ("startswith:DE", .startswith), ("startswith:", .startswith),
      ("endswith:ult", .endswith), ("notcontains:x", .notcontains), (#"oneof:["default"]"#, .oneof),
      ("oneof:[]", .oneof), ("notoneof:[]", .notoneof), (#"notoneof:["x"]"#, .notoneof),
      ("notoneof:[null]", .notoneof), ("notoneof:[1]", .notoneof), ("notoneof:[true]", .notoneof),
      (#"oneof:["x","default"]"#, .oneof),
    ] as [(String, FilterOperator)])
  func `finds the default stack`(name: String, filter: FilterOperator) {
    #expect(StackNameFilter.answer(for: name) == .findsDefault(filter))
  }

  @Test(
    arguments: [
      ("isnull:x", .isnull), ("isnotnull: ", .isnotnull), ("in:a", .in), ("in:", .in), ("gt:abc", .gt),
      ("gt:", .gt),
      ("gt:0x10", .gt), ("oneof:[{}]", .oneof), ("oneof:[[]]", .oneof), ("oneof:{}", .oneof),
      ("oneof:x", .oneof), (#"oneof:"x""#, .oneof), ("oneof:[123456789012345678901234567890]", .oneof),
      (#"oneof:["\ud800"]"#, .oneof), (#"oneof:["x",{}]"#, .oneof),
    ] as [(String, FilterOperator)])
  func `fails as an expression`(name: String, filter: FilterOperator) {
    #expect(StackNameFilter.answer(for: name) == .fails(filter))
  }

  @Test(arguments: [
    "x", "Default", "default ", " default", "dEfault", "contains:zzz", "contains: ", "contains:________",
    "isnull:",
    "notequals:default", "gt:5", "gt:nan", "gte:0", "lt:1_0", "lte: 5 ", "gt:1e400", "gt:١", "endswith:x",
    "notcontains:def", "equals:x", "equals:contains:def", #"oneof:["x"]"#, #"notoneof:["default"]"#,
    "oneof:[1]",
    "oneof:[null]", "oneof:[true]", "oneof:[1.5]", "oneof:[NaN]", #"oneof:["DEFAULT"]"#,
    #"notoneof:["default", null]"#, "default\0", "a\0b", "contains:x\0fau", "startswith:def\0", "equals:",
    "Equals:default", "equals :default", "notstartswith:x", "",
  ])
  func `finds nothing`(name: String) {
    #expect(StackNameFilter.answer(for: name) == .findsNothing)
  }
}
