import BitextModel
import SinoKorean

/// A figure as one line: `number 125610000000 money(cny)`.
func notation(_ figure: Figure) -> String {
  var parts = [notation(figure.value), notation(figure.kind)]
  if let unit = figure.unit { parts.append(unit.rawValue) }
  let names: [(Figure.Qualifiers, String)] = [
    (.about, "about"), (.some, "some"), (.atLeast, "atLeast"), (.atMost, "atMost"), (.moreThan, "moreThan"),
    (.lessThan, "lessThan"),
  ]
  parts += names.filter { figure.qualifiers.contains($0.0) }.map(\.1)
  return parts.joined(separator: " ")
}

private func notation(_ value: Figure.Value) -> String {
  switch value {
  case .number(let number): number.description
  case .range(let first, let last): "\(first)~\(last)"
  case .list(let numbers): numbers.map(\.description).joined(separator: ",")
  case .several(let magnitude): "some\(magnitude)"
  case .fraction(let top, let bottom): "\(top)/\(bottom)"
  case .ratio(let first, let second): "\(first):\(second)"
  case .date(let date): notation(date)
  case .dates(let first, let last): notation(first) + "~" + notation(last)
  case .time(let time): "\(time.hour):\(time.minute)"
  case .times(let first, let last): "\(first.hour):\(first.minute)~\(last.hour):\(last.minute)"
  case .part(let year, let first, let last):
    (year.map { "\($0)." } ?? "") + (first == last ? "\(first)" : "\(first)~\(last)")
  case .plan(let number): "\(number)"
  }
}

private func notation(_ date: CalendarDate) -> String {
  "\(date.year.map(String.init) ?? "_")-\(date.month.map(String.init) ?? "_")-\(date.day.map(String.init) ?? "_")"
}

private func notation(_ kind: Figure.Kind) -> String {
  switch kind {
  case .money(let currency): currency.rawValue
  case .measure(let measure): measure.rawValue
  case .period(let unit): unit.rawValue + "s"
  default: "\(kind)"
  }
}

/// All figures of `text` as `«covered» notation`, separated by semicolons.
func figures(_ text: String, _ language: Language) -> String {
  let utf8 = Array(text.utf8)
  return FigureRecognizer(language).figures(in: text).map { figure in
    "«\(String(decoding: utf8[figure.range.bounds], as: UTF8.self))» \(notation(figure))"
  }.joined(separator: "; ")
}
