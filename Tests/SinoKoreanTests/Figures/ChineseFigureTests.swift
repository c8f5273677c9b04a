import SinoKorean
import Testing

@Suite struct ChineseFigureTests {
  static let table: [(String, String)] = [
    // Money
    ("1256.1亿元", "125610000000 cny"), ("8.3万亿元", "8300000000000 cny"), ("1,053.5亿元", "105350000000 cny"),
    ("1335.4万元", "13354000 cny"),
    ("1亿2000万元", "120000000 cny"), ("3万5000元", "35000 cny"), ("5000万美元", "50000000 usd"), ("100亿韩元", "10000000000 krw"),
    ("三千五百万元", "35000000 cny"), ("一百二十三万元", "1230000 cny"), ("3千万元", "30000000 cny"), ("5百万元", "5000000 cny"),
    ("八万亿元", "8000000000000 cny"), ("10亿～20亿元", "1000000000~2000000000 cny"), ("10-20亿元", "1000000000~2000000000 cny"),
    ("数千万元", "some10000000 cny"), ("几十亿元", "some1000000000 cny"), ("20亿港元", "2000000000 hkd"),
    ("300万欧元", "3000000 eur"), ("5万日元", "50000 jpy"),
    ("1兆元", "1000000000000 cny"), ("￥500", "500 cny"), ("$20", "20 usd"), ("100多亿元", "10000000000 cny some"),
    ("两亿元", "200000000 cny"),
    ("1.2万亿美元", "1200000000000 usd"), ("五十万元", "500000 cny"), ("十亿元", "1000000000 cny"), ("一千零五元", "1005 cny"),
    ("202.6 亿元", "20260000000 cny"),
    ("１２５６．１億元", "125610000000 cny"), ("8.3萬億元", "8300000000000 cny"), ("2亿人民币", "200000000 cny"),
    ("1万2000亿元", "1200000000000 cny"),
    // Counters
    ("1.4043万人", "14043 cardinal person"), ("14043人", "14043 cardinal person"), ("3554家", "3554 cardinal company"),
    ("40所", "40 cardinal place"),
    ("466882项", "466882 cardinal item"), ("2808件", "2808 cardinal matter"), ("二十一个", "21 cardinal thing"),
    ("两个", "2 cardinal thing"),
    ("一百多家", "100 cardinal company some"), ("100多家", "100 cardinal company some"),
    ("200余家", "200 cardinal company some"),
    ("十多个", "10 cardinal thing some"), ("数千人", "some1000 cardinal person"), ("几千家", "some1000 cardinal company"),
    ("三种", "3 cardinal sort"),
    ("5次", "5 cardinal time"), ("7个国家", "7 cardinal country"), ("20名", "20 cardinal person"),
    ("9100万辆", "91000000 cardinal machine"),
    ("三个阶段", "3 cardinal stage"), ("25岁", "25 cardinal age"), ("3层", "3 cardinal floor"),
    ("500户", "500 cardinal household"), ("30周年", "30 cardinal anniversary"),
    ("50人以上", "50 cardinal person atLeast"), ("约100家", "100 cardinal company about"),
    ("超过100家", "100 cardinal company moreThan"),
    ("不足10人", "10 cardinal person lessThan"), ("100家左右", "100 cardinal company about"),
    ("近千家", "1000 cardinal company about"),
    ("40～55分", "40~55 cardinal point"), ("3至5家", "3~5 cardinal company"), ("3到5个", "3~5 cardinal thing"),
    ("40-55", "40~55 cardinal"),
    ("14043", "14043 cardinal"), ("1,234.5", "1234.5 cardinal"), ("三百", "300 cardinal"), ("二十一", "21 cardinal"),
    ("一百二十三万", "1230000 cardinal"),
    ("三四百家", "300~400 cardinal company"), ("五六个", "5~6 cardinal thing"), ("至少5家", "5 cardinal company atLeast"),
    ("两千零二十二人", "2022 cardinal person"), ("十二项", "12 cardinal item"), ("25,000家", "25000 cardinal company"),
    // Percent and multiples
    ("14.9%", "14.9 percent"), ("14.9％", "14.9 percent"), ("百分之十四点九", "14.9 percent"), ("百分之五十", "50 percent"),
    ("百分之百", "100 percent"),
    ("3.5个百分点", "3.5 percentPoint"), ("2百分点", "2 percentPoint"), ("两个百分点", "2 percentPoint"),
    ("12.1倍", "12.1 multiple"), ("两倍", "2 multiple"),
    ("三成", "30 percent"), ("七成以上", "70 percent atLeast"), ("50%以上", "50 percent atLeast"), ("-3.5%", "-3.5 percent"),
    ("负3.5%", "-3.5 percent"),
    ("5%-10%", "5~10 percent"), ("5～10%", "5~10 percent"), ("百分之五至百分之十", "5~10 percent"), ("三点五倍", "3.5 multiple"),
    // Fractions and ratios
    ("三分之一", "1/3 fraction"), ("三分之二", "2/3 fraction"), ("3分之1", "1/3 fraction"), ("一半", "1/2 fraction"),
    ("千分之五", "5/1000 fraction"), ("1/3", "1/3 fraction"),
    ("3比1", "3:1 ratio"), ("3:1", "3:1 ratio"),
    // Ordinals
    ("第三届", "3 ordinal session"), ("第2届", "2 ordinal session"), ("第一", "1 ordinal rank"), ("第1位", "1 ordinal rank"),
    ("第二名", "2 ordinal rank"),
    ("第三批", "3 ordinal batch"), ("第5条", "5 ordinal article"), ("第二十次", "20 ordinal time"),
    ("第289期", "289 ordinal term"),
    // Dates
    ("2022年6月27日", "2022-6-27 date"), ("2022年", "2022-_-_ date"), ("二〇二二年", "2022-_-_ date"),
    ("二〇二二年六月二十七日", "2022-6-27 date"),
    ("2020年10月", "2020-10-_ date"), ("6月27日", "_-6-27 date"), ("8月4号", "_-8-4 date"), ("27日", "_-_-27 date"),
    ("6月", "_-6-_ date"), ("六月", "_-6-_ date"),
    ("2022/8/22", "2022-8-22 date"), ("2022-07-27", "2022-7-27 date"), ("2022.07.27", "2022-7-27 date"),
    ("2017-2020年", "2017-_-_~2020-_-_ date"),
    ("2017年至2020年", "2017-_-_~2020-_-_ date"), ("8月22日至26日", "_-8-22~_-8-26 date"), ("8月22-26日", "_-8-22~_-8-26 date"),
    ("3至5月", "_-3-_~_-5-_ date"),
    ("2022年6-8月", "2022-6-_~2022-8-_ date"), ("2022 年 6 月", "2022-6-_ date"),
    // Times
    ("14:00", "14:0 time"), ("14:00-16:00", "14:0~16:0 time"), ("14：00～16：00", "14:0~16:0 time"), ("下午2点", "14:0 time"),
    ("上午9点30分", "9:30 time"),
    ("下午3时", "15:0 time"), ("下午2点半", "14:30 time"), ("下午兩點", "14:0 time"),
    // Parts of the year, plans
    ("上半年", "1 halfYear"), ("2022年下半年", "2022.2 halfYear"), ("一季度", "1 quarter"), ("第一季度", "1 quarter"),
    ("1季度", "1 quarter"), ("2022年一季度", "2022.1 quarter"),
    ("前三季度", "1~3 quarter"), ("2021年第四季度", "2021.4 quarter"), ("“十四五”规划", "14 fiveYearPlan"),
    ("十四五规划", "14 fiveYearPlan"), ("“十三五”时期", "13 fiveYearPlan"),
    ("十四五期间", "14 fiveYearPlan"), ("“十四五”", "14 fiveYearPlan"), ("“十五五”规划", "15 fiveYearPlan"),
    ("第十四个五年规划", "14 fiveYearPlan"), ("“十五”计划", "10 fiveYearPlan"),
    ("「十四五」規劃", "14 fiveYearPlan"), ("“一五”计划", "1 fiveYearPlan"),
    // Periods
    ("三年", "3 years"), ("3年", "3 years"), ("十年", "10 years"), ("5个月", "5 months"), ("两个月", "2 months"),
    ("12小时", "12 hours"), ("30分钟", "30 minutes"),
    ("10天", "10 days"), ("两周", "2 weeks"), ("3-5年", "3~5 years"), ("十多年", "10 years some"), ("15秒", "15 seconds"),
    ("3個月", "3 months"),
    // Measures
    ("5公斤", "5 kilogram"), ("300平方米", "300 squareMetre"), ("5万平方米", "50000 squareMetre"), ("30公里", "30 kilometre"),
    ("100吨", "100 tonne"), ("20亩", "20 mu"),
    ("1000亩", "1000 mu"), ("20℃", "20 degreeCelsius"), ("7纳米", "7 nanometre"), ("1.5吉瓦", "1.5 gigawatt"),
    ("100MW", "100 megawatt"), ("3公顷", "3 hectare"),
    ("16GB", "16 gigabyte"), ("5毫米", "5 millimetre"), ("10米", "10 metre"), ("200平方公里", "200 squareKilometre"),
    ("500千瓦", "500 kilowatt"), ("一万亩", "10000 mu"),
  ]

  @Test(arguments: table) func isRead(text: String, expected: String) {
    let found = FigureRecognizer(.simplifiedChinese).figures(in: text)
    #expect(found.map(notation).joined(separator: "|") == expected, "\(figures(text, .simplifiedChinese))")
  }

  @Test(arguments: [
    (
      "2020年，3554家高校签订466882项，总额1256.1亿元。",
      "«2020年» 2020-_-_ date; «3554家» 3554 cardinal company; «466882项» 466882 cardinal item; «1256.1亿元» 125610000000 cny"
    ),
    ("同比增长14.9%，占三分之一以上", "«14.9%» 14.9 percent; «三分之一» 1/3 fraction"),
    ("“十四五”期间培育一万家专精特新企业", "«“十四五”» 14 fiveYearPlan; «一万家» 10000 cardinal company"),
    ("第三届大会于8月4日（星期四）14:00召开", "«第三届» 3 ordinal session; «8月4日» _-8-4 date; «14:00» 14:0 time"),
    (
      "上半年，规模以上工业增加值同比增长3.4%，进一步扩大；一季度为6.5%，较上年提高0.9个百分点。",
      "«上半年» 1 halfYear; «3.4%» 3.4 percent; «一季度» 1 quarter; «6.5%» 6.5 percent; «0.9个百分点» 0.9 percentPoint"
    ),
    ("上千家企业落户", "«千家企业» 1000 cardinal company"),
    ("翻一番", "«一番» 2 multiple"), ("产值翻两番", "«两番» 4 multiple"),
  ])
  func standsInSentences(text: String, expected: String) { #expect(figures(text, .simplifiedChinese) == expected) }

  @Test(arguments: [
    "四川", "一起", "统一", "一带一路", "百度", "万科", "十分", "两会", "三星", "千里马", "5G", "五粮液", "九寨沟", "一定", "万一", "中关村一小", "上海", "下载",
    "几乎", "一二线", "进一步", "一部分", "五台山", "一系列", "一方面", "一次性", "二是", "十堰", "千家万户", "前海", "负责",
    "",
  ])
  func namesAreNoFigures(text: String) {
    #expect(figures(text, .simplifiedChinese) == "")
  }
}
