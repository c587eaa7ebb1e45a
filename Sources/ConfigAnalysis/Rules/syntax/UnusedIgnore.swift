import TextDistance
import YAMLSyntax

/// A suppression comment that silences nothing. The rule runs last: it takes
/// the suppressed findings away and reports the names that were not needed.
enum UnusedIgnore: Rule {
  static let metadata = RuleMetadata(
    "unused-ignore", area: .syntax, summary: "A comment silences a rule that has nothing to report there",
    severity: .hint, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    let suppressions = Suppression.all(in: context.tree)
    if suppressions.isEmpty { return }
    // Behind a refusal not everything was looked at: what a comment is good for is not known.
    let isPartial = findings.hasBlocking
    var unused: [(suppression: Suppression, names: [Suppression.Name])] = []
    // What names that are none were meant to silence.
    var meant: [ByteRange: String] = [:]
    // Two comments may name one rule for one line: each is judged by what there
    // is to silence, not by what another one has silenced.
    let all = findings.findings
    let index = FindingIndex(all, context.source)
    var silenced: Set<Int> = []
    for suppression in suppressions {
      var idle: [Suppression.Name] = []
      for name in suppression.names {
        let hits = index.findings(of: currentName(name.text), silencedBy: suppression)
        silenced.formUnion(hits)
        let mayHaveMissed = isPartial && RuleRegistry.rule(named: name.text) != nil
        if hits.isEmpty, !mayHaveMissed {
          idle.append(name)
          if let rule = typo(name, besides: suppression),
            !index.findings(of: rule, silencedBy: suppression).isEmpty
          {
            meant[name.range] = rule
          }
        }
      }
      if !idle.isEmpty || suppression.names.isEmpty { unused.append((suppression, idle)) }
    }
    findings.remove(at: silenced)
    let quiet = suppressions.filter { $0.names.contains { currentName($0.text) == metadata.id.name } }
    for (suppression, names) in unused {
      let line = context.source.line(at: suppression.comment.start)
      if quiet.contains(where: { $0.covers(line) }) { continue }
      report(suppression, names, meant, context, &findings)
    }
  }

  private static func currentName(_ name: String) -> String {
    RuleRegistry.rule(named: name)?.id.name ?? name
  }

  private static func report(
    _ suppression: Suppression, _ names: [Suppression.Name], _ meant: [ByteRange: String],
    _ context: AnalysisContext, _ findings: inout FindingCollector
  ) {
    guard suppression.isUnderstood else {
      findings.add(Self.self, at: suppression.comment, notUnderstood)
      return
    }
    if suppression.names.isEmpty {
      findings.add(Self.self, at: suppression.comment, noNames, fixes: [removal(of: suppression, context)])
      return
    }
    let isWhole = names.count == suppression.names.count
    let fix = isWhole ? removal(of: suppression, context) : shortened(suppression, without: names)
    for name in names {
      let renaming = meant[name.range].map { Fix(rename($0), .safe, replace: name.range, with: $0) }
      findings.add(Self.self, at: name.range, message(name.text), fixes: [renaming ?? fix])
    }
  }

  /// The rule that a name which is none can only have been meant to be.
  private static func typo(_ name: Suppression.Name, besides suppression: Suppression) -> String? {
    guard RuleRegistry.rule(named: name.text) == nil,
      let rule = isUnambiguousTypo(name.text, among: RuleRegistry.all.map(\.id.name))
    else { return nil }
    return suppression.names.contains { $0.text == rule } ? nil : rule
  }

  /// With the blanks in front of it, or with its line.
  private static func removal(of suppression: Suppression, _ context: AnalysisContext) -> Fix {
    let source = context.source
    let number = source.line(at: suppression.comment.start)
    let line = source.lineRange(number)
    var start = suppression.comment.start
    while start > line.start, source.bytes[start - 1] == 0x20 || source.bytes[start - 1] == 0x09 {
      start -= 1
    }
    var range = ByteRange(start, suppression.comment.end)
    if start == line.start, number + 1 < source.lineCount {
      range = ByteRange(start, source.lineRange(number + 1).start)
    } else if start == line.start, number > 0 {
      range = ByteRange(source.lineRange(number - 1).end, suppression.comment.end)
    }
    return Fix(removeTitle, .safe, replace: range, with: "")
  }

  private static func shortened(_ suppression: Suppression, without unused: [Suppression.Name]) -> Fix {
    let places = Set(unused.map(\.range.start))
    let kept = suppression.names.filter { !places.contains($0.range.start) }
    let inside = suppression.names.dropFirst().reduce(suppression.names[0].range) { $0.union($1.range) }
    return Fix(shortenTitle, .safe, replace: inside, with: kept.map(\.text).joined(separator: ", "))
  }

  // MARK: Texts

  private static let notUnderstood =
    "zenls does not understand this comment, so it silences nothing; write `# zenls: ignore[rule] reason`"
  private static let noNames = "the comment names no rule, so it silences nothing; name one: ignore[rule]"
  private static let removeTitle = "Remove the comment"
  private static func rename(_ rule: String) -> String { "Replace with `\(rule)`" }
  private static let shortenTitle = "Name only the rules that are needed"

  private static func message(_ name: String) -> String {
    if RuleRegistry.rule(named: name) != nil {
      return "\(name.quoted) has nothing to report here; remove it from the comment"
    }
    let nearest = nearestNames(to: name, among: RuleRegistry.all.map(\.id.name)).first
    return "there is no rule \(name.quoted)" + (nearest.map { "; did you mean `\($0.name)`?" } ?? "")
  }
}

/// Findings by rule and line.
private struct FindingIndex {
  private var byRule: [String: [Int]] = [:]
  private var byRuleAndLine: [String: [Int: [Int]]] = [:]

  init(_ findings: [Finding], _ source: SourceText) {
    for (index, finding) in findings.enumerated() {
      let line = source.line(at: finding.range.start)
      byRule[finding.rule.name, default: []].append(index)
      byRuleAndLine[finding.rule.name, default: [:]][line, default: []].append(index)
    }
  }

  func findings(of rule: String, silencedBy suppression: Suppression) -> [Int] {
    guard let line = suppression.line else { return byRule[rule] ?? [] }
    guard let lines = byRuleAndLine[rule] else { return [] }
    return (lines[line] ?? []) + suppression.commentLines.flatMap { lines[$0] ?? [] }
  }
}
