import BitextModel
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct IndexTests {
  // MARK: Edit distance

  static func slowDistance(_ first: [UInt32], _ second: [UInt32]) -> Int {
    var line = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var diagonal = line[0]
      line[0] = row + 1
      for column in second.indices {
        let change = diagonal + (letter == second[column] ? 0 : 1)
        diagonal = line[column + 1]
        line[column + 1] = min(change, diagonal + 1, line[column] + 1)
      }
    }
    return line[second.count]
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func textsThatAreNotNearAreLeftOutAndNoOthers(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let letters = Array("가나다라마企业政府扶持培育的了abc，。 ")
    func text() -> String {
      String((0..<Int.random(in: 1...20, using: &random)).map { _ in letters.randomElement(using: &random)! })
    }
    let query = PlainText(text())
    let texts = (0..<60).map { _ in text() }
    let least = Int.random(in: 1...90, using: &random)
    var nearest = NearestTexts(query, limit: 1000, least: least)
    for (index, text) in texts.enumerated() {
      Array(text.utf8).withUnsafeBytes { nearest.add($0, Int64(index)) }
    }
    let slow = texts.indices.filter { index in
      let other = PlainText(texts[index])
      let longer = max(1, query.letters.count, other.letters.count)
      return other != query
        && (longer - Self.slowDistance(query.letters, other.letters)) * 100 >= least * longer
    }
    #expect(nearest.ids.sorted() == slow.map(Int64.init), "seed \(seed), \(least) %")
  }

  @Test(arguments: [3, 30, 63, 64, 65, 128, 200])
  func distancesAreThoseOfTheTable(_ length: Int) {
    var chance = SplitMix(seed: UInt64(length))
    for _ in 0..<60 {
      func text(_ count: Int) -> [UInt32] {
        (0..<count).map { _ in UInt32.random(in: 0xAC00...0xAC06, using: &chance) }
      }
      let pattern = text(Int.random(in: 0...length, using: &chance))
      var distance = EditDistance(pattern)
      let other = text(Int.random(in: 0...length, using: &chance))
      #expect(distance.distance(to: other) == Self.slowDistance(pattern, other))
      #expect(distance.distance(to: pattern) == 0)
    }
  }

  // MARK: Posting lists

  @Test func listsComeBackAsTheyWent() {
    var chance = SplitMix(seed: 7)
    for _ in 0..<50 {
      var numbers: [UInt32] = []
      for _ in 0..<Int.random(in: 0...200, using: &chance) {
        let step = UInt32.random(in: 1...(Bool.random(using: &chance) ? 3 : 3_000_000), using: &chance)
        numbers.append((numbers.last ?? 0) + step)
      }
      var list = PostingList()
      for number in numbers { list.append(number) }
      #expect(list.count == numbers.count)
      var read: [UInt32] = []
      list.bytes.withUnsafeBytes { bytes in
        _ = PostingList.forEach(in: bytes) { read.append($0) }
      }
      #expect(read == numbers)
    }
  }

  @Test func aCutListEndsBeforeTheCut() {
    var list = PostingList()
    list.append(5)
    list.append(500_000)
    var read: [UInt32] = []
    list.bytes.dropLast().withUnsafeBytes { bytes in
      _ = PostingList.forEach(in: bytes) { read.append($0) }
    }
    #expect(read == [5])
  }

  // MARK: Grams

  @Test func gramsLookThroughSpacingAndCapitals() {
    #expect(Grams.of(PlainText("산업 정보화부의 AI 정책")) == Grams.of(PlainText("산업정보화부의 ai정책")))
    #expect(Grams.of(PlainText("")) == [])
    #expect(Grams.of(PlainText("이")).count == 2)
  }

  @Test func aSegmentHasEachGramOfEachTextOnce() {
    var builder = SegmentBuilder()
    let texts = ["전정특신 기업", "기업의 기업", "专精特新"]
    for (index, text) in texts.enumerated() { builder.add(PlainText(text), as: index * 3) }
    #expect(builder.lengths == [7, 0, 0, 6, 0, 0, 4])
    var lists: [UInt32: [UInt32]] = [:]
    builder.finish { gram, list in
      var numbers: [UInt32] = []
      list.bytes.withUnsafeBytes { bytes in
        _ = PostingList.forEach(in: bytes) { numbers.append($0) }
      }
      lists[gram] = numbers
    }
    for (index, text) in texts.enumerated() {
      for gram in Grams.of(PlainText(text)) { #expect(lists[gram]?.contains(UInt32(index * 3)) == true) }
    }
    #expect(lists[0xAE30_C5C5] == [0, 3])  // 기업
  }

  // MARK: Search

  /// A segment in memory.
  struct MemorySegment: SegmentReader {
    var lists: [UInt32: [UInt8]] = [:]
    var lengths: [UInt8] = []

    init(_ texts: [String]) {
      var builder = SegmentBuilder()
      for (index, text) in texts.enumerated() { builder.add(PlainText(text), as: index) }
      lengths = builder.lengths
      builder.finish { gram, list in lists[gram] = list.bytes }
    }

    func listSize(of gram: UInt32, in segment: IndexSegment) -> Int { lists[gram]?.count ?? 0 }
    func withList(of gram: UInt32, in segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) {
      lists[gram]?.withUnsafeBytes(body)
    }
    func withLengths(of segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) {
      lengths.withUnsafeBytes(body)
    }
  }

  @Test func longTextsAreRankedByTheirLengthToo() throws {
    // More than are proposed share as many grams with the query; the last is the one of its length.
    let beginning = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
    let rest = "구누두루무부수우주추쿠투푸후그느드르므브스으즈츠크트프흐기니디리미비시이지치키티피히개내대래매배"
    let texts = (0..<3_000).map { index in
      beginning + String(repeating: "1", count: index == 2_999 ? rest.count : rest.count + 29)
    }
    let segment = IndexSegment(id: 1, first: 1, span: texts.count, count: texts.count)
    let units = try GramSearch(PlainText(beginning + rest), threshold: MatchScore(40)!)
      .units(in: [segment], MemorySegment(texts))
    #expect(units.first == 3_000)
  }

  @Test func theNearestTextIsAmongTheProposed() throws {
    var chance = SplitMix(seed: 3)
    let syllables = Array("가나다라마바사아자차카타파하기업혁신정책")
    func text(_ count: Int) -> [Character] { (0..<count).map { _ in syllables.randomElement(using: &chance)! } }
    let texts = (0..<5_000).map { _ in String(text(Int.random(in: 5...40, using: &chance))) }
    let reader = MemorySegment(texts)
    let segment = IndexSegment(id: 1, first: 100, span: texts.count, count: texts.count)
    for _ in 0..<100 {
      let place = Int.random(in: 0..<texts.count, using: &chance)
      var changed = Array(texts[place])
      for _ in 0..<(changed.count / 5) { changed[Int.random(in: 0..<changed.count, using: &chance)] = text(1)[0] }
      let query = PlainText(String(changed))
      let units = try GramSearch(query, threshold: MatchScore(50)!).units(in: [segment], reader)
      #expect(units.contains(Int64(place) + 100), "\(texts[place]) | \(String(changed))")
      #expect(Set(units).count == units.count)
    }
  }
}
