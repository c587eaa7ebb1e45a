/// The completion list that the client got last.
struct ResolvableCompletions {
  private(set) var number = 0
}
