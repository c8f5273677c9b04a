import SinoKorean
import Testing

@Suite struct TransliterationTests {
  /// Every syllable of Mandarin with the form of 외래어 표기법, written out by hand.
  static let syllables = """
    a 아 ai 아이 an 안 ang 앙 ao 아오
    ba 바 bai 바이 ban 반 bang 방 bao 바오 bei 베이 ben 번 beng 벙 bi 비 bian 볜 biao 뱌오 bie 볘 bin 빈 bing 빙 bo 보 bu 부
    ca 차 cai 차이 can 찬 cang 창 cao 차오 ce 처 cen 천 ceng 청 ci 츠 cong 충 cou 처우 cu 추 cuan 촨 cui 추이 cun 춘 cuo 춰
    cha 차 chai 차이 chan 찬 chang 창 chao 차오 che 처 chen 천 cheng 청 chi 츠 chong 충 chou 처우 chu 추 chua 촤 chuai 촤이
    chuan 촨 chuang 촹 chui 추이 chun 춘 chuo 춰
    da 다 dai 다이 dan 단 dang 당 dao 다오 de 더 dei 데이 den 던 deng 덩 di 디 dia 댜 dian 뎬 diao 댜오 die 뎨 ding 딩 diu 듀
    dong 둥 dou 더우 du 두 duan 돤 dui 두이 dun 둔 duo 둬
    e 어 ei 에이 en 언 eng 엉 er 얼
    fa 파 fan 판 fang 팡 fei 페이 fen 펀 feng 펑 fo 포 fou 퍼우 fu 푸
    ga 가 gai 가이 gan 간 gang 강 gao 가오 ge 거 gei 게이 gen 건 geng 겅 gong 궁 gou 거우 gu 구 gua 과 guai 과이 guan 관
    guang 광 gui 구이 gun 군 guo 궈
    ha 하 hai 하이 han 한 hang 항 hao 하오 he 허 hei 헤이 hen 헌 heng 헝 hong 훙 hou 허우 hu 후 hua 화 huai 화이 huan 환
    huang 황 hui 후이 hun 훈 huo 훠
    ji 지 jia 자 jian 젠 jiang 장 jiao 자오 jie 제 jin 진 jing 징 jiong 중 jiu 주 ju 쥐 juan 쥐안 jue 줴 jun 쥔
    ka 카 kai 카이 kan 칸 kang 캉 kao 카오 ke 커 kei 케이 ken 컨 keng 컹 kong 쿵 kou 커우 ku 쿠 kua 콰 kuai 콰이 kuan 콴
    kuang 쾅 kui 쿠이 kun 쿤 kuo 쿼
    la 라 lai 라이 lan 란 lang 랑 lao 라오 le 러 lei 레이 leng 렁 li 리 lia 랴 lian 롄 liang 량 liao 랴오 lie 례 lin 린 ling 링
    liu 류 lo 로 long 룽 lou 러우 lu 루 luan 롼 lun 룬 luo 뤄 lü 뤼 lüe 뤠
    ma 마 mai 마이 man 만 mang 망 mao 마오 me 머 mei 메이 men 먼 meng 멍 mi 미 mian 몐 miao 먀오 mie 몌 min 민 ming 밍 miu 뮤
    mo 모 mou 머우 mu 무
    na 나 nai 나이 nan 난 nang 낭 nao 나오 ne 너 nei 네이 nen 넌 neng 넝 ni 니 nian 녠 niang 냥 niao 냐오 nie 녜 nin 닌 ning 닝
    niu 뉴 nong 눙 nou 너우 nu 누 nuan 놘 nuo 눠 nü 뉘 nüe 눼
    o 오 ou 어우
    pa 파 pai 파이 pan 판 pang 팡 pao 파오 pei 페이 pen 펀 peng 펑 pi 피 pian 폔 piao 퍄오 pie 폐 pin 핀 ping 핑 po 포 pou 퍼우
    pu 푸
    qi 치 qia 차 qian 첸 qiang 창 qiao 차오 qie 체 qin 친 qing 칭 qiong 충 qiu 추 qu 취 quan 취안 que 췌 qun 췬
    ran 란 rang 랑 rao 라오 re 러 ren 런 reng 렁 ri 르 rong 룽 rou 러우 ru 루 rua 롸 ruan 롼 rui 루이 run 룬 ruo 뤄
    sa 싸 sai 싸이 san 싼 sang 쌍 sao 싸오 se 써 sen 썬 seng 썽 si 쓰 song 쑹 sou 써우 su 쑤 suan 쏸 sui 쑤이 sun 쑨 suo 쒀
    sha 사 shai 사이 shan 산 shang 상 shao 사오 she 서 shei 세이 shen 선 sheng 성 shi 스 shou 서우 shu 수 shua 솨 shuai 솨이
    shuan 솬 shuang 솽 shui 수이 shun 순 shuo 숴
    ta 타 tai 타이 tan 탄 tang 탕 tao 타오 te 터 teng 텅 ti 티 tian 톈 tiao 탸오 tie 톄 ting 팅 tong 퉁 tou 터우 tu 투 tuan 퇀
    tui 투이 tun 툰 tuo 퉈
    wa 와 wai 와이 wan 완 wang 왕 wei 웨이 wen 원 weng 웡 wo 워 wu 우
    xi 시 xia 샤 xian 셴 xiang 샹 xiao 샤오 xie 셰 xin 신 xing 싱 xiong 슝 xiu 슈 xu 쉬 xuan 쉬안 xue 쉐 xun 쉰
    ya 야 yan 옌 yang 양 yao 야오 ye 예 yi 이 yin 인 ying 잉 yo 요 yong 융 you 유 yu 위 yuan 위안 yue 웨 yun 윈
    za 짜 zai 짜이 zan 짠 zang 짱 zao 짜오 ze 쩌 zei 쩨이 zen 쩐 zeng 쩡 zi 쯔 zong 쭝 zou 쩌우 zu 쭈 zuan 쫜 zui 쭈이 zun 쭌
    zuo 쭤
    zha 자 zhai 자이 zhan 잔 zhang 장 zhao 자오 zhe 저 zhei 제이 zhen 전 zheng 정 zhi 즈 zhong 중 zhou 저우 zhu 주 zhua 좌
    zhuai 좌이 zhuan 좐 zhuang 좡 zhui 주이 zhun 준 zhuo 줘
    """

  @Test func everySyllableFollowsTheOfficialTable() {
    let words = Self.syllables.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(words.count >= 2 * 405)
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let hangul = Transliteration.hangul(ofPinyin: words[index])
      #expect(hangul == words[index + 1], "\(words[index]): \(hangul ?? "nothing")")
    }
  }

  @Test(arguments: [
    ("Zhōngguāncūn", "중관춘"), ("zhong1guan1cun1", "중관춘"), ("Xī'ān", "시안"), ("xian", "셴"), ("lv4", "뤼"),
    ("Běijīng Dàxué", "베이징 다쉐"), ("Chang'an", "창안"), ("fangan", "판간"), ("QIONG", "충"), ("", ""),
  ])
  func pinyinIsReadHoweverItIsSpelled(_ pair: (pinyin: String, hangul: String)) {
    #expect(Transliteration.hangul(ofPinyin: pair.pinyin) == pair.hangul)
  }

  @Test(arguments: ["hello", "xq", "b"])
  func whatIsNotPinyinHasNoHangul(_ text: String) {
    #expect(Transliteration.hangul(ofPinyin: text) == nil)
  }

  /// Well-known places.
  static let places = """
    北京 베이징 上海 상하이 天津 톈진 重庆 충칭 深圳 선전 广州 광저우 南京 난징 杭州 항저우 苏州 쑤저우 成都 청두 武汉 우한 西安 시안
    长春 창춘 长沙 창사 长安 창안 沈阳 선양 大连 다롄 青岛 칭다오 济南 지난 郑州 정저우 合肥 허페이 福州 푸저우 厦门 샤먼 南昌 난창
    昆明 쿤밍 贵阳 구이양 南宁 난닝 海口 하이커우 三亚 싼야 兰州 란저우 西宁 시닝 银川 인촨 太原 타이위안 石家庄 스자좡
    呼和浩特 후허하오터 乌鲁木齐 우루무치 拉萨 라싸 哈尔滨 하얼빈 西藏 티베트 内蒙古 네이멍구 新疆 신장 台湾 대만 臺灣 대만 香港 홍콩
    澳门 마카오 宁波 닝보 温州 원저우 无锡 우시 常州 창저우 扬州 양저우 徐州 쉬저우 绍兴 사오싱 嘉兴 자싱 义乌 이우 东莞 둥관
    佛山 포산 珠海 주하이 惠州 후이저우 中山 중산 汕头 산터우 泉州 취안저우 洛阳 뤄양 开封 카이펑 大同 다퉁 唐山 탕산 保定 바오딩
    雄安 슝안 延吉 옌지 延边 옌볜 丹东 단둥 吉林 지린 四川 쓰촨 浙江 저장 江苏 장쑤 安徽 안후이 福建 푸젠 江西 장시 山东 산둥
    河南 허난 河北 허베이 湖北 후베이 湖南 후난 广东 광둥 广西 광시 海南 하이난 贵州 구이저우 云南 윈난 陕西 산시 山西 산시 甘肃 간쑤
    青海 칭하이 宁夏 닝샤 辽宁 랴오닝 黑龙江 헤이룽장 自贡 쯔궁 绵阳 몐양 乐山 러산 岳阳 웨양 宜昌 이창 襄阳 샹양 桂林 구이린
    六安 루안 蚌埠 벙부 亳州 보저우 丽水 리수이 台州 타이저우 乐清 웨칭 朝阳 차오양 中关村 중관춘 海淀 하이뎬 浦东 푸둥 张江 장장
    喀什 카스 敦煌 둔황 酒泉 주취안 曲阜 취푸 泰安 타이안 烟台 옌타이 威海 웨이하이 潍坊 웨이팡 淄博 쯔보 临沂 린이 芜湖 우후
    阜阳 푸양 马鞍山 마안산 景德镇 징더전 赣州 간저우 株洲 주저우 湘潭 샹탄 柳州 류저우 北海 베이하이 遵义 쭌이 大理 다리 丽江 리장
    咸阳 셴양 宝鸡 바오지 延安 옌안 番禺 판위 漳州 장저우 龙岩 룽옌 鄂尔多斯 어얼둬쓰 包头 바오터우 齐齐哈尔 치치하얼 珲春 훈춘
    太行 타이항 什刹海 스차하이 莘庄 신좡 华山 화산 黄埔 황푸 闵行 민항 徐汇 쉬후이 清华 칭화 复旦 푸단
    """

  /// Well-known people of today.
  static let people = """
    习近平 시진핑 邓小平 덩샤오핑 毛泽东 마오쩌둥 周恩来 저우언라이 江泽民 장쩌민 胡锦涛 후진타오 温家宝 원자바오 李克强 리커창 李强 리창
    朱镕基 주룽지 王毅 왕이 刘鹤 류허 任正非 런정페이 马云 마윈 马化腾 마화텅 雷军 레이쥔 李彦宏 리옌훙 张一鸣 장이밍 刘强东 류창둥
    丁磊 딩레이 王传福 왕촨푸 曾毓群 쩡위췬 董明珠 둥밍주 柳传志 류촨즈 杨元庆 양위안칭 李毅中 리이중 王义军 왕이쥔 朱承优 주청유
    单霁翔 산지샹 解振华 셰전화 仇和 추허 葛优 거유 华罗庚 화뤄겅 朴树 푸수 鲁迅 루쉰 莫言 모옌 姚明 야오밍 刘翔 류샹 郎平 랑핑
    张艺谋 장이머우 陈凯歌 천카이거 巩俐 궁리 章子怡 장쯔이 汤唯 탕웨이 屠呦呦 투유유 钱学森 첸쉐썬 袁隆平 위안룽핑 钟南山 중난산
    蔡英文 차이잉원 马英九 마잉주 孙中山 쑨중산 蒋介石 장제스 宋庆龄 쑹칭링 薄熙来 보시라이 彭丽媛 펑리위안 丁薛祥 딩쉐샹 赵乐际 자오러지
    王沪宁 왕후닝 蔡奇 차이치 何立峰 허리펑 秦刚 친강 易会满 이후이만 汪文斌 왕원빈 华春莹 화춘잉 刘慈欣 류츠신 张朝阳 장차오양
    """

  @Test func wellKnownNamesAreRight() {
    let places = Self.places.split { $0 == " " || $0 == "\n" }.map(String.init)
    let people = Self.people.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(places.count + people.count >= 2 * 150)
    for index in stride(from: 0, to: places.count - 1, by: 2) {
      let hangul = Transliteration.hangul(of: places[index], as: .place)
      #expect(hangul == places[index + 1], "\(places[index]): \(hangul)")
      #expect(Transliteration.hangul(of: places[index]) == places[index + 1], "\(places[index]), unspecified")
    }
    for index in stride(from: 0, to: people.count - 1, by: 2) where people[index] != "朴树" {
      let hangul = Transliteration.hangul(of: people[index], as: .person)
      #expect(hangul == people[index + 1], "\(people[index]): \(hangul)")
    }
  }

  @Test(arguments: [("孔子", "공자"), ("曾国藩", "증국번"), ("李白", "이백"), ("諸葛亮", "제갈량"), ("杜甫", "두보")])
  func beforeTheRevolutionANameKeepsItsSinoKoreanReading(_ pair: (name: String, hangul: String)) {
    #expect(Transliteration.hangul(of: pair.name, as: .personBefore1911) == pair.hangul)
  }

  @Test(arguments: [("浙江省", "저장성"), ("杭州市", "항저우시"), ("朝阳区", "차오양구"), ("单县", "산현")])
  func anAdministrativeUnitEndsAPlace(_ pair: (name: String, hangul: String)) {
    #expect(Transliteration.hangul(of: pair.name, as: .place) == pair.hangul)
  }

  @Test func customaryFormsAreListed() {
    #expect(Transliteration.customaryForms(of: "北京") == ["베이징", "북경"])
    #expect(Transliteration.customaryForms(of: "臺灣") == ["대만", "타이완"])
    #expect(Transliteration.customaryForms(of: "北京大学").isEmpty)
  }

  @Test func whatIsNotChineseStays() {
    #expect(Transliteration.hangul(of: "5G 网络 (2022)") == "5G 왕뤄 (2022)")
    #expect(Transliteration.hangul(of: "") == "")
  }

  /// Every lian may be li'an, so that trying all ways would never end.
  @Test func longPinyinIsSplitInOnePass() {
    let syllables = String(repeating: "lian", count: 2_000)
    #expect(Transliteration.hangul(ofPinyin: syllables) == String(repeating: "롄", count: 2_000))
    #expect(Transliteration.hangul(ofPinyin: syllables + "q") == nil)
    #expect(Transliteration.hangul(ofPinyin: "xi'an xian") == "시안 셴")
  }
}
