/// Words that are no terms and end a row of words.
enum FunctionWords {
  private static func list(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// Nouns of the dictionary that only serve others.
  static let korean = list(
    """
    것 수 등 때 중 간 데 바 뿐 채 듯 척 만큼 대로 때문 경우 자신 자기 우리 저희 그들 이들 당신 여러분 누구 무엇 이것 그것 저것 여기 거기 저기 모두 전부 하나 둘 셋 넷 다섯 여섯 일곱
    여덟 아홉 열 첫째 둘째 셋째 지금 오늘 내일 어제 이번 다음 이후 이전 이상 이하 이내 미만 초과 정도 가량 무렵 동안 내내 매우 아주 너희 너 나 저 그 이 자네 그대 얘기 뭐 왜 어디 언제 얼마
    각각 각자 서로 스스로 다수 대부분 일부 나머지 및 또는 혹은 위 아래 안 밖 속 앞 뒤 옆 곳 쪽 번 채로 이래 덕분 탓 나름 따름 터 뻔 법 줄 적 지 년 월 일 시 분 초 명 개 건 곳 가지 년대 개월
    """)

  /// Script-folded.
  static let chinese = list(
    """
    的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 哦 嗯 哎 唉 喂 么 是 在 和 与 及 以及 或 或者 而 而且 但 但是 可是 不过 就 就是 也 都 还 还是 还有 又 再 再次 很 更 最 太 非常 十分 极其 比较
    不 没 没有 无 未 未能 别 勿 有 有的 有些 这 那 哪 此 该 本 这个 那个 这些 那些 这样 那样 这么 那么 这里 那里 哪里 这儿 那儿 这种 那种 这是 那是 我 你 您 他 她 它 我们 你们 他们 她们
    它们 咱们 自己 大家 人家 别人 谁 什么 怎么 怎样 如何 为什么 为何 多少 几 为 为了 以 以便 于 从 到 对 对于 关于 把 被 让 给 向 往 朝 由 由于 将 将会 会 能 能够 可以 可 可能 要 想 想要 应
    应该 应当 必须 需要 需 已 已经 正在 正 刚 刚刚 才 只 只有 只要 只是 仅 仅仅 便 即 即使 即便 却 其 其中 其他 其它 其余 之 之后 之前 之间 之一 所 所有 所以 等 等等 个 每 每个 各 各个
    各种 某 某个 某些 当 当时 如 如果 若 假如 因为 因此 因而 虽然 尽管 然而 然后 于是 接着 同时 并 并且 并不 并非 除了 除非 通过 根据 按照 按 比 像 如同 似乎 好像 一样 一般 一些 一切 一直
    一定 一起 一下 一点 一旦 一边 起来 下去 出来 过来 过去 上来 下来 进来 出去 回来 来 去 说 道 看 做 使 使得 令 叫 跟 同 嘿 喔 噢 哪个 哪些 任何 许多 很多 不少 多 少 大多 大多数 全部 全
    又是 也是 都是 不是 不能 不会 不要 不想 不再 不用 不必 不可 不得不 是否 能否 可否 而是 或是 即是 则 则是 此外 另外 另 此时 现在 目前 如今 今天 昨天 明天 以后 以前 以来 以上 以下 之内 以内 时
    时候 的时候 上 下 里 中 内 外 前 后 间 上面 下面 里面 外面 前面 后面 旁边 里边 那边 这边 似的 罢了 而已 来说 的话 例如 比如 譬如 即可 之类 左右 多么 何 何时 何处 吾 汝 乃 矣 哉 乎 兮 者
    """)

  /// Those that join the parts of a name: 发展和改革委员会.
  static let chineseConnectors = list("和 与 及 暨")

  /// Those of ``chinese`` that write sounds of foreign names.
  static let inChineseNames = list("里 中 多 么 比 本 于 内 外 可 来 得")

  /// Those of them that, last in a row, are the function word: 框中.
  static let neverLastInNames = list("中 内 外 于 可 得")

  /// Folded words that may stand inside or at the end of a term only.
  static let chineseNeverFirst = list("们 者 性 化 们的 式")

  static let chineseNeverLast = list("第 们的")

  private static let numerals = Set("〇零一二三四五六七八九十百千万萬億亿两兩半數数幾几".unicodeScalars)
  private static let measures = Set(
    "个位次条种些只名家年月日天点件项张座把支队群块层段份步间匹头根颗粒片场对双倍分成号番串堆组套批部届期周岁时秒里米元人声下回".unicodeScalars)

  /// Whether a folded word is a number or counts something: 三, 两位, 十五年.
  static func isCounted(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard let last = scalars.last else { return false }
    if scalars.allSatisfy(numerals.contains) { return true }
    return scalars.dropLast().allSatisfy(numerals.contains) && scalars.count > 1 && measures.contains(last)
  }
}
