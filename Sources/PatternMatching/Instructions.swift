import CProcessor

/// What a scan may ask of the processor, the faster ones behind; what is found is the same.
enum Instructions: CaseIterable, Comparable {
  /// One character, one place after the other.
  case least
  /// Eight bytes at once.
  case bits
  /// Sixty-four bytes, eight places at once.
  case vectors

  /// The most that this processor has; it has those before, too.
  static let most = allCases.first { $0.forProcessor == processor_instructions() } ?? .least

  /// What CProcessor calls them.
  var forProcessor: Int32 {
    switch self {
    case .least: Int32(PROCESSOR_HAS_LEAST)
    case .bits: Int32(PROCESSOR_HAS_BITS)
    case .vectors: Int32(PROCESSOR_HAS_VECTORS)
    }
  }
}
