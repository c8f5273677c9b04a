extension Grammar {
  mutating func addVerbs() {
    addVerb("하 되 시키 당하", .verb)
    addVerb("받 있 없", .consonantVerb)
    addVerb("한 된 시킨 당한", .modifier, .adnominal)
    addVerb("할 될 시킬 당할", .prospective, .adnominal)
    addVerb("함 됨 시킴 당함", .nominal)
    addVerb("합 됩 시킵 당합", .polite)
    addVerb("해 하여 돼 되어 시켜 당해 당하여 받아 있어 없어", .infinitive, .connective)
    addVerb("했 하였 됐 되었 시켰 당했 당하였 받았 있었 없었", .past)
    addVerb("히 없이 스레", .closed, .adverbial)
    // Adjectives in -스럽다, -롭다, -답다.
    addVerb("스러운 로운 다운", .modifier, .adnominal)
    addVerb("스럽게 롭게 답게", .closed, .adverbial)
    addVerb("스러웠 로웠 다웠", .past)
    addVerb("스럽고 롭고 답고 스러우며 로우며", .closed, .connective)
    addVerb("스럽다 롭다 답다", .closed, .finite)
    addAuxiliaries()
  }

  /// Verbs written together with an infinitive: 육성해온, 개선해나가는, 강화되어진.
  private mutating func addAuxiliaries() {
    addAuxiliary("지 주 오 가 나가 내 두 보 나오", .verb)
    addAuxiliary("놓 있", .consonantVerb)
    addAuxiliary("진 준 온 간 나간 낸 둔 본 나온", .modifier, .adnominal)
    addAuxiliary("질 줄 올 갈 나갈 낼 둘 볼 나올", .prospective, .adnominal)
    addAuxiliary("짐 줌 옴 감 냄 둠", .nominal)
    addAuxiliary("졌 줬 주었 왔 갔 나갔 냈 뒀 봤 나왔", .past)
    addAuxiliary("져 줘 와 내 나가 나와", .infinitive, .connective)
  }

  mutating func addEndings() {
    let verb = States(.verb)
    let both = States(.verb, .consonantVerb)
    // After any stem.
    addEnding("는 던 다는 겠다는 자는 지않는 지않은 지못한", both, .adnominal)
    addEnding(
      "고 고자 고서 고는 고도 지 지만 지는 지도 거나 든 든지 더라도 듯 듯이 자 자마자 자고 자며 자면 다가 는데 는데도 는지 는가 느냐 지않고 되",
      both, .connective)
    addEnding("게 게끔 도록", both, .adverbial)
    addEnding("다 네 죠 지요", both, .finite)
    addStem("겠", both.union(States(.past)), .past)
    addStem("기", both.union(States(.past)), .nominal)
    // After a stem in a vowel.
    addEnding("며 면 면서 므로 니 니까 려 려고 려면 러 나 라고 라며", verb, .connective)
    addEnding("려는 려던 라는 시는", verb, .adnominal)
    addEnding("라 십시오 세요", verb, .finite)
    // After a stem in a consonant.
    let consonant = States(.consonantVerb)
    let withPast = States(.consonantVerb, .past)
    addEnding("으며 으면 으면서 으므로 으니 으니까 으나 을지 을지라도 을수록", withPast, .connective)
    addEnding("으려 으려고 으라고 다고 다면 다며", consonant, .connective)
    addEnding("은 을 으려는 을만한 는다는", withPast, .adnominal)
    addEnding("습니다 습니까 을까 는다", withPast, .finite)
    addStem("음", withPast, .nominal)
    addPast()
    addForms()
  }

  private mutating func addPast() {
    let past = States(.past)
    add("다 네 죠 지요 어요", past, .closed, .predicate, joins: true, .finite)
    add("던 다는 다던", past, .closed, .predicate, joins: true, .adnominal)
    add(
      "고 지만 는데 는데도 는지 거나 더라도 더니 던데 다가 다고 다며 다면 다면서 습니다만 듯 듯이 던지 어도", past, .closed, .predicate,
      joins: true, .connective)
  }

  /// What follows 한, 할, 합 and 해.
  private mutating func addForms() {
    let modifier = States(.modifier)
    add("다", modifier, .closed, .predicate, joins: true, .finite)
    add("다는 다던", modifier, .closed, .predicate, joins: true, .adnominal)
    add("다고 다면 다며 다면서 다지만 데 데다 데도 지 지도 가 바 만큼", modifier, .closed, .predicate, joins: true, .connective)
    let prospective = States(.prospective)
    add("수록 지 지라도 만큼 뿐 텐데 수", prospective, .closed, .predicate, joins: true, .connective)
    add("까", prospective, .closed, .predicate, joins: true, .finite)
    add("니다 니까 시다", States(.polite), .closed, .predicate, joins: true, .finite)
    add("니다만", States(.polite), .closed, .predicate, joins: true, .connective)
    let infinitive = States(.infinitive)
    add("서 서는 서도 야 야만 도 서야", infinitive, .closed, .predicate, joins: true, .connective)
    add("야할 야하는", infinitive, .closed, .predicate, joins: true, .adnominal)
    add("요 라 야한다", infinitive, .closed, .predicate, joins: true, .finite)
  }

  private mutating func addVerb(_ words: String, _ to: State, _ ending: EojeolEnding.Kind = .none) {
    add(words, .derivable, to, .predicate, ending, cost: 1)
  }

  private mutating func addAuxiliary(_ words: String, _ to: State, _ ending: EojeolEnding.Kind = .none) {
    add(words, States(.infinitive), to, .predicate, joins: true, ending)
  }

  private mutating func addEnding(_ words: String, _ from: States, _ ending: EojeolEnding.Kind) {
    add(words, from, .closed, .predicate, joins: true, ending)
  }

  /// Adds endings that want another ending, or can take particles.
  private mutating func addStem(_ words: String, _ from: States, _ to: State) {
    add(words, from, to, .predicate, joins: true)
  }
}
