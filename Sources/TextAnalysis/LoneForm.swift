/// What becomes of a character where nothing joins with it, in at most eight bytes.
struct LoneForm {
  enum Kind: UInt8 {
    case unknown
    case itself
    /// Other bytes, perhaps none.
    case other
    /// Other bytes, too many to be kept here.
    case long
    /// It may join with what stands before it.
    case joins
    /// It is left out, but what stands before it has to be looked at where the next one joins.
    case vanishes
  }
  let kind: Kind
  /// The length of the form in bytes.
  let count: UInt8
  /// The form, its first byte lowest.
  let packed: UInt64

  init(_ kind: Kind) {
    self.kind = kind
    count = 0
    packed = 0
  }

  /// The form of a scalar from U+0800 to U+FFFF.
  @inline(__always)
  init(threeBytes scalar: UInt32) {
    kind = .other
    count = 3
    let bytes = 0xE0 | scalar &>> 12 | (0x80 | scalar &>> 6 & 0x3F) &<< 8 | (0x80 | scalar & 0x3F) &<< 16
    packed = UInt64(bytes)
  }

  init(_ scalar: UInt32) {
    var utf8: [UInt8] = []
    if scalar < 0x80 {
      self.init(ascii: UInt8(truncatingIfNeeded: scalar))
    } else if scalar >= 0x800, scalar < 0x1_0000 {
      self.init(threeBytes: scalar)
    } else {
      utf8.append(utf8Of: scalar)
      self.init(utf8)!
    }
  }

  private init(ascii: UInt8) {
    kind = .other
    count = 1
    packed = UInt64(ascii)
  }

  /// Nil where there are more than eight bytes.
  init?(_ utf8: [UInt8]) {
    guard utf8.count <= 8 else { return nil }
    kind = .other
    count = UInt8(utf8.count)
    packed = utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  var startsAlone: Bool { kind == .itself || kind == .other || kind == .long }
}

/// The forms of the characters seen last, found again without ICU.
struct LoneForms {
  private static let size = 256
  /// By the low bits of the character; empty until the first is remembered, for most terms need none.
  private var forms: [LoneForm] = []
  private var scalars: [UInt32] = []

  @inline(__always)
  func form(of scalar: UInt32) -> LoneForm? {
    let index = Int(scalar) & (Self.size - 1)
    guard !forms.isEmpty, scalars[index] == scalar, forms[index].kind != .unknown else { return nil }
    return forms[index]
  }

  mutating func remember(_ form: LoneForm, of scalar: UInt32) {
    if forms.isEmpty {
      forms = [LoneForm](repeating: LoneForm(.unknown), count: Self.size)
      scalars = [UInt32](repeating: 0, count: Self.size)
    }
    let index = Int(scalar) & (Self.size - 1)
    forms[index] = form
    scalars[index] = scalar
  }
}
