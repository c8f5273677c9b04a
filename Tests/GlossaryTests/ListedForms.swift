/// Forms that follow no rule and are right all the same, each with its reason; and forms that two concepts share.
enum ListedForms {
  static let sinoKorean: Set<String> = [
    // 力量 begins a word in the compound: 과기 + 역량.
    "guojiazhanlvekejililiang: 국가전략과기역량"
  ]

  static let transliteration: Set<String> = [
    // The company reads 的 as dì.
    "meidi: 메이디"
  ]

  static let homographs: Set<String> = [
    // A deprecated form of 作价投资, kept to be replaced; as a preferred form it means 价值投资.
    "가치투자: jiazhitouzi, zuojiatouzi",
    // 技术转让 (a sale) and 技术转移 (the whole process) share their usual Korean word.
    "기술이전: jishuzhuanrang, jishuzhuanyi",
    // 陕西 and 山西 differ in tone only.
    "산시: shanxisheng, shanxisheng-2",
    "산시성: shanxisheng, shanxisheng-2",
  ]
}
