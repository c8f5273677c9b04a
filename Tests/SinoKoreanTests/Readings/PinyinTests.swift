import SinoKorean
import Testing

@Suite struct PinyinTests {
  @Test(arguments: [
    ("银行", "yín háng"), ("行业", "háng yè"), ("银行行业", "yín háng háng yè"), ("长安", "cháng ān"), ("重庆", "chóng qìng"),
    ("音乐", "yīn yuè"), ("音乐会", "yīn yuè huì"), ("会计", "kuài jì"), ("还原", "huán yuán"), ("成长", "chéng zhǎng"),
    ("生长", "shēng zhǎng"), ("长江", "cháng jiāng"), ("调整", "tiáo zhěng"), ("重要", "zhòng yào"), ("重新", "chóng xīn"),
    ("单于", "chán yú"), ("了解", "liǎo jiě"), ("西藏", "xī zàng"), ("朝鲜", "cháo xiǎn"), ("率领", "shuài lǐng"),
    ("效率", "xiào lǜ"), ("绿色", "lǜ sè"), ("侵略", "qīn lüè"), ("北京市长安街", "běi jīng shì cháng ān jiē"),
    ("專精特新", "zhuān jīng tè xīn"), ("銀行", "yín háng"), ("重慶", "chóng qìng"), ("东数西算", "dōng shù xī suàn"),
    ("兴业", "xīng yè"), ("首都", "shǒu dū"), ("目的", "mù dì"), ("地方", "dì fāng"), ("参与", "cān yù"),
    ("卡脖子", "qiǎ bó zi"), ("著名", "zhù míng"), ("乾隆", "qián lóng"), ("更新", "gēng xīn"), ("处理", "chǔ lǐ"),
  ])
  func polyphonesTakeTheReadingOfTheirWord(_ pair: (chinese: String, pinyin: String)) {
    #expect(Pinyin.syllables(of: pair.chinese).joined(separator: " ") == pair.pinyin)
  }

  @Test func tonesAreWrittenAsAsked() {
    #expect(Pinyin.syllables(of: "绿", tones: .marks) == ["lǜ"])
    #expect(Pinyin.syllables(of: "绿", tones: .numbers) == ["lü4"])
    #expect(Pinyin.syllables(of: "绿", tones: .none) == ["lü"])
    #expect(Pinyin.syllables(of: "贵州", tones: .marks) == ["guì", "zhōu"])
  }

  @Test func latinLettersAndFiguresStandAsTheyAre() {
    #expect(Pinyin.syllables(of: "5G 网络！") == ["5G", "wǎng", "luò"])
    #expect(Pinyin.syllables(of: "") == [])
    #expect(Pinyin.syllables(of: "전정특신") == [])
  }

  @Test func initialsAreForLookup() {
    #expect(Pinyin.initials(of: "专精特新") == "zjtx")
    #expect(Pinyin.initials(of: "5G网络") == "5gwl")
  }
}
