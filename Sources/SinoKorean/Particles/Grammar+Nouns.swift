extension Grammar {
  mutating func addParticles() {
    let beforeCase = States(.stem, .suffixed, .resuffixed, .plural, .delimited, .nominal)
    add(
      "에 에서 에게 에게서 에게로 께 께서 한테 한테서 에다 에다가 에서부터 보다 처럼 만큼 같이 마냥", beforeCase, .cased, .particle,
      .particle)
    // After a noun of action 하고 is the verb: 육성하고.
    add("하고", beforeCase, .cased, .particle, .particle, cost: 4)
    addPairs(
      "으로/로 으로서/로서 으로써/로써 으로부터/로부터", beforeCase, .cased, .particle, .particle,
      when: (.finalButRieul, .vowelOrRieul))
    addPairs("과/와 이랑/랑", beforeCase, .cased, .particle, .particle)

    // Delimiters stand after a noun, a case particle and one another: 에서만, 까지만이라도.
    let beforeDelimiter = beforeCase.union(States(.cased))
    add("만 까지 부터 조차 마저 뿐 밖에 마다 만큼 대로 씩 끼리 보다 처럼", beforeDelimiter, .delimited, .particle, .particle)

    let beforeFinal = beforeDelimiter
    addPairs("은/는 은커녕/는커녕", beforeFinal, .closed, .particle, .particle)
    // No 이/가, 을/를 after 에서, 로: those already give the noun its place.
    addPairs("이/가 을/를", beforeCase, .closed, .particle, .particle)
    addPairs(
      "이나/나 이나마/나마 이라도/라도 이야말로/야말로 이란/란 이든/든 이든지/든지 이든가/든가 이라든지/라든지 이라든가/라든가", beforeFinal, .closed,
      .particle, .particle)
    addPairs("아/야", States(.stem), .closed, .particle, .particle, cost: 5)
    addPairs("이야/야 이여/여 이시여/시여", beforeDelimiter, .closed, .particle, .particle, cost: 6)
    add("도 의 커녕", beforeFinal, .closed, .particle, .particle)
    // 는 drawn into the particle before it: 에서는 → 에선.
    add("에선 엔 에겐 에게선 한텐 께선 보단 까진 부턴", beforeFinal, .closed, .particle, .particle)
    addPairs(
      "으론/론 으로선/로선 으로썬/로썬 으로부턴/로부턴", beforeFinal, .closed, .particle, .particle,
      when: (.finalButRieul, .vowelOrRieul))
  }

  mutating func addSuffixes() {
    let suffixes =
      "적 화 형 급 계 용 상 내 별 권 측 식 성 자 사 업 업체 간 당 님 씨 쯤 가량 외 발 중 째"
    add(suffixes, States(.stem), .suffixed, .suffix, cost: 3)
    add(suffixes, States(.suffixed), .resuffixed, .suffix, cost: 5)
    add("들", .derivable, .plural, .plural)
    add("하에 하에서", .nouns, .cased, .suffix, .particle, cost: 3)
    add("간 측 별", States(.plural), .resuffixed, .suffix, cost: 3)
  }

  mutating func addCopula() {
    let nouns = States(.stem, .suffixed, .resuffixed, .plural, .cased, .delimited, .nominal)
    // After a vowel 이 may go; before 었, 어서 and 라 it does.
    addPairs("이었/였", nouns, .past, .copula, .none, when: (.any, .vowel), cost: 2)
    addPairs(
      "이어서/여서 이어야/여야 이어도/여도 이라면/라면 이라서/라서 이라고/라고 이라며/라며 이라면서/라면서", nouns, .closed, .copula, .connective,
      when: (.any, .vowel), cost: 2)
    addPairs("이라는/라는 이라던/라던", nouns, .closed, .copula, .adnominal, when: (.any, .vowel), cost: 2)
    addPairs("이에요/예요", nouns, .closed, .copula, .finite, when: (.any, .vowel), cost: 2)
    let connectives = "고 며 자 지만 면 면서 므로 니까 거나 던가 던지"
    addShort(connectives, nouns, .connective)
    addShort("다 죠 냐", nouns, .finite)
    addShort("다만 더라도", nouns, .connective)
    add("이", nouns, .copula, .copula, cost: 2)
    let copula = States(.copula)
    add(connectives + " 라 니 듯 듯이 지 건 기에 기도 더라도 라니 라야 다만", copula, .closed, .copula, joins: true, .connective)
    add("다 네 구나 냐 랴 더라 랍니다 지요 죠 요 라지", copula, .closed, .copula, joins: true, .finite)
    add("던 다는", copula, .closed, .copula, joins: true, .adnominal)
    add("기", copula, .nominal, .copula, joins: true)
    add("인", nouns, .closed, .copula, .adnominal, cost: 2)
    add("인지 인데 인데도 인가 인만큼 인바 일수록 일지 일지라도 인양", nouns, .closed, .copula, .connective, cost: 2)
    add("일", nouns, .closed, .copula, .adnominal, cost: 4)
    add("임", nouns, .nominal, .copula, cost: 4)
    add("입니다 입니까 일까", nouns, .closed, .copula, .finite, cost: 2)
    add("입니다만", nouns, .closed, .copula, .connective, cost: 2)
  }

  /// Endings that stand right after a vowel, 이 having gone; after a final 이 comes back. The long form stays after a
  /// vowel: 이다 is as good as 다 there.
  private mutating func addShort(_ endings: String, _ from: States, _ ending: EojeolEnding.Kind) {
    for word in endings.split(separator: " ") {
      add(String(word), from, .closed, .copula, ending, when: .onlyVowel, cost: 4, afterFinal: "이" + word)
    }
  }
}
