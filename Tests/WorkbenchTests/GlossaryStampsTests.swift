import Testing

@testable import Workbench

@Suite struct GlossaryStampsTests {
  private static func stamp(_ name: String, size: Int64 = 10, changed: Int64 = 100, touched: Int64 = 100)
    -> GlossaryStamps.Stamp
  {
    GlossaryStamps.Stamp(
      name: name, inode: 7, size: size, changed: .init(seconds: changed, nanoseconds: 5),
      touched: .init(seconds: touched, nanoseconds: 6))
  }

  private static let files = [stamp("a.yaml"), stamp("name with spaces.yaml")]
  private static let stamps = GlossaryStamps(
    maker: GlossaryStamps.maker, key: .max, since: .init(seconds: 200, nanoseconds: 0), files: files)

  @Test func unchangedFilesAreVouchedFor() {
    #expect(Self.stamps.vouch(for: Self.files))
    #expect(
      GlossaryStamps(maker: GlossaryStamps.maker, key: 1, since: .init(seconds: 0, nanoseconds: 0), files: []).vouch(
        for: []))
  }

  @Test func everyDifferenceIsSeen() {
    let first = Self.files[0]
    for other in [
      [], [first], [first, first], Self.files + [first], Self.files.reversed(), [first, Self.stamp("other.yaml")],
      [Self.stamp("a.yaml", size: 11), Self.files[1]], [Self.stamp("a.yaml", changed: 101), Self.files[1]],
      [Self.stamp("a.yaml", touched: 101), Self.files[1]],
    ] {
      #expect(!Self.stamps.vouch(for: other), "\\(other)")
    }
  }

  /// A file that was changed so shortly before it was read might have been changed again in the same moment.
  @Test(arguments: [(196, true), (198, false), (199, false), (200, false), (201, false)] as [(Int64, Bool)])
  func filesJustChangedAreNotTrusted(second: Int64, isTrusted: Bool) {
    let changed = [Self.stamp("a.yaml", changed: second)]
    let touched = [Self.stamp("a.yaml", touched: second)]
    for files in [changed, touched] {
      #expect(
        GlossaryStamps(maker: GlossaryStamps.maker, key: 1, since: .init(seconds: 200, nanoseconds: 0), files: files)
          .vouch(for: files) == isTrusted)
    }
  }

  /// Another program may have other forms.
  @Test func anotherMakerVouchesForNothing() {
    let stamps = GlossaryStamps(
      maker: "eonhae 0.0.1, ICU 1", key: 1, since: .init(seconds: 200, nanoseconds: 0), files: Self.files)
    #expect(!stamps.vouch(for: Self.files))
  }

  @Test func whatIsWrittenComesBack() throws {
    #expect(GlossaryStamps.read(try #require(Self.stamps.written)) == Self.stamps)
    #expect(
      GlossaryStamps(maker: GlossaryStamps.maker, key: 1, since: Self.stamps.since, files: [Self.stamp("a\nb")]).written
        == nil)
  }

  @Test func damageVouchesForNothing() throws {
    let whole = Array(try #require(Self.stamps.written).utf8)
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 1
      #expect(GlossaryStamps.read(String(decoding: damaged, as: UTF8.self)) != Self.stamps)
      // What is cut behind a line has fewer files than there are.
      if let cut = GlossaryStamps.read(String(decoding: whole[..<index], as: UTF8.self)) {
        #expect(!cut.vouch(for: Self.files))
      }
    }
  }
}
