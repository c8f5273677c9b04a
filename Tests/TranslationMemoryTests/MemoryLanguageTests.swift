import BitextModel
import Testing
import TranslationMemory

@Suite struct MemoryLanguageTests {
  @Test(arguments: [
    ("ko", "ko"), ("ko-KR", "ko"), ("KO_kr", "ko"), ("zh-CN", "zh-Hans"), ("zh-Hans-CN", "zh-Hans"),
    ("zh-SG", "zh-Hans"),
    ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-Hant", "zh-Hant"), ("zh", "zh"), ("en-US", "en"),
  ])
  func tagsAreComparedByScript(_ tag: String, _ compared: String) {
    #expect(Language(rawValue: tag).withScript.rawValue == compared)
  }

  @Test func scriptsMixOnlyWhenAskedFor() {
    let hans = Language(rawValue: "zh-CN")
    #expect(hans.isFound(by: .simplifiedChinese))
    #expect(!hans.isFound(by: .traditionalChinese))
    #expect(hans.isFound(by: Language(rawValue: "zh")))
    #expect(!Language(rawValue: "zh").isFound(by: .simplifiedChinese))
    #expect(!Language.korean.isFound(by: Language(rawValue: "zh")))
  }
}
