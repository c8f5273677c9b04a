import BitextModel

/// Reads an article file into blocks of text that know their places in the file.
///
/// Reading never fails: what cannot be read as it was meant is told as ``Damage``, and the rest is read.
///
///     let (article, damage) = ArticleReader.read(source, language: nil, format: nil)
public enum ArticleReader {
  /// The article in `source` and what of it could not be read, in order of place.
  ///
  /// - Parameters:
  ///   - language: The language of the text; `nil` counts scripts (``LanguageGuess``).
  ///   - format: `nil` goes by the file's name (``ArticleFormat/init(path:)``).
  /// - Complexity: O(*n*) in the length of the text.
  public static func read(
    _ source: SourceText, language: Language? = nil, format: ArticleFormat? = nil
  ) -> (article: Article, damage: [Damage]) {
    let language = language ?? LanguageGuess.language(of: source.utf8)
    var reading: Reading
    switch format ?? ArticleFormat(path: source.path) {
    case .markdown: reading = MarkdownReader.read(source.utf8)
    case .plainText: reading = PlainTextReader.read(source.utf8)
    }
    reading.blocks = PageBreaks.joined(reading.blocks, in: source.utf8, hanContinues: language.isChinese)
    reading.blocks = TextualRoles.assigned(to: reading.blocks)
    let article = Article(
      source: source, language: language, title: reading.title ?? firstHeading(of: reading.blocks),
      blocks: reading.blocks)
    if let excess = NestingDepth.excess(in: source.utf8) {
      reading.damage.append(Damage(.tooDeep(levels: NestingDepth.deepestMeant), range: excess))
    }
    return (article, reading.damage)
  }

  private static func firstHeading(of blocks: [Block]) -> String? {
    for block in blocks { if case .heading = block.role { return block.text.string } }
    return nil
  }
}

/// What a format's reader makes of a file.
struct Reading {
  var title: String?
  /// In order of place.
  var blocks: [Block] = []
  var damage: [Damage] = []
}
