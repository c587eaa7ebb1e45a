import Testing
import TextDistance

@Suite("Edit distance")
struct EditDistanceTests {
  @Test(
    arguments: [
      ("", "", 0), ("a", "", 1), ("", "ab", 2), ("flavor", "flavor", 0),
      ("flavour", "flavor", 1), ("flavr", "flavor", 1), ("flabor", "flavor", 1),
      ("flaovr", "flavor", 1), ("gpc", "gcp", 1), ("lfavro", "flavor", 2),
      // Optimal string alignment: a swapped pair is not edited again.
      ("ca", "abc", 3), ("kitten", "sitting", 3), ("größe", "grösse", 2), ("日本", "本日", 1),
      ("abcdef", "badcfe", 3),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(editDistance(first, second, limit: 10) == expected)
    #expect(editDistance(second, first, limit: 10) == expected)
    #expect(editDistance(first, second, limit: expected) == expected)
    #expect(editDistance(first, second, limit: expected - 1) == nil)
  }

  /// The banded table gives what the full table gives, for every limit.
  @Test func bandedEqualsFull() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    func word() -> [Unicode.Scalar] {
      (0..<next(9)).map { _ in ["a", "b", "c"][next(3)] }
    }
    for _ in 0..<4000 {
      let (first, second) = (word(), word())
      let expected = fullTable(first, second)
      for limit in 0...9 {
        let text = { (scalars: [Unicode.Scalar]) in
          String(String.UnicodeScalarView(scalars))
        }
        #expect(
          editDistance(text(first), text(second), limit: limit) == (expected <= limit ? expected : nil))
      }
    }
  }

  @Test func longWordsAreBounded() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(editDistance(long, "a", limit: 3) == nil)
    #expect(editDistance(long, long + "b", limit: 2) == 1)
    #expect(nearestNames(to: long, among: ["a", "aa", "gcp"]).isEmpty)
  }

  private func fullTable(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for row in 0...first.count { table[row][0] = row }
    for column in 0...second.count { table[0][column] = column }
    for row in stride(from: 1, through: first.count, by: 1) {
      for column in stride(from: 1, through: second.count, by: 1) {
        var cost = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1,
          table[row - 1][column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1))
        if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row][column] = cost
      }
    }
    return table[first.count][second.count]
  }
}

@Suite("Nearest names")
struct NearestNamesTests {
  let flavors = ["gcp", "aws", "azure", "default", "dockerhub", "github", "kubernetes", "kubeflow"]

  @Test(
    arguments: [
      // One slip.
      ("gpc", "gcp"), ("azre", "azure"), ("azurre", "azure"), ("kubernets", "kubernetes"),
      // Two slips in six letters and more.
      ("dockrehubb", "dockerhub"), ("deafutl", "default"),
      // Letter case is one slip.
      ("GCP", "gcp"), ("DockerHub", "dockerhub"),
      // Not among the names: too far, two slips in a short word, or the name itself.
      ("vertex", nil), ("gxx", nil), ("azxxe", nil), ("gcp", nil), ("", nil),
    ] as [(String, String?)])
  func unambiguous(word: String, expected: String?) {
    #expect(isUnambiguousTypo(word, among: flavors) == expected)
  }

  @Test func rivalsAreAmbiguous() {
    #expect(isUnambiguousTypo("us-east3", among: ["us-east1", "us-east4"]) == nil)
    #expect(isUnambiguousTypo("us-eats1", among: ["us-east1", "us-east4"]) == "us-east1")
    #expect(isUnambiguousTypo("gcpp", among: ["gcp", "gcp"]) == "gcp")
  }

  @Test func nearestFirst() {
    let near = nearestNames(to: "kubeflw", among: flavors)
    #expect(near.map(\.name) == ["kubeflow"])
    let regions = nearestNames(to: "us-eest1", among: ["us-west1", "us-east1", "us-east4", "eu"])
    #expect(regions.map(\.name) == ["us-east1", "us-west1", "us-east4"])
    #expect(regions.map(\.distance) == [1, 1, 2])
    #expect(nearestNames(to: "aws", among: flavors).first?.distance == 0)
  }
}
