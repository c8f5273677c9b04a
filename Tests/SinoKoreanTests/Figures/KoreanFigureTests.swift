import SinoKorean
import Testing

@Suite struct KoreanFigureTests {
  static let table: [(String, String)] = [
    // Money
    ("1256억 1000만 위안", "125610000000 cny"), ("1,053.5 억 위안", "105350000000 cny"), ("8조 3000억 위안", "8300000000000 cny"),
    ("110조 원", "110000000000000 krw"), ("202.6억 위안", "20260000000 cny"), ("96 억 6,000 위안", "9600006000 cny"),
    ("1335.4 만 위안", "13354000 cny"), ("5억 달러", "500000000 usd"), ("50,000 위안", "50000 cny"),
    ("200 만 위안", "2000000 cny"),
    ("5000 만 위안", "50000000 cny"), ("1000만원", "10000000 krw"), ("3천만 원", "30000000 krw"), ("5백억 원", "50000000000 krw"),
    ("2천500만 달러", "25000000 usd"), ("1조2000억 원", "1200000000000 krw"), ("100만 유로", "1000000 eur"),
    ("3000엔", "3000 jpy"),
    ("20억 홍콩달러", "2000000000 hkd"), ("$100", "100 usd"), ("￥5000", "5000 cny"), ("₩3,000", "3000 krw"),
    ("$1.5억", "150000000 usd"),
    ("10억~20억 위안", "1000000000~2000000000 cny"), ("10~20억 위안", "1000000000~2000000000 cny"),
    ("5000~1만 위안", "5000~10000 cny"),
    ("8 조 3000 억 위안", "8300000000000 cny"), ("1억여 원", "100000000 krw some"), ("이백오십만 원", "2500000 krw"),
    ("5 천만 위안", "50000000 cny"),
    ("수억 위안", "some100000000 cny"), ("3,283 억 위안", "328300000000 cny"), ("272 억 1000 만 위안", "27210000000 cny"),
    ("0.5조 위안", "500000000000 cny"), ("1위안", "1 cny"), ("12억 3456만 7890원", "1234567890 krw"), ("3만 파운드", "30000 gbp"),
    // Counters
    ("1만 4043명", "14043 cardinal person"), ("1 만 4043 명", "14043 cardinal person"), ("3,554 개", "3554 cardinal thing"),
    ("466,882 건", "466882 cardinal matter"), ("261 곳", "261 cardinal place"), ("40곳", "40 cardinal place"),
    ("2808 개사", "2808 cardinal company"), ("3가지", "3 cardinal sort"), ("20명", "20 cardinal person"),
    ("100여 개", "100 cardinal thing some"),
    ("200여개", "200 cardinal thing some"), ("30 여 곳", "30 cardinal place some"), ("7 개국", "7 cardinal country"),
    ("5 단계", "5 cardinal stage"),
    ("77 점", "77 cardinal point"), ("9100 만대", "91000000 cardinal machine"),
    ("330 만 5000 대", "3305000 cardinal machine"),
    ("수천 명", "some1000 cardinal person"), ("수십만 개", "some100000 cardinal thing"), ("몇백 명", "some100 cardinal person"),
    ("십여 개", "10 cardinal thing some"), ("두개", "2 cardinal thing"), ("한달", "1 months"), ("수십 년", "some10 years"),
    ("두 개", "2 cardinal thing"), ("다섯 가지", "5 cardinal sort"), ("세 차례", "3 cardinal time"),
    ("한 명", "1 cardinal person"),
    ("열두 곳", "12 cardinal place"), ("21 항목", "21 cardinal item"), ("1 회", "1 cardinal time"),
    ("30 주년", "30 cardinal anniversary"),
    ("25세", "25 cardinal age"), ("3층", "3 cardinal floor"), ("500가구", "500 cardinal household"),
    ("12편", "12 cardinal work"),
    ("삼백 명", "300 cardinal person"), ("1만 개", "10000 cardinal thing"), ("40~55 점", "40~55 cardinal point"),
    ("3-5개", "3~5 cardinal thing"),
    ("10만 명", "100000 cardinal person"), ("백만 명", "1000000 cardinal person"), ("2,128개", "2128 cardinal thing"),
    ("40~55", "40~55 cardinal"), ("14043", "14043 cardinal"), ("3.14", "3.14 cardinal"), ("0", "0 cardinal"),
    ("25,000", "25000 cardinal"),
    ("２０개", "20 cardinal thing"), ("50명 이상", "50 cardinal person atLeast"), ("약 100개", "100 cardinal thing about"),
    ("약 3만 명", "30000 cardinal person about"), ("40개 미만", "40 cardinal thing lessThan"),
    ("10명 이하", "10 cardinal person atMost"),
    ("100건 초과", "100 cardinal matter moreThan"), ("최소 5개", "5 cardinal thing atLeast"),
    ("100명 가량", "100 cardinal person about"),
    // Percent and multiples
    ("14.9%", "14.9 percent"), ("50% 이상", "50 percent atLeast"), ("50퍼센트", "50 percent"), ("3.5%p", "3.5 percentPoint"),
    ("2%포인트", "2 percentPoint"), ("0.3퍼센트포인트", "0.3 percentPoint"), ("12.1배", "12.1 multiple"),
    ("27.5 배", "27.5 multiple"),
    ("두 배", "2 multiple"), ("3할", "30 percent"), ("-3.5%", "-3.5 percent"), ("마이너스 2.1%", "-2.1 percent"),
    ("−0.7%", "-0.7 percent"),
    ("5~10%", "5~10 percent"), ("5%~10%", "5~10 percent"), ("100%", "100 percent"), ("세 배", "3 multiple"),
    ("16.4％", "16.4 percent"),
    // Fractions and ratios
    ("3분의 1", "1/3 fraction"), ("3 분의 2", "2/3 fraction"), ("100분의 5", "5 percent"), ("절반", "1/2 fraction"),
    ("1/3", "1/3 fraction"),
    ("3대 1", "3:1 ratio"), ("3:1", "3:1 ratio"),
    // Ordinals
    ("제3회", "3 ordinal session"), ("제2회", "2 ordinal session"), ("1위", "1 ordinal rank"), ("1 위", "1 ordinal rank"),
    ("1,2위", "1,2 ordinal rank"),
    ("1,2 위", "1,2 ordinal rank"), ("2등", "2 ordinal rank"), ("두 번째", "2 ordinal time"), ("첫 번째", "1 ordinal time"),
    ("3번째", "3 ordinal time"),
    ("제20차", "20 ordinal batch"), ("제5조", "5 ordinal article"), ("289 호", "289 ordinal issue"),
    ("2차", "2 ordinal batch"), ("제4기", "4 ordinal term"),
    // Dates
    ("2022년 6월 27일", "2022-6-27 date"), ("2022년", "2022-_-_ date"), ("2022 년", "2022-_-_ date"),
    ("2 0 2 2 년", "2022-_-_ date"),
    ("2020 년 10 월", "2020-10-_ date"), ("6월 27일", "_-6-27 date"), ("8월4일", "_-8-4 date"), ("27일", "_-_-27 date"),
    ("6월", "_-6-_ date"),
    ("2022/8/22~26", "2022-8-22~2022-8-26 date"), ("2022/08/29~31", "2022-8-29~2022-8-31 date"),
    ("2022.07.27", "2022-7-27 date"),
    ("2022-07-27", "2022-7-27 date"), ("2022. 7. 27", "2022-7-27 date"), ("2017~2020년", "2017-_-_~2020-_-_ date"),
    ("2022년 6~8월", "2022-6-_~2022-8-_ date"), ("3~5월", "_-3-_~_-5-_ date"), ("8월 22일~26일", "_-8-22~_-8-26 date"),
    ("8월 22~26일", "_-8-22~_-8-26 date"), ("22~26일", "_-_-22~_-_-26 date"),
    ("2022년 8월 29일~9월 2일", "2022-8-29~2022-9-2 date"),
    // Times
    ("14:00", "14:0 time"), ("14:00~16:00", "14:0~16:0 time"), ("16:15~17:30", "16:15~17:30 time"),
    ("오후 2시 30분", "14:30 time"),
    ("오전 9시", "9:0 time"), ("14시 30분", "14:30 time"), ("오후 3시 반", "15:30 time"),
    // Parts of the year, plans
    ("상반기", "1 halfYear"), ("2022년 하반기", "2022.2 halfYear"), ("1분기", "1 quarter"), ("1 분기", "1 quarter"),
    ("2022년 1분기", "2022.1 quarter"),
    ("제3분기", "3 quarter"), ("1~3분기", "1~3 quarter"), ("3/4분기", "3 quarter"), ("제14차 5개년 계획", "14 fiveYearPlan"),
    ("14차 5개년 계획", "14 fiveYearPlan"), ("14·5 계획", "14 fiveYearPlan"), ("14·5 규획", "14 fiveYearPlan"),
    ("13·5 기간", "13 fiveYearPlan"),
    ("‘14·5’ 규획", "14 fiveYearPlan"), ("제13차 5개년", "13 fiveYearPlan"),
    // Periods
    ("3년간", "3 years"), ("5 년", "5 years"), ("12시간", "12 hours"), ("5개월", "5 months"), ("10일간", "10 days"),
    ("2주", "2 weeks"), ("30분", "30 minutes"),
    ("한 달", "1 months"), ("두 시간", "2 hours"), ("10년", "10 years"), ("3~5년", "3~5 years"), ("15초", "15 seconds"),
    ("10여 년", "10 years some"),
    // Measures
    ("5kg", "5 kilogram"), ("300㎡", "300 squareMetre"), ("5만 제곱미터", "50000 squareMetre"), ("30km", "30 kilometre"),
    ("100톤", "100 tonne"),
    ("20℃", "20 degreeCelsius"), ("7나노", "7 nanometre"), ("1.5GW", "1.5 gigawatt"), ("100MW", "100 megawatt"),
    ("3헥타르", "3 hectare"),
    ("2.4GHz", "2.4 gigahertz"), ("16GB", "16 gigabyte"), ("5mm", "5 millimetre"), ("10m", "10 metre"),
    ("200km²", "200 squareKilometre"),
  ]

  @Test(arguments: table) func isRead(text: String, expected: String) {
    let found = FigureRecognizer(.korean).figures(in: text)
    #expect(found.map(notation) == [expected], "\(figures(text, .korean))")
  }

  @Test(arguments: [
    ("총 계약 금액은 1256억 1000만 위안(약 110조 원)이었다.", "«1256억 1000만 위안» 125610000000 cny; «110조 원» 110000000000000 krw about"),
    ("1억 위안 이상인 대학이 261 곳이다.", "«1억 위안» 100000000 cny atLeast; «261 곳» 261 cardinal place"),
    ("2022년 6월 27일 청두시는 3년간 100개를", "«2022년 6월 27일» 2022-6-27 date; «3년간» 3 years; «100개» 100 cardinal thing"),
    ("12.1 배다. 40%이상이", "«12.1 배» 12.1 multiple; «40%» 40 percent atLeast"),
    ("3분의 1 차지, 5000 억 위안으로", "«3분의 1» 1/3 fraction; «5000 억 위안» 500000000000 cny"),
    ("계약이 40개로 2배로 늘었다", "«40개» 40 cardinal thing; «2배» 2 multiple"),
    ("9월 5억 2022년", "«9월» _-9-_ date; «5억» 500000000 cardinal; «2022년» 2022-_-_ date"),
    ("3000만 위안, 50명", "«3000만 위안» 30000000 cny; «50명» 50 cardinal person"),
    ("8월4일(목) 14:00 (UCT", "«8월4일» _-8-4 date; «14:00» 14:0 time"), ("22일부터 31일까지", "«22일부터 31일» _-_-22~_-_-31 date"),
    ("1. 10명에서 20명으로", "«10명» 10 cardinal person; «20명» 20 cardinal person"),
    ("4년 연속 1위를", "«4년» 4 years; «1위» 1 ordinal rank"),
  ])
  func standsInSentences(text: String, expected: String) { #expect(figures(text, .korean) == expected) }

  @Test(arguments: [
    "5G", "36kr", "M13", "K1", "3PEAK", "COVID-19", "사천 요리", "구조 조정", "이조 백자", "일본", "두 대학", "세계", "+86-10-6780-8840",
    "1. 기업", "### 2) 현황", "Top3", "한국", "만족", "조사", "천진",
    "백도", "세대", "세종은", "열대", "한편", "이천시", "네트워크", "이상", "제도", "상하이", "여건", "열정", "절차", "#938-286-012", "",
  ])
  func namesAreNoFigures(text: String) { #expect(figures(text, .korean) == "") }
}
