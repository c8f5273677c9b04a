import Testing

@testable import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct TextDecodingTests {
  static let korean = [
    "중국 정부가 발표했다.", "인공지능", "전정특신 중소기업을 육성한다", "정산제 국가발전개혁위원회 주임", "안녕하세요",
    "‘신질생산력’이라는 말은 반년 만에 중국 경제 정책의 첫 줄을 차지했다.", "서울", "베이징 3월 6일", "리커창(李克强) 총리",
    "한국의 벤처업계에서 말하는 ‘딥테크’와 겹치는 부분이 많은 셈이다.", "헤이룽장성 시찰", "부동산 시장이 얼어붙었다",
    "# 제목\n\n- 목록 하나\n- 목록 둘\n", "2022년 6월 27일, 상반기 투자액은 1256억 1000만 위안이다.", "專精特新 기업이란?",
    "그는 웃었다", "펩시와 코카콜라 쏠림 현상", "알리바바, 텐센트, 바이두", "양회", "뷁은 한글이다", "국무원", "대한민국", "기업", "저장성 항저우",
  ]
  static let simplified = [
    "国家主席习近平在黑龙江考察时首次提出“新质生产力”。", "人工智能", "专精特新中小企业", "你好", "中国人民银行", "政府工作报告",
    "但工资已经拖欠了两个月。", "他说：“我们会坚持下去。”", "1256.1亿元", "北京", "上海证券交易所发布公告", "反过来，老工厂只要工艺发生根本变化",
    "# 标题\n\n- 第一\n- 第二\n", "具身智能与6G并列为未来产业的代表", "郑栅洁主任", "半导体产业链", "两会", "杭州", "阿里巴巴、腾讯、百度",
  ]
  static let traditional = [
    "國家主席習近平在黑龍江考察時首次提出「新質生產力」。", "人工智慧", "專精特新中小企業", "你好", "台灣積體電路製造公司", "政府工作報告",
    "但工資已經拖欠了兩個月。", "他說：「我們會堅持下去。」", "台北", "香港聯合交易所發布公告", "半導體產業鏈", "科技部長", "經濟部", "兩岸關係",
  ]

  @Test(arguments: [
    ("CP949", Encoding.cp949, korean), ("GB18030", .gb18030, simplified), ("BIG5", .big5, traditional),
    ("UTF-8", .utf8, korean + simplified + traditional),
  ])
  func encodingIsDetectedInShortTexts(_ charset: String, _ encoding: Encoding, _ texts: [String]) throws {
    for text in texts {
      let bytes = try #require(encode(text, charset))
      let decoded = try? TextDecoding.decode(bytes)
      #expect(decoded?.encoding == encoding, "\(text) as \(charset): \(scores(bytes))")
      #expect(decoded.map { String(decoding: $0.utf8, as: UTF8.self) } == text)
    }
  }

  @Test(arguments: [("UTF-16LE", Encoding.utf16LittleEndian), ("UTF-16BE", .utf16BigEndian)])
  func byteOrderOfUTF16IsDetectedWithoutMark(_ charset: String, _ encoding: Encoding) throws {
    // Two or three Han in UTF-16 are some valid UTF-8 too, so the judgement is asked for more than a word.
    let texts = (Self.korean + Self.simplified + Self.traditional).filter { $0.unicodeScalars.count > 5 }
    for text in texts + ["plain ASCII text\r\n", "😀 이모지도 글자다"] {
      let bytes = try #require(encode(text, charset))
      let decoded = try? TextDecoding.decode(bytes)
      #expect(decoded?.encoding == encoding, "\(text) as \(charset): \(scores(bytes))")
      #expect(decoded.map { String(decoding: $0.utf8, as: UTF8.self) } == text)
      #expect(try TextDecoding.decode(bytes, as: encoding).utf8 == Array(text.utf8))
      #expect(try TextDecoding.decode(bytes, as: .utf16).utf8 == Array(text.utf8))
    }
  }

  @Test(arguments: [
    ([0xEF, 0xBB, 0xBF] as [UInt8], "UTF-8", Encoding.utf8), ([0xFF, 0xFE], "UTF-16LE", .utf16LittleEndian),
    ([0xFE, 0xFF], "UTF-16BE", .utf16BigEndian),
  ])
  func byteOrderMarkDecidesAndIsDropped(_ mark: [UInt8], _ charset: String, _ encoding: Encoding) throws {
    for text in ["", "a", "뷁", "鬱"] {
      let bytes = mark + (try #require(encode(text, charset)))
      let decoded = try TextDecoding.decode(bytes)
      #expect(decoded.encoding == encoding)
      #expect(decoded.utf8 == Array(text.utf8))
      #expect(try TextDecoding.decode(bytes, as: encoding).utf8 == Array(text.utf8))
    }
  }

  @Test func encodingAskedForWins() throws {
    let bytes: [UInt8] = [0xB1, 0xE2, 0xBE, 0xF7]
    #expect(try TextDecoding.decode(bytes, as: .cp949).utf8 == Array("기업".utf8))
    #expect(try TextDecoding.decode(bytes, as: .gb18030).utf8 == Array("扁诀".utf8))
  }

  @Test func emptyFileIsAnEmptyText() throws {
    #expect(try TextDecoding.decode([]) == ([], .utf8))
  }

  @Test(
    arguments: [
      (Array("some plain text\0with a NUL".utf8), nil, TextDecodingError.Reason.notText, 15),
      ([0x61, 0x00, 0x62], Encoding.utf8, .notText, 1),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], nil, .notText, 8),
      ([0x01, 0x02, 0x61], nil, .notText, 0),
      ([0x01, 0x02, 0x61], .cp949, .notText, 0),
      (Array("중국 정부가 ".utf8) + [0xFF] + Array("발표했다".utf8), nil, .invalidBytes(.utf8), 17),
      (Array("중국 정부".utf8.dropLast()), nil, .truncated(.utf8), 10),
      ([0xC0, 0x80], .utf8, .invalidBytes(.utf8), 0),
      ([0xED, 0xA0, 0x80, 0x20], .utf8, .invalidBytes(.utf8), 0),
      ([0xFF, 0xFE, 0x00, 0xAC, 0x00], nil, .truncated(.utf16LittleEndian), 4),
      ([0xFF, 0xFE, 0x00, 0xDC, 0x00, 0xAC], nil, .invalidBytes(.utf16LittleEndian), 2),
      ([0xFF, 0xFE, 0x00, 0xAC, 0x3D, 0xD8], nil, .truncated(.utf16LittleEndian), 4),
      ([0xFF, 0xFE, 0x00, 0xAC, 0x00, 0x00], nil, .notText, 4),
      ([0xFF, 0xFE, 0x00, 0xAC], .utf16BigEndian, .oppositeByteOrder(.utf16BigEndian), 0),
      ([0xB1, 0xE2, 0xFF, 0x20], .cp949, .invalidBytes(.cp949), 2),
      ([0xB1, 0xE2, 0xBE], .cp949, .truncated(.cp949), 2),
      ([0xFF, 0xFF, 0xFF, 0xFF], nil, .undetermined, 0),
      ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x61, 0x75, 0x20], nil, .undetermined, 3),
    ] as [([UInt8], Encoding?, TextDecodingError.Reason, Int)])
  func damageIsReportedWithItsPlace(
    _ bytes: [UInt8], _ encoding: Encoding?, _ reason: TextDecodingError.Reason, _ offset: Int
  ) {
    do {
      let decoded = try TextDecoding.decode(bytes, as: encoding)
      Issue.record("read as \(decoded.encoding): \(String(decoding: decoded.utf8, as: UTF8.self))")
    } catch {
      #expect(error.reason == reason)
      #expect(error.offset == offset)
      #expect(error.description.hasPrefix("byte \(offset): expected"))
    }
  }

  @Test func namesOfSmallerEncodingsGiveTheOneThatHoldsThem() {
    #expect(Encoding.acceptedNames.allSatisfy { Encoding(name: $0) != nil })
    #expect(Encoding(name: "EUC-KR") == .cp949)
    #expect(Encoding(name: "gbk") == .gb18030)
    #expect(Encoding(name: "latin-1") == nil)
  }

  @Test func validationAgreesWithTheStandardLibrary() {
    var generator = SeededGenerator(seed: 7)
    let text = Array("a중😀é국 text 인 bcdefgh한하이테크 산업의 피해를 ฿ 发展中的中国。".utf8)
    for _ in 0..<60_000 {
      var bytes = Array(text[Int.random(in: 0...40, using: &generator)...])
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let index = bytes.indices.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = .random(in: 0x20...0xFF, using: &generator)
        case 1: bytes.remove(at: index)
        default:
          bytes[index] =
            [0xC0, 0xC1, 0xE0, 0xED, 0xA0, 0xF0, 0xF4, 0xF5, 0x80][Int.random(in: 0..<9, using: &generator)]
        }
      }
      let isValid = bytes.withUnsafeBufferPointer { UTF8Validation($0).invalidOffset == nil }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test(arguments: [
    ("CP949", Encoding.cp949, Array(korean.prefix(5))), ("GB18030", .gb18030, simplified.prefix(3) + ["𠀀歌"]),
    ("BIG5", .big5, Array(traditional.prefix(4))), ("UTF-8", .utf8, korean.prefix(3) + ["𠀀歌"]),
    ("UTF-16LE", .utf16LittleEndian, korean.prefix(3) + ["𠀀歌"]),
    ("UTF-16BE", .utf16BigEndian, ["𠀀歌"]),
  ])
  func piecesCutAnywhereGiveTheTextOfTheWhole(_ charset: String, _ encoding: Encoding, _ texts: [String]) throws {
    for text in texts {
      let bytes = try #require(encode(text, charset))
      for cut in 0...bytes.count {
        var decoder = StreamDecoder(encoding)
        var result = decoder.decode(Array(bytes[..<cut]), isLast: false)
        result += decoder.decode(Array(bytes[cut...]), isLast: true)
        #expect(String(decoding: result, as: UTF8.self) == text && decoder.invalidCount == 0, "cut at \(cut)")
      }
      var bytewise = StreamDecoder(encoding)
      let whole = bytes.flatMap { bytewise.decode([$0], isLast: false) } + bytewise.decode([], isLast: true)
      #expect(String(decoding: whole, as: UTF8.self) == text)
    }
  }

  @Test(arguments: [
    (Encoding.utf8, [0x61, 0xFF, 0x62, 0xEA, 0xB0] as [UInt8], "a\u{FFFD}b\u{FFFD}"),
    (.utf16LittleEndian, [0x61, 0, 0x00, 0xDC, 0x62, 0, 0x3D, 0xD8], "a\u{FFFD}b\u{FFFD}"),
    (.cp949, [0x61, 0xFF, 0x62, 0xB1], "a\u{FFFD}b\u{FFFD}"),
  ])
  func whatMeansNothingBecomesAReplacementAndIsCounted(_ encoding: Encoding, _ bytes: [UInt8], _ text: String) {
    var decoder = StreamDecoder(encoding)
    #expect(String(decoding: decoder.decode(bytes, isLast: true), as: UTF8.self) == text)
    #expect(decoder.invalidCount == 2)
  }

  private func scores(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      let narrow = [Encoding.cp949, .gb18030, .big5].map {
        "\($0) \(Converter.plausibility(of: buffer, encoding: $0)) \(Converter.detectionConfidence(of: buffer, encoding: $0))"
      }
      return narrow.joined(separator: ", ") + ", \(UTF16Judgement(buffer).likelier)"
    }
  }

  private func encode(_ text: String, _ charset: String) -> [UInt8]? {
    guard let descriptor = iconv_open(charset, "UTF-8"), descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 8)
    let written = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int? in
        var from = source.baseAddress
        var fromCount = source.count
        var to = target.baseAddress
        var toCount = target.count
        guard iconv(descriptor, &from, &fromCount, &to, &toCount) != Int(bitPattern: UInt.max) else { return nil }
        return target.count - toCount
      }
    }
    return written.map { target[..<$0].map(UInt8.init(bitPattern:)) }
  }
}

/// The same numbers from the same seed on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
