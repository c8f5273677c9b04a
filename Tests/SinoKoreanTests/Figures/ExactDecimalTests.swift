import SinoKorean
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("1,053.5", "1053.5"), ("1.50", "1.5"), ("-3.5", "-3.5"), ("0.001", "0.001"), ("100", "100"),
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"), ("-0.05", "-0.05"),
  ])
  func readsAndWrites(text: String, expected: String) { #expect(ExactDecimal(text)?.description == expected) }

  @Test(arguments: ["", "-", ".", ".5", "1.2.3", "a", "1 2", "9999999999999999999999999999999999999999"])
  func refuses(text: String) { #expect(ExactDecimal(text) == nil) }

  @Test func tenthsAddUpExactly() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    #expect((0..<10).reduce(ExactDecimal.zero) { sum, _ in sum.adding(tenth) ?? .zero } == ExactDecimal(1))
    #expect(ExactDecimal("1256.1")?.shifted(by: 8) == ExactDecimal(125_610_000_000))
  }

  @Test func overflowIsNilAndNeverWrong() throws {
    let big = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    #expect(big.multiplied(by: big) == nil)
    #expect(big.shifted(by: 30).adding(ExactDecimal(1)) == nil)
    #expect(big < big.shifted(by: 50))
    #expect(big.negated.shifted(by: 50) < big)
    #expect(big.integer == nil)
  }

  @Test func orderIsThatOfNumbers() {
    let numbers = ["-10", "-2.5", "-2", "0", "0.01", "1", "1.5", "2", "10", "1000000"].compactMap { ExactDecimal($0) }
    for (index, first) in numbers.enumerated() {
      for (other, second) in numbers.enumerated() { #expect((first < second) == (index < other)) }
    }
  }
}
