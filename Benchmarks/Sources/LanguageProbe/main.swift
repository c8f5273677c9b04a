import SinoKorean

// What the program's verbs do not show, line by line for the runners in Quality/:
//
//     LanguageProbe words      each line's Sino-Korean reading
//     LanguageProbe rules      the same without the word list
//     LanguageProbe particles  each line `WORD<tab>PARTICLE`: the word with the particle in its form

let answer: @Sendable (String) -> String
switch CommandLine.arguments.dropFirst().first {
case "words": answer = { SinoKoreanReading.reading(of: $0) }
case "rules": answer = { SinoKoreanReading.reading(of: $0, using: .charactersOnly) }
case "particles":
  answer = { line in
    guard let tab = line.firstIndex(of: "\t") else { return line }
    return Particles.attach(String(line[line.index(after: tab)...]), to: String(line[..<tab]))
  }
default: fatalError("usage: LanguageProbe words|rules|particles")
}
while let line = readLine() { print(answer(line)) }
