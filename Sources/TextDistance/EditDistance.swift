/// The optimal string alignment distance between two words: the fewest
/// insertions, deletions, replacements and swaps of neighbours that turn one
/// into the other, no letter being touched twice. Letters are Unicode scalars.
///
/// Only a band of `limit` cells beside the diagonal is filled, so the cost is
/// O(`limit` × length).
///
/// - Returns: nil where the distance is above `limit`.
public func editDistance(_ first: String, _ second: String, limit: Int) -> Int? {
  editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars), limit: limit)
}

func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int) -> Int? {
  guard limit >= 0, abs(first.count - second.count) <= limit else { return nil }
  // No distance is longer than the longer word; a wider band would be wasted.
  let limit = min(limit, max(first.count, second.count))
  let beyond = limit + 1
  let width = second.count + 1

  // Rows i-2, i-1 and i of the table; cells outside the band count as `beyond`.
  var beforePrevious = [Int](repeating: beyond, count: width)
  var previous = (0..<width).map { min($0, beyond) }
  var current = [Int](repeating: beyond, count: width)

  for row in stride(from: 1, through: first.count, by: 1) {
    let start = max(1, row - limit)
    let end = min(second.count, row + limit)
    current[start - 1] = start == 1 ? min(row, beyond) : beyond
    var best = current[start - 1]
    for column in stride(from: start, through: end, by: 1) {
      let same = first[row - 1] == second[column - 1]
      var cost = min(
        previous[column - 1] + (same ? 0 : 1), previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current[column] = min(cost, beyond)
      best = min(best, current[column])
    }
    if end + 1 < width { current[end + 1] = beyond }
    // A swap reaches back two rows, so one full row beyond the limit is not
    // enough to give up.
    if best >= beyond, previous.allSatisfyInBand(beyond, around: row - 1, limit: limit) { return nil }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  let distance = previous[second.count]
  return distance <= limit ? distance : nil
}

extension [Int] {
  fileprivate func allSatisfyInBand(_ beyond: Int, around row: Int, limit: Int) -> Bool {
    let start = Swift.max(0, row - limit)
    let end = Swift.min(count - 1, row + limit)
    guard start <= end else { return true }
    return self[start...end].allSatisfy { $0 >= beyond }
  }
}
