import BitextModel

/// Where a property of a unit stands in a file: the type of a ``TranslationUnit/Property`` names a `prop` of the unit as it is, and all else by
/// an address, so that it comes back to its place.
///
///     domain            the prop “domain” of the unit
///     @usagecount       an attribute of the unit
///     #note             a further note of the unit
///     source/x          the prop “x” of the source text
///     target@changeid   an attribute of the target text
struct UnitAddress: Hashable {
  enum Owner: String, CaseIterable { case unit, source, target }
  enum Kind: String, CaseIterable {
    case property = "/"
    case attribute = "@"
    case note = "#"
  }

  var owner: Owner
  var kind: Kind
  var name: String

  init(_ owner: Owner, _ kind: Kind, _ name: String) {
    self.owner = owner
    self.kind = kind
    self.name = name
  }

  init(type: String) {
    for owner in Owner.allCases {
      guard let rest = type.rest(behind: owner.rawValue) else { continue }
      for kind in Kind.allCases {
        guard let name = rest.rest(behind: kind.rawValue) else { continue }
        self.init(owner, kind, name)
        return
      }
    }
    for kind in [Kind.attribute, .note] {
      guard let name = type.rest(behind: kind.rawValue) else { continue }
      self.init(.unit, kind, name)
      return
    }
    self.init(.unit, .property, type)
  }

  /// The type of the property; ``init(type:)`` reads it back.
  var type: String {
    if owner != .unit { return owner.rawValue + kind.rawValue + name }
    switch kind {
    case .attribute, .note: return kind.rawValue + name
    case .property:
      let isPlain = UnitAddress(type: name) == self
      return isPlain ? name : "unit/" + name
    }
  }
}
