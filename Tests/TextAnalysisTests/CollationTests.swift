import BitextModel
import Testing

@testable import TextAnalysis

struct CollationTests {
  @Test func chineseSortsByPinyin() {
    let sorted = ["王五", "张三", "李四", "阿里巴巴", "重庆", "银行", "專精特新", "专精特新", "AI"].sorted(
      by: Collation.pinyin.areInIncreasingOrder)
    #expect(sorted == ["阿里巴巴", "重庆", "李四", "王五", "银行", "张三", "专精特新", "專精特新", "AI"])
  }

  @Test func koreanSortsByConsonantWithHanjaByReading() {
    let sorted = ["하나", "까치", "가을", "나무", "李", "리이중", "이", "AI", "가"].sorted(by: Collation.korean.areInIncreasingOrder)
    #expect(sorted == ["가", "가을", "까치", "나무", "李", "리이중", "이", "하나", "AI"])
  }

  @Test func sortKeysSortAsTheTextsDo() {
    let words = ["하나", "까치", "가을", "나무", "李", "专", "AI", "ai", "", "가" + String(repeating: "나", count: 500)]
    for first in words {
      for second in words {
        let keys = (Collation.korean.sortKey(of: first), Collation.korean.sortKey(of: second))
        let order = Collation.korean.compare(first, second)
        #expect(keys.0.lexicographicallyPrecedes(keys.1) == (order < 0))
        #expect((keys.0 == keys.1) == (order == 0))
      }
    }
  }

  @Test(arguments: [
    ("가격", "ㄱ"), ("까르푸", "ㄱ"), ("나라", "ㄴ"), ("딥테크", "ㄷ"), ("뗏목", "ㄷ"), ("룽퍄오", "ㄹ"), ("뿌리", "ㅂ"), ("쌍순환", "ㅅ"),
    ("인공지능", "ㅇ"),
    ("짝퉁", "ㅈ"), ("혁신", "ㅎ"), ("힣", "ㅎ"), ("“신질생산력”", "ㅅ"), ("\u{1100}\u{1161}", "ㄱ"), ("ㅋㅋ", "ㅋ"), ("ㄳ", "ㄱ"),
    ("AI", "A"), ("école", "E"), ("5G", "#"),
    ("", "#"), ("專精特新", "ㅈ"), ("李", "ㄹ"), ("金", "ㄱ"), ("学", "#"),
  ])
  func koreanTermStandsUnderItsConsonant(_ term: String, _ heading: String) {
    #expect(Collation.korean.heading(of: term) == heading)
  }

  @Test(arguments: [
    ("阿里巴巴", "A"), ("半导体", "B"), ("产业链", "C"), ("重庆", "C"), ("大数据", "D"), ("发改委", "F"), ("国务院", "G"), ("杭州", "H"),
    ("具身智能", "J"),
    ("科技", "K"), ("两会", "L"), ("民营", "M"), ("能源", "N"), ("欧盟", "O"), ("平台", "P"), ("企业", "Q"), ("人工智能", "R"),
    ("双碳", "S"), ("腾讯", "T"),
    ("未来", "W"), ("新质生产力", "X"), ("英", "Y"), ("专精特新", "Z"), ("專精特新", "Z"), ("《红楼梦》", "H"), ("5G", "#"), ("AI", "A"),
    ("亚", "Y"), ("恩", "E"),
    ("做", "Z"), ("삼성", "ㅅ"),
  ])
  func chineseTermStandsUnderItsLetter(_ term: String, _ heading: String) {
    #expect(Collation.pinyin.heading(of: term) == heading)
  }

  @Test func headingsFollowTheOrder() {
    let terms = "阿八嚓咑妸发旮哈丌咔垃妈拿噢妑七呥仨他屲夕丫帀做座酢".map(String.init)
    let headings = terms.sorted(by: Collation.pinyin.areInIncreasingOrder).map(Collation.pinyin.heading)
    #expect(headings == headings.sorted())
  }
}
