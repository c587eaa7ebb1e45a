extension Parser {
  /// Failures within a token.
  func diagnoseToken(_ failure: ParseFailure) -> SyntaxProblem {
    let here = failure.offset..<max(failure.offset, min(failure.offset + 1, count))
    let start = failure.context >= 0 ? failure.context : failure.offset
    let range = restOfLine(start)
    let text = excerpt(range)
    switch failure.reason {
    case .cannotStartToken: return diagnoseCharacter(failure, here)
    case .entryNotAllowed:
      return problem(
        range,
        "a list item cannot begin here, at \(text); begin it on a line of its own, or put the value in quotes"
      )
    case .keyNotAllowed:
      return problem(range, "a key marked with `?` cannot begin here, at \(text); put the value in quotes")
    case .directiveName, .directiveValue, .directiveRest:
      return problem(range, "\(text) is not a valid YAML directive; remove it, or put the value in quotes")
    case .duplicateYAMLDirective: return problem(range, "\(text) repeats the %YAML directive; remove it")
    case .incompatibleVersion:
      return problem(range, "\(text) asks for another YAML than 1.x; remove the directive")
    case .duplicateTagHandle: return problem(range, "\(text) declares a tag handle a second time; remove it")
    case .anchorName, .anchorEnd:
      let kind = base[start] == 0x2A ? "alias" : "anchor"
      return problem(
        range,
        "\(text) is not a valid \(kind), whose name holds letters, digits, `-` and `_`; put the value in quotes if it is text"
      )
    case .tagHandle, .tagURI, .tagEscape, .tagEnd:
      return problem(range, "\(text) is not a valid tag; put the value in quotes if it is text")
    case .undefinedTagHandle:
      return problem(range, "the tag \(text) uses a handle that no %TAG directive declares; remove the tag")
    case .blockScalarHeader:
      return problem(
        range,
        "\(text) begins a block of text, which starts on the next line; move the text there, or put the value in quotes"
      )
    case .blockScalarIndent:
      return problem(range, "\(text): the indentation of a block of text is a digit from 1 to 9")
    case .unknownEscape, .hexEscape, .escapeOutOfRange:
      return problem(
        max(0, failure.offset - 1)..<max(failure.offset, min(failure.offset + 1, count)),
        "\(excerpt(max(0, failure.offset - 1)..<min(failure.offset + 1, count))) is not a valid escape in double quotes; write `\\\\` for a backslash, or use single quotes"
      )
    case .nodeExpected:
      return problem(
        here,
        "a value is expected here, not \(excerpt(restOfLine(failure.offset))); add one, or put the text in quotes"
      )
    default:
      return problem(
        here, "\(excerpt(restOfLine(failure.offset))) cannot stand here; put the value in quotes")
    }
  }

  private func diagnoseCharacter(_ failure: ParseFailure, _ here: Range<Int>) -> SyntaxProblem {
    let line = startOfLine(at: failure.offset)
    switch base[failure.offset] {
    case 0x09 where firstText(onLine: line) >= failure.offset:
      return problem(here, "a tab is used for indentation, which YAML does not allow; use spaces")
    case 0x09:
      return problem(here, "a tab stands where YAML allows only spaces; replace it by a space or remove it")
    case 0x7C, 0x3E:
      return problem(
        here,
        "a block of text cannot begin inside brackets; put \(excerpt(restOfLine(failure.offset))) in quotes")
    case 0x5D, 0x7D:
      return problem(
        here, "\(excerpt(here)) closes a bracket that was not opened; remove it, or put the value in quotes")
    default:
      return problem(
        here,
        "a value cannot begin with \(excerpt(here)), which YAML reserves; put \(excerpt(restOfLine(failure.offset))) in quotes"
      )
    }
  }

  /// Anchors, aliases, documents and sizes.
  func diagnoseComposition(_ failure: ParseFailure) -> SyntaxProblem {
    switch failure.reason {
    case .undefinedAlias:
      var end = failure.offset + 1
      while isClass(base[end], .word) { end += 1 }
      let name = failure.offset..<min(end, count)
      return problem(
        name,
        "the alias \(excerpt(name)) has no anchor above it; write `&\(excerpt(name).dropFirst(2)) before the value it stands for, or put it in quotes"
      )
    case .duplicateAnchor:
      let range = restOfLine(failure.offset)
      return SyntaxProblem(
        .syntax,
        "the anchor at \(excerpt(range)) is already in use, which PyYAML refuses; give it another name",
        at: ByteRange(range.lowerBound, range.upperBound),
        related: [.init(range: .empty(at: max(0, failure.context)), message: "the first one is here")])
    case .multipleDocuments:
      return problem(
        .multipleDocuments, restOfLine(failure.offset),
        "a second document begins here, but ZenML reads only one; put it into a file of its own")
    case .tooDeep:
      return problem(
        .limits, restOfLine(failure.offset),
        "the document is nested too deep to be read (about 490 levels); flatten it")
    default:
      return SyntaxProblem(
        .limits, "the file holds more than 5 million values, so it was not checked; split it",
        at: .empty(at: failure.offset), isBlocking: false)
    }
  }
}
