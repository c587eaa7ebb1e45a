/// libFuzzer's entry point for the shell reader: whatever the bytes are, reading ends, and what it
/// tells stands in the text; and what is written for a shell is read back as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShellReading(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for reading in [ShellReading.script(bytes), ShellReading.markdown(bytes)] {
    for command in reading.commands {
      precondition(!command.words.isEmpty && isInside(command.range, count))
      for word in command.words { precondition(isInside(word.range, count)) }
    }
    for problem in reading.problems { precondition(!problem.message.isEmpty && isInside(problem.range, count)) }
  }
  let texts = ["zenml"] + bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  let written = ShellDialect.posix.text(of: ShellCommand(texts.map { ShellWord($0) }))
  let back = ShellReading.script(Array(written.utf8))
  precondition(back.commands.map { $0.words.map(\.word.visible) } == [texts], written)
  return 0
}

private func isInside(_ range: Range<Int>, _ count: Int) -> Bool {
  range.lowerBound >= 0 && range.upperBound <= count
}
