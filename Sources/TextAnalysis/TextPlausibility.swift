/// How likely a decoded text is Korean or Chinese prose.
///
/// Wrongly decoded text is spread evenly over thousands of Hangul or Han; right text keeps coming back to a few hundred.
/// So the share of the frequent characters decides, and a sentence of ten characters is enough.
struct TextPlausibility {
  private var sum = 0.0
  private var count = 0

  /// From about -2 (impossible) to 1; prose has 0.4 to 0.9, wrong decodings stay below 0.15.
  var score: Double { count == 0 ? 0 : sum / Double(count) }

  /// Counts one UTF-16 code unit. ASCII counts only where `countsASCII`: it is the same in all encodings of one or two bytes.
  mutating func add(_ unit: UInt16, countsASCII: Bool) {
    if unit < 0x80 {
      guard countsASCII else { return }
      let isText = unit >= 0x20 && unit < 0x7F || unit == 0x0A || unit == 0x0D || unit == 0x09
      add(weight: isText ? 0.5 : -2)
    } else if Self.frequent[Int(unit >> 6)] & (1 << UInt64(unit & 63)) != 0 {
      add(weight: 1)
    } else {
      add(weight: Self.weight(ofRare: unit))
    }
  }

  /// Counts bytes that mean nothing in the encoding.
  mutating func addInvalid() { add(weight: -5) }

  private mutating func add(weight: Double) {
    sum += weight
    count += 1
  }

  private static func weight(ofRare unit: UInt16) -> Double {
    switch unit {
    case 0xAC00...0xD7A3, 0x4E00...0x9FFF: 0
    // CJK punctuation and full-width forms, general punctuation, enclosed numbers, arrows and geometric signs.
    case 0x3000...0x303F, 0xFF00...0xFF5E, 0x2010...0x2044, 0x2190...0x21FF, 0x2460...0x24FF, 0x25A0...0x25FF: 0.3
    case 0xA0...0xFF: -0.1
    case 0x3040...0x30FF, 0x3130...0x318F, 0x3200...0x33FF: -0.3
    case 0xD800...0xDFFF: -0.3
    default: -1
    }
  }

  /// A bit for every frequent character of the basic plane.
  private static let frequent: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1024)
    for unit in (frequentHangul + frequentHan + frequentTraditional + frequentPunctuation).utf16 {
      bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
    }
    return bits
  }()
}

// The frequent characters of news prose, chosen by hand for this judgement. Their order says nothing.

private let frequentPunctuation = "，。、：；？！“”‘’《》（）「」『』—…·"

private let frequentHangul = """
  이다는을에의가고하지를은도로서한사기자시대리인나으라어만일정수들해있과그보것게원아전제부장면상여구니주국오조회동적공성경스관생개문연선신위
  요마안화소때년월분비된유미될등되무방물발명세었했였습까말업중강금않없건계교할행려며거던입같더와내바우야용실력진체육운양음투특차간결민본단모두
  레저버속심식추치터통타품필합현호활환후총당법산배남북른많번별복약역영외울임재점종직질집참책천청최출침크토트판평포표피학항형확황런데왔갔따라친
  억만조달러률률율량권석박김박최처럼까지부터또한며새로운큰작은높낮늘줄열린닫맞춰맡받주었겠네죠군요랑든길몇첫혁창반도체칩능인목록제둘셋넷웃글읽쓰쪽
  """

private let frequentHan = """
  的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事
  把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活
  正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少
  克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任
  金快原吃变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱吗语元喜曾离飞科言干流欢约各即指合反题必该论交终林请
  医晚制球决传画保读运及则房早院量苦火布品近坐产答星精视五连司巴奇管类未朋且婚台夜青北队久乎越观落尽形影红爸百令周吧识步希亚术留市半热送兴造
  谈容极随演收首根讲整式取照办强石古华拿计您装似足双妻尼转诉米称丽客南领节衣站黑刻统断福城故历惊脸选包紧争另建维绝树系伤示愿持千史谁准联妇纪
  基买志静阿诗独复痛消社算义竟确酒需单治卡幸兰念举仅钟怕共毛句息功官待究跟穿室易游程号居考突皮哪费倒价图具刚脑永歌响商礼细专黄块脚味灵改据般
  破引食仍存众注笔甚某沉血备习校默务土微娘须试怀料调广苏显赛查密议底列富梦错座参八除跑亮假印设线温虽掉京初养香停际致阳纸李纳验助激够严证帝饭
  忘趣支春集丈木研班普导顿睡展跳获艺六波察群皇段急庭创区奥器谢弟店否害草排背止组州朝封睛板角况曲馆育忙质河续哥呼若推境遇雨标姐充围案伦护冷警贝
  著雪索剧啊船险烟依斗值帮汉慢佛肯闻唱沙局伯族低玩资屋击速顾泪洲团圣旁堂兵七露园牛哭旅街劳型烈姑陈莫鱼异抱宝权鲁简态级票怪寻杀律胜份汽右洋范
  床舞秘午登楼贵吸责例追较职属渐左录丝牙党继托赶章智冲叶胡吉卖坚喝肉遗救修松临藏担戏善卫药悲敢靠伊村戴词森耳差短祖云规窗散迷油旧适乡架恩投弹
  铁博雷府压超负勒杂醒洗采毫嘴毕九冰既状乱景席珍童顶派素脱农疑练野按犯拍征坏骨余承置彩灯巨琴免环姆暗换技翻束增忍餐洛塞缺忆判欧层付阵玛批岛项狗
  休懂武革良恶恋委拥娜妙探呀营退摇弄桌熟诺宣银势奖宫忽套康供优课鸟喊降夏困刘罪亡鞋健模败伴守挥鲜财孤枪禁恐伙杰迹妹遍盖副坦牌江顺秋萨菜划授归浪
  凡预企链产芯监贸税融贷券债额亿盟储订购络网软域策略评析征践署届
  """

private let frequentTraditional = """
  國來說時會對為們過個學還後這開發當沒從無動經長頭現電話樣種關實進應問題間點門東車書馬見氣務業產場報題體話數義總單價圖確親愛聽覺讓認識語請
  議設計論証證許該誰課談調謝講護變議讀讓貝財貨責貴買費資賽質賣贊車軍較輕輪轉農運達遠選邊還郎鄉鄭醫釋針鐵錢錄銀錯鐘開閉間關陳陽際險隨難雲電響
  頁項順須預領頭顯風飛飯館馬驗驚體髮魚鳥麗黃點黨齊齡龍亞億傳傷價優兒內兩冊軍別剛創劃劇劉勞動勝勢區協參員問啟單嚴國團園圓圖報場塊壓壞聲處備夠
  夢奪奧婦媽學孫宮寫實審寬寶將專尋對導層歲島師帶幣幫幹幾庫應廠廣廳張強彈後徑從復恆惡愛慶慣憂戰戲擁擇擊擔據擴攝攜敗數斷於昇晉時暫曉書會東條極
  構樂標樓樹機橋檔檢權歐歡歷歸殘殺氣決沒況淨淚測準滅滿漢潔災為無熱爭爾牆狀獎獨獲現環產畢異當療發盡盤監眾確碼禮種稱積穩窮競筆節範築簡簽籌糧紀約
  級納紙紅純細終組結給統絕經綜維網緊線編緩練縣總績織繼續罰羅義習聖聞聯聲職聽肅腦臉臨與舉舊舞華萬葉蘇處虛號術衛衝補裝製複見規視親覺觀訂計訊記訪
  """
