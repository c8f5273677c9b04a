import Diagnostics

/// The files of a new workspace: settings, a glossary of three concepts, an article with a few faults to find, and its Chinese counterpart.
public enum StarterWorkspace {
  public static let articleName = "article.ko.md"
  public static let counterpartName = "article.zh-Hans.md"

  /// Writes what is not there yet and returns the paths written.
  public static func make(in folder: String, language: InterfaceLanguage) throws(FileProblem) -> [String] {
    try FileAccess.makeFolder(Path.joined(folder, "Glossary"))
    try FileAccess.makeFolder(Path.joined(folder, "Corpus"))
    var made: [String] = []
    let files = [
      ("eonhae.yaml", settings(language)), ("Glossary/sme-policy.yaml", glossary), (articleName, article),
      (counterpartName, counterpart), (".gitignore", ".eonhae/\n"),
    ]
    for (name, content) in files {
      let path = Path.joined(folder, name)
      guard !FileAccess.exists(path) else { continue }
      try FileAccess.write(content, to: path)
      made.append(path)
    }
    return made
  }

  private static func settings(_ language: InterfaceLanguage) -> String {
    let head = Message(
      en: "The settings of this workspace; paths are relative to this file.", ko: "이 작업 폴더의 설정입니다. 경로는 이 파일을 기준으로 합니다.",
      zh: "本工作区的设置；路径以此文件所在位置为准。"
    ).text(in: language)
    return """
      # \(head)
      languages: {source: ko, target: zh-Hans}
      glossary: [Glossary]
      corpus: [Corpus]
      style:
        gloss: first-mention      # first-mention | every-mention | never
        glossScript: Hans         # Hans | Hant
        names: transliteration    # transliteration | sino-korean
      rules: {}                   # gloss-script: error, spacing-variant: off

      """
  }

  private static let glossary = """
    # 중소기업 정책 · 中小企业政策
    - id: xiaojuren
      field: sme-policy
      terms:
        ko:
          - {term: 작은 거인, status: preferred, rendering: translation}
          - {term: 소거인, status: deprecated, rendering: sino-korean}
        zh-Hans: [小巨人]
        en: [little giant]
      definition:
        ko: 전정특신 기업 가운데 중앙정부가 골라 키우는 중소기업.
        zh-Hans: 从专精特新企业中由国家遴选培育的中小企业。
        en: A small firm picked by the central government from among the SRDI firms.

    - id: zhongguancun
      field: sme-policy
      terms:
        ko:
          - {term: 중관춘, status: preferred, rendering: transliteration}
          - {term: 중관촌, status: admitted, rendering: sino-korean}
        zh-Hans: [中关村]
        en: [Zhongguancun]
      definition:
        ko: 베이징 하이뎬구에서 시작한 과학단지.
        zh-Hans: 起源于北京市海淀区的科技园区。
        en: A science park that began in Haidian, Beijing.

    - id: zhuanjingtexin
      field: sme-policy
      terms:
        ko: [{term: 전정특신, status: preferred, rendering: sino-korean}]
        zh-Hans: [专精特新]
        en: ["specialized, refined, differential and innovative (SRDI)"]
      definition:
        ko: 전문화·정밀화·특색화·참신화를 갖춘 중소기업의 성격.
        zh-Hans: 专业化、精细化、特色化、新颖化的企业特征。
        en: "Being specialized, refined, distinctive and novel, of a small firm."

    """

  private static let article = """
    # 베이징의 전정특신 기업

    베이징시는 올해 전정특신(專精特新) 기업 200곳을 새로 선정했다. 이 가운데 소거인은 30곳으로, 중관춘에서는 12곳이 나왔다.

    **작은 거인(小巨人)**은 세제 혜택을 받는다. 신질생산력(新质生产力)도 함께 강조되었다.

    """

  // One sentence has no Korean, for alignment to find.
  private static let counterpart = """
    # 北京的专精特新企业

    今年，北京市新认定200家专精特新企业。其中小巨人企业30家，中关村有12家入选。名单已在官网公布。

    小巨人企业可享受税收优惠。会议还强调了新质生产力。

    """
}
