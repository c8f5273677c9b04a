/// The words that tell kinds; longer ones stand before those that they end with.
enum KindWords {
  private static func list(_ pairs: [(TermKind, String)]) -> [(ending: String, kind: TermKind)] {
    pairs.flatMap { kind, words in words.split(separator: " ").map { (ending: String($0), kind: kind) } }
      .sorted { ($1.ending.count, $0.ending) < ($0.ending.count, $1.ending) }
  }

  static let chineseEndings = list([
    (
      .organisation,
      """
      大学 学院 中学 公司 集团 局 部 署 司 委 委员会 常委会 院 所 研究所 研究院 中心 协会 商会 联合会 学会 联盟 银行 医院 基金会 交易所 科技 股份 控股 资本 \
      创投 基金 证券 保险 信托 人民政府 政府 法院 检察院 办公室 发改委 实验室 出版社 通讯社 工业大 理工大 俱乐部 团队 党
      """
    ),
    (.place, "省 市 县 区 州 镇 乡 村 岛 湖 港 湾 自治区 新区 特区 开发区 产业园 科技园 园区 大街 路 半岛 高原 盆地 走廊 江 河 运河"),
    (.title, "日报 晚报 时报 早报 周刊 杂志 报 办法 意见 方案 规划 纲要 通知 条例 法 报告 白皮书 蓝皮书 决定 宣言 指南 新闻网"),
    // What only ends like the others.
    (.term, "超市 城市 都市 股市 楼市 执法 做法 方法 看法 司法 书法 算法 语法"),
    (.product, "号 一号 二号 三号 系列 大模型 手机 操作系统"),
  ])

  /// Endings of firms that end concepts as well: 耐心资本.
  static let weakEndings: Set = [
    "资本", "科技", "创投", "基金", "证券", "保险", "信托", "团队", "党", "中心", "股份", "控股", "联盟", "路", "江", "号",
  ]

  static let koreanEndings = list([
    (
      .organisation,
      """
      대학교 대학 공사 유한회사 그룹 위원회 협회 학회 은행 병원 연구소 연구원 재단 연맹 연합회 거래소 공업정보화부 정보화부 기술부 상무부 재정부 인민정부 \
      캐피탈 캐피털 테크놀로지 펀드 과기 커지 법원 검찰원 판공청
      """
    ), (.place, "자치구 신구 반도 고원"),
    (.title, "일보 신문 시보 보고서 백서 조례 지도의견 시행안 방안 촉진법"), (.product, "시리즈"),
  ])

  /// Nouns before a name.
  static let classNouns: [(noun: String, kind: TermKind)] = {
    let lists: [(TermKind, String)] = [
      (
        .organisation,
        "기업 회사 업체 제조사 개발사 투자사 운용사 계열사 스타트업 브랜드 플랫폼 로펌 벤처캐피털 사업자 공급사 은행 대학 기관 펀드 연구소"
      ), (.product, "로켓 위성 게임 앱 모델 로봇 시리즈 칩 치료제 신약 백신 항암제 서비스 드론 유인기"),
      (.title, "영화 드라마 소설 잡지 신문 책 노래 연극 문건 법률 프로그램"),
    ]
    return lists.flatMap { kind, words in words.split(separator: " ").map { (String($0), kind) } }
      .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
  }()

  /// Offices and callings beside a person's name.
  static let offices =
    """
    총서기 당위서기 서기 주석 부주석 총리 부총리 장관 차관 부장 국장 시장 성장 현장 회장 부회장 의장 이사장 총재 총장 원장 소장 사장 대표 창업자 공동창업자 설립자 교수 연구원 \
    박사 원사 작가 감독 배우 가수 기자 주임 부주임 센터장 과학자 변호사 의사 기술자 선수 최고경영자 CEO
    """.split(separator: " ").map(String.init).sorted { ($1.count, $0) < ($0.count, $1) }

  /// How the rest of a name behind a partial gloss is written in Chinese: 장쑤(江苏)대학.
  static let partialEndings: [(korean: String, chinese: String)] = [
    ("항공우주대학교", "航空航天大学"), ("항공우주대학", "航空航天大学"), ("과학기술대학교", "科学技术大学"), ("과학기술대학", "科学技术大学"),
    ("자동차그룹", "汽车集团"), ("이공대학", "理工大学"), ("공업대학", "工业大学"), ("과기대학", "科技大学"), ("사범대학", "师范大学"), ("농업대학", "农业大学"),
    ("교통대학", "交通大学"), ("의과대학", "医科大学"), ("재경대학", "财经大学"), ("이공대", "理工大学"), ("공업대", "工业大学"), ("과기대", "科技大学"),
    ("사범대", "师范大学"), ("교통대", "交通大学"), ("자치구", "自治区"), ("자치주", "自治州"), ("대학교", "大学"), ("연구소", "研究所"), ("연구원", "研究院"),
    ("산업단지", "产业园"), ("개발구", "开发区"), ("신구", "新区"), ("대학", "大学"), ("그룹", "集团"), ("은행", "银行"), ("병원", "医院"), ("공항", "机场"),
    ("운하", "运河"), ("대", "大学"), ("성", "省"), ("시", "市"), ("현", "县"), ("구", "区"), ("촌", "村"),
  ]
}

/// The surnames of Chinese persons.
enum Surnames {
  private static let common = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾\
    毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁\
    蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠\
    荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰\
    赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由
    """.unicodeScalars.filter { $0 != "\n" && $0 != " " }.map(\.value))

  private static let double: Set = [
    "欧阳", "司马", "诸葛", "上官", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "东方", "南宫", "长孙",
  ]

  /// The surname that `name`, in simplified characters, begins with.
  static func surname(of name: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
    if name.count > 2, double.contains(String(String.UnicodeScalarView(name[..<2]))) { return name[..<2] }
    guard let first = name.first, common.contains(first.value), (2...4).contains(name.count) else { return nil }
    return name[..<1]
  }
}
