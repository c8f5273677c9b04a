/// The words and endings that ``Particles/endsWithParticleOrAdnominal(_:isNoun:)`` knows without a dictionary.
///
/// The nouns are those of policy and business writing that end like a particle or a verb form *and* have the right
/// sound before it; 국가, 차이 and 경로 need no entry, for 국 takes 이, 차 takes 가 and 경 takes 으로.
enum EojeolWords {
  static let nouns = SyllableWords([
    """
    제한 권한 북한 남한 무한 기한 시한 상한 하한 유한 극한 국한 악한 역한 방한 원한
    회의 주의 정의 합의 논의 동의 협의 심의 건의 결의 강의 문의 예의 의의 토의 발의 상의 편의 창의 호의 적의 고의 유의 여의 명의 본의 열의 이의 임의 제의 질의 진의
    품의 항의 민주주의 사회주의 자본주의 보호주의 민족주의
    제도 속도 정도 온도 지도 인도 강도 연도 태도 용도 밀도 난도 난이도 만족도 빈도 각도 고도 농도 척도 완성도 성숙도 인지도 기여도 중요도 신뢰도 집중도 참여도 선호도 의존도
    활용도 선도 주도 유도 수도 철도 궤도 한도 시도 보도 기도 의도 파도 반도 제주도 해상도 습도 경도 위도 진도 순도 조도 부도 구도 투명도 하이난도
    평가 국가 전문가 기업가 투자가 추가 휴가 시가 주가 고가 저가 대가 자가 허가 여가 부가 유가 예가 인가 참가 사상가 정치가
    차이 사이 아이 높이 길이 깊이 넓이 놀이 먹이 벌이 돈벌이 손잡이 떡볶이 나들이 젊은이 늙은이 맏이 봄맞이 움직임 쓰임
    성과 결과 학과 통과 전과 안과 본과 문과 분과 일과 산과 법과 약과 공과 후과 인과
    도로 진로 활로 서로 제로 유로 피로 기로 미로 수로 대로 바로 새로 스스로 별로 주로 실제로 원자로 가로 세로 고속도로
    대만 불만 비만 자만 오만 천만 백만 십만 수만 태만 충만 항만
    은행 마을 가을 노을 고을 코로나 하나 누구나 언제나 인프라 오페라 카메라 나라 우리나라
    계란 논란 혼란 반란 교란 피란 곤란 요란 유란 모란
    전기 의사 회사 도시 시인 개인 법인 원인 확인 승인 디자인 온라인 오프라인 라인 할인 체인 블록체인 도메인 공인 본인 부인 상인 성인 신인 연인 요인 용인 외국인 중국인 한국인
    일본인 미국인 장인 주인 지식인 직장인 타인 기업인 경영인 경제인 군인 노인 농업인 대인 무인 방송인 범인 여인 예술인 의료인 정치인 증인 현지인 캠페인 와인 코인 비트코인 대리인
    관리인 언론인 유인 매인 견인
    통일 제일 매일 생일 요일 평일 휴일 파일 모바일 스타일 독일 과일 단일 동일 유일 균일 종일 내일 당일 금일 명일 익일 기일 월요일 화요일 수요일 목요일 금요일 토요일 일요일 기념일
    마감일 발행일 시행일 공휴일 프로파일 메일 이메일 레일 타일
    책임 게임 모임 타임 선임 신임 위임 전임 취임 해임 퇴임 담임 중임 연임 프레임 클레임 주임 방임 재임 부임 사임 역임 관임 후임
    포함 잠수함 군함 결함 명함 우편함 공함 전함 항공모함
    기간 혁신 발전 인간 공간 시간 민간 중간 연간 월간 구간 회담 수준 기준 표준
    광고 보고 창고 사고 재고 최고 신고 참고 권고 경고 원고 중고 로고 국고 금고 잔고 제고 피고 충고 예고 선고 공고 기고 숙고 투고 통고 회고
    의자 투자 격자 학자 과학자 기술자 노동자 소비자 생산자 사업자 관계자 책임자 담당자 참가자 후보자 전자 문자 숫자 이자 적자 흑자 상자 원자 양자 소자 입자 융자 출자 합자 제자 저자
    기자 환자 종사자 근로자 창업자 연구자 개발자 설립자 경영자 공급자 이용자 사용자 가입자 납세자 당사자 수혜자
    의지 유지 토지 부지 기지 단지 편지 잡지 이미지 메시지 에너지 패키지 페이지 홈페이지 정지 폐지 방지 금지 감지 인지 저지 휴지 복지 요지 취지 현지 거주지 소재지 목적지 발원지
    중심지 근거지 관광지 본거지 원산지 산업단지
    측면 화면 장면 전면 반면 표면 지면 가면 대면 서면 국면 이면 방면 단면 정면 평면 라면 비대면
    문서 보고서 증서 도서 부서 순서 질서 각서 계약서 신청서 설명서 인증서 계획서 확인서 백서 교과서 성명서 제안서 비서 협정서
    커리어 언어 중국어 영어 한국어 외국어 용어 검색어 소프트웨어 하드웨어 미디어 아이디어 엔지니어 프론티어 국어 단어 모국어
    이해 피해 올해 공해 동해 손해 서해 남해 항해 견해 오해 저해 방해 재해 침해 새해 지난해 발해 황해 상해 분해 화해
    역할 분할 관할 무게 가게 집게 지게 런던 참여 기여 부여 수여 대여 잉여 증여 급여 바다 캐나다 소다 판다 대한민국
    """
  ])

  /// Nouns that hardly any verb or particle looks like, also at the end of a compound: 수출제한, 중심도시.
  static let nounEndings = [
    "제한", "권한", "북한", "남한", "도시", "주의", "제도", "속도", "만족도", "난이도", "온라인", "오프라인", "디자인", "체인", "개인", "법인",
    "성과", "결과", "코로나", "논란", "혼란", "교란", "전문가", "투자자", "국가", "홈페이지", "이미지", "메시지", "에너지", "패키지", "모바일",
    "스타일", "프로파일", "잠수함", "게임", "프레임", "하드웨어", "소프트웨어", "보고서", "계약서", "신청서", "인증서", "산업단지", "클러스터", "센서",
    "고속도로", "인프라", "기업인", "외국인", "중국인", "한국인", "최고", "광고", "창고", "엔지니어", "미디어", "아이디어", "국민", "협의회", "기여",
    "참여",
  ]

  /// Particles of one syllable, or verb forms, that no noun ends in.
  static let unmistakable = SyllableSet("를는된한할됨돼했")

  /// Particles that end many nouns, whatever sound is before them.
  static let treacherous = SyllableSet("도나아야여란론든임일함씩")

  /// Verb endings by what they do, longest first within a kind; a run that is longer than the ending has it.
  static let verbEndings: [(EojeolEnding.Kind, [String])] = [
    (
      .adnominal,
      [
        "시키는", "받는", "갖춘", "이루어진", "이뤄진", "만들어진", "알려진", "어진", "해진", "워진", "아진", "려진", "겨진", "춰진", "켜진",
        "러운", "로운", "려운", "까운", "거운", "다운", "가운", "높은", "많은", "좋은", "넓은", "깊은", "짧은", "낮은", "같은", "젊은", "받은",
        "얻은", "맺은", "앉은", "찾은", "맞은", "늦은", "겪은", "하던", "되던", "았던", "었던", "였던", "했던", "됐던", "렸던", "켰던", "졌던",
        "이던", "시킨", "이끈", "나온", "거친", "걸친", "늘린", "올린", "열린", "펼친", "미친", "꾀한", "스러운", "려는",
      ]
    ),
    (.adverbial, ["하게", "되게", "있게", "없게", "높게", "빠르게", "쉽게", "크게", "롭게", "럽게", "르게", "도록", "까지도", "히"]),
    (
      .connective,
      [
        "면서", "지만", "으며", "하며", "되며", "이며", "하고", "되고", "있고", "없고", "시키고", "키고", "이고", "하여", "되어", "시켜", "하거나", "되거나",
        "거나",
        "려고", "고자", "으로써", "해서", "어서", "아서", "여서", "워서", "와서", "라서", "려서", "져서", "켜서", "으면", "다면", "려면", "하면", "되면",
        "므로",
        "니까", "통해", "위해", "대해", "의해", "관해", "비해", "인해", "따라", "만들어", "들어", "넘어", "걸쳐", "거쳐", "힘입어", "이뤄", "이루어", "갖춰",
        "갖추어", "맞춰", "맞추어", "둘러싸고", "기울여", "높여", "줄여", "늘려", "올려", "살려", "돌려", "내려", "어야", "아야", "추고", "우고", "리고", "치고",
        "기고",
      ]
    ),
    (
      .finite,
      [
        "한다", "된다", "이다", "있다", "없다", "는다", "하다", "되다", "시킨다", "니다",
      ]
    ),
  ]

  /// ``nounEndings`` by the last syllable.
  static let nounEndingsByLast = EndingsByLast(nounEndings.map { (EojeolEnding.Kind.none, $0) })

  /// ``verbEndings`` by the last syllable, in the same order.
  static let verbEndingsByLast = EndingsByLast(verbEndings.flatMap { kind, endings in endings.map { (kind, $0) } })

  /// Words that are particles, modifiers or adverbs as a whole; the numbers are those of ``closedKinds``.
  static let closedClass = SyllableWords([
    """
    위한 대한 통한 관한 의한 인한 향한 비한 따른 다른 모든 새로운 어려운 가까운 큰 긴 빠른 이런 그런 어떤 오랜 만든 이룬 갖춘 이끈 낸 온 본 거친 걸친 지난 나온
    이 그 저 각 전 여러 온갖 새 헌 옛 첫 본 해당 주요 약 총 한 두 세 네 몇 어느 무슨 아무 있는 없는 있던 하는 되는 된 할 될 있을 없을 많은 적은 높은 낮은 좋은 작은
    같은 젊은 늦은 가진 지닌 했던 하던 되던 맡은 받은 얻은 찾은 맺은 속한 맞은 이른 잇는 맞는 갖는 받는 얻는 나선 앞선 뛰어난 널리 위치한 다양한 중요한 이뤄진 이루어진 만들어진 알려진 커진
    높아진 나아간 이어진
    """,
    """
    함께 더욱 매우 가장 보다 이미 다시 모두 바로 더 잘 또 많이 같이 높이 없이 깊이 널리 특히 꾸준히 여전히 완전히 급격히 점차 점점 최근 현재 약간 거의 이제 아직 주로 서로 새로
    스스로 별로 실제로 먼저 계속 자주 직접 크게 빠르게 쉽게 하게 되게 하도록 되도록 가까이 일찍이 뚜렷이 나날이 한층 날로 때로 갈수록 물론 반드시 결국 마침내 비로소 어쩌면 다소 대폭 소폭
    """,
    """
    및 또는 혹은 그리고 그러나 하지만 또한 즉 이어 이어서 따라 따라서 통해 위해 대해 의해 관해 비해 인해 향해 걸쳐 거쳐 힘입어 맞춰 맞추어 한편 그래서 그러므로 이에 만약 비록
    예컨대 들어 넘어 있어 없어 있고 없고 하고 되고 하여 되어 해 돼 하며 되며 두고 놓고 더불어 불구하고 아울러 반면 내지 겸 않아 않고 모여 나아가
    """,
    "이다 한다 된다 했다 됐다 있다 없다 아니다 같다 크다 많다 높다",
  ])

  static let closedKinds: [EojeolEnding.Kind] = [.adnominal, .adverbial, .connective, .finite]
}

/// Endings of words, each with what it does, by their last syllable.
struct EndingsByLast: Sendable {
  private let endings: [UInt32: [(kind: EojeolEnding.Kind, units: [UInt32])]]
  /// The last syllables of all of them.
  let lasts: SyllableSet

  init(_ list: [(EojeolEnding.Kind, String)]) {
    let endings = list.map { (kind: $0, units: $1.unicodeScalars.map(\.value)) }
    self.endings = Dictionary(grouping: endings) { $0.units[$0.units.count - 1] }
    var lasts = SyllableSet()
    for ending in endings { lasts.insert(ending.units[ending.units.count - 1]) }
    self.lasts = lasts
  }

  /// The first of the endings that `run` has, if `run` is longer than the ending by `more` syllables at least.
  func first(of run: UnsafeBufferPointer<UInt32>, more: Int) -> (kind: EojeolEnding.Kind, count: Int)? {
    guard let last = run.last, lasts.contains(last), let candidates = endings[last] else { return nil }
    for ending in candidates where run.count >= ending.units.count + more {
      let start = run.count - ending.units.count
      var isSame = true
      for index in 0..<ending.units.count where run[start + index] != ending.units[index] {
        isSame = false
        break
      }
      if isSame { return (ending.kind, ending.units.count) }
    }
    return nil
  }
}
