import BitextModel
import Terminology

/// Candidates as concepts that the glossary can take in.
public enum CandidateConcepts {
  /// The new candidates as concepts in order of id; ids of the termbase and double ones are numbered.
  ///
  /// The best spelling is preferred, the others are admitted; the note says where the pair was found.
  ///
  /// - Parameter place: how a piece of evidence is named: `article.md:12:5`.
  public static func concepts(
    of candidates: [TermCandidate], termbase: Termbase, place: (Evidence) -> String
  ) -> [Concept] {
    var taken = Set(termbase.concepts.map(\.id))
    var result: [Concept] = []
    for candidate in candidates {
      guard case .new = candidate.standing else { continue }
      var id = candidate.id
      var number = 2
      while taken.contains(id) {
        id = "\(candidate.id)-\(number)"
        number += 1
      }
      taken.insert(id)
      result.append(concept(candidate, id: id, fields: termbase.fields, place: place(candidate.evidence[0])))
    }
    return result.sorted { $0.id < $1.id }
  }

  private static func concept(_ candidate: TermCandidate, id: String, fields: [String], place: String) -> Concept {
    var terms = candidate.variants.enumerated().map { index, variant in
      Term(
        variant.text, language: .korean, status: index == 0 ? .preferred : .admitted, rendering: candidate.rendering)
    }
    terms.append(Term(candidate.simplified, language: .simplifiedChinese, status: .preferred))
    if let traditional = candidate.traditional {
      terms.append(Term(traditional, language: .traditionalChinese, status: .preferred))
    }
    return Concept(
      id: id, field: field(of: candidate, among: fields), terms: terms, partOfSpeech: "noun",
      note: "harvested from \(place)")
  }

  /// The glossary's own field for the kind where it has one.
  private static func field(of candidate: TermCandidate, among fields: [String]) -> String {
    let names: [String] =
      switch candidate.kind.kind {
      case .person: ["people"]
      case .place: ["places"]
      case .organisation: isCompany(candidate) ? ["companies", "organisations"] : ["institutions", "organisations"]
      case .title: ["media", "titles"]
      case .product: ["technology", "products"]
      case .term: ["terms"]
      }
    return names.first(where: fields.contains) ?? names.last!
  }

  private static let publicEndings: Set = [
    "大学", "学院", "局", "部", "署", "委", "委员会", "院", "所", "研究所", "研究院", "协会", "联合会", "学会", "人民政府", "政府", "法院", "检察院", "实验室",
  ]

  private static func isCompany(_ candidate: TermCandidate) -> Bool {
    !candidate.kind.cues.contains { $0.sort == .chineseEnding && publicEndings.contains($0.text) }
  }
}
