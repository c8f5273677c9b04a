import BitextModel
import Foundation
import Interchange
import SinoKorean
import TextAnalysis

/// Measures whether everything that takes long text costs in proportion to its length, on text made to be slow.
public enum Costs {
  /// One call on one long text.
  struct Call: Sendable {
    let name: String
    let run: @Sendable (String) -> Void
  }

  /// What is repeated, with what stands before and after.
  static let shapes: [(name: String, before: String, unit: String, after: String)] = [
    ("한", "", "한", ""), ("a", "", "a", ""), ("中", "", "中", ""), ("space", "", " ", ""), ("newline", "", "\n", ""),
    ("digits", "", "1", ""), ("zeros", "1", "0", ""), ("opening brackets", "", "(", ""),
    ("closing brackets", "", ")", ""),
    ("nested brackets", "", "(", "가)"), ("pairs", "", "()", ""), ("stops", "", ".", ""),
    ("opening quotes", "", "“", ""),
    ("closing quotes", "", "”", ""), ("quotations", "", "“다.”", ""), ("marks", "a", "\u{301}", ""),
    ("two marks", "a", "\u{301}\u{323}", ""), ("vowel jamo", "\u{1100}", "\u{1161}", ""),
    ("finals", "가", "\u{11A8}", ""),
    ("zero width", "a", "\u{200B}", "b"), ("selectors", "葛", "\u{E0100}", ""), ("compatibility letters", "", "ㄱ", ""),
    ("vowel letters", "", "ㅏ", ""), ("particles", "정책", "에서만", ""), ("까지만", "정책", "까지만이라도", ""), ("하", "육성", "하고", ""),
    ("commas", "1", ",1", ""), ("points", "1", ".1", ""), ("만억", "1", "만1억", ""), ("十", "", "十", ""),
    ("〇", "", "〇", ""),
    ("0만", "", "0만 ", ""), ("0만0억", "", "0만0억", ""), ("list of ordinals", "第", "1、", ""), ("分之", "一", "分之一", ""),
    ("tildes", "1", "~1", ""), ("dates", "", "2022년 ", ""), ("stars", "", "*", ""), ("strong", "", "**가", ""),
    ("backticks", "", "`", ""),
    ("brackets of links", "", "[", ""), ("links", "", "[가](", ""), ("quotes of markdown", "", "> ", "가"),
    ("list", "", "- ", "가"),
    ("pipes", "", "|", ""), ("table", "", "|가|\n|---|\n", ""), ("ampersands", "", "&", ""), ("angles", "", "<", ""),
    ("divs", "", "<div>", ""), ("footnotes", "", "[^1]", ""), ("hashes", "", "#", ""),
    ("spaces at ends", "", "가  \n", ""),
    ("다.", "", "다.", ""), ("list numbers", "", "1. ", ""), ("emoji", "", "👨‍👩‍👧", ""), ("flags", "", "🇰🇷", ""),
    ("r", "", "r", ""), ("zh", "", "zh", ""),
    ("不", "", "不", ""), ("不定", "", "不定", ""), ("gloss", "", "정책(政策)", ""), ("brace", "", "{", ""),
    ("anchors", "- &a ", "[*a,", ""),
    ("keys", "", "a: ", ""), ("tabs", "", "\t", ""), ("quote", "", "\"", ""), ("colon", "", ":", ""),
    ("form feeds", "가", "\u{0C}", "나"),
  ]

  static let calls: [Call] = [
    Call(name: "matching-form") { _ = MatchingForm.of(MappedText(copying: $0.utf8, originStart: 0)) },
    Call(name: "sentences-ko") { _ = SentenceSegmenter(.korean).sentences(in: $0) },
    Call(name: "sentences-zh") { _ = SentenceSegmenter(.simplifiedChinese).sentences(in: $0) },
    Call(name: "words") { _ = WordSegmenter.words(in: $0) },
    Call(name: "width") { _ = EastAsianWidth.columns(of: $0) },
    Call(name: "script-folding") { _ = ScriptFolding.fold(MappedText(copying: $0.utf8, originStart: 0)) },
    Call(name: "script-conversion") { _ = try? ScriptConverter(to: .simplified).convert($0) },
    Call(name: "foreign-characters") { _ = ScriptConverter.foreignCharacters(of: $0, in: .simplified) },
    Call(name: "sino-korean") { _ = SinoKoreanReading.reading(of: $0) },
    Call(name: "sino-korean-rules") { _ = SinoKoreanReading.reading(of: $0, using: .charactersOnly) },
    Call(name: "candidates") { _ = SinoKoreanReading.candidates(of: $0) },
    Call(name: "transliteration") { _ = Transliteration.hangul(of: $0) },
    Call(name: "customary-forms") { _ = Transliteration.customaryForms(of: $0) },
    Call(name: "hangul-of-pinyin") { _ = Transliteration.hangul(ofPinyin: $0) },
    Call(name: "pinyin") { _ = Pinyin.syllables(of: $0) },
    Call(name: "reading-fit-suffixes") { _ = ReadingFit.suffixes(of: $0, chinese: "专精特新") },
    Call(name: "composed") { _ = Hangul.composed($0) },
    Call(name: "decomposed") { _ = Hangul.decomposed($0) },
    Call(name: "keystrokes") { _ = Hangul.composing(Hangul.keystrokes(of: $0)) },
    Call(name: "keyboard") { _ = KeyboardLayout.hangul(fromQWERTY: KeyboardLayout.qwerty(fromHangul: $0)) },
    Call(name: "initials") { _ = Hangul.initials(of: $0) },
    Call(name: "last-sound") { _ = Hangul.lastSound(of: $0) },
    Call(name: "tail") { _ = Particles.longestTail(of: $0, after: "정책") },
    Call(name: "eojeol-ending") { _ = Particles.endsWithParticleOrAdnominal($0) },
    Call(name: "replacement") { _ = Particles.replace(term: "정책", with: "제도", in: $0) },
    Call(name: "replacement-of-unit") {
      _ = Particles.replace(term: String($0.unicodeScalars.suffix(2)), with: "제도", in: $0)
    },
    Call(name: "figures-ko") { _ = FigureRecognizer(.korean).figures(in: $0) },
    Call(name: "figures-zh") { _ = FigureRecognizer(.simplifiedChinese).figures(in: $0) },
    Call(name: "decoding") { _ = try? TextDecoding.decode(Array($0.utf8)) },
    Call(name: "decoding-gb18030") { _ = try? TextDecoding.decode(Array($0.utf8), as: .gb18030) },
    Call(name: "markdown") { _ = ArticleReader.read(SourceText(path: "a.md", text: $0)) },
    Call(name: "plain-text") { _ = ArticleReader.read(SourceText(path: "a.txt", text: $0)) },
    Call(name: "glossary") { _ = GlossaryReader.read(SourceText(path: "g.yaml", text: $0), field: "f") },
    Call(name: "collation-key") { _ = Collation.korean.sortKey(of: $0) },
  ]

  /// What a call may take at the larger size: beyond it, even linear cost is too much.
  private static let longest = 20.0

  /// Runs every call on every shape at two sizes; false where eight times the text costs more than 24 times as much.
  public static func run(_ only: String?) -> Bool {
    var holds = true
    for call in calls where only == nil || call.name == only {
      var worst = (rate: Double.infinity, shape: "")
      for shape in shapes {
        let small = seconds(call, shape, 40_000)
        let large = seconds(call, shape, 320_000)
        let rate = 0.32 * Double(shape.unit.utf8.count) / Double(max(1, shape.unit.unicodeScalars.count)) / large
        if rate < worst.rate { worst = (rate, shape.name) }
        // Below 50 ms the caches tell more than the call.
        guard large > 0.05, large > small * 24 || large > longest else { continue }
        print(String(format: "SLOW %@ of %@: %.3f s, eight times as much %.3f s", call.name, shape.name, small, large))
        fflush(nil)
        holds = false
      }
      print(String(format: "%@ at least %.2f MB/s (%@)", call.name, worst.rate, worst.shape))
      fflush(nil)
    }
    return holds
  }

  private static func seconds(
    _ call: Call, _ shape: (name: String, before: String, unit: String, after: String), _ scalars: Int
  ) -> Double {
    let count = scalars / max(1, shape.unit.unicodeScalars.count)
    let text = shape.before + String(repeating: shape.unit, count: count) + shape.after
    let start = processorTime()
    call.run(text)
    return processorTime() - start
  }

  /// What this thread has used: other processes do not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
