import CProcessor

/// What a scan may ask of the processor, the faster ones behind; what is found is the same.
enum Instructions: Int32, CaseIterable {
  /// One character, one place after the other.
  case least
  /// Eight bytes at once.
  case bits
  /// Sixty-four bytes, eight places at once.
  case vectors

  /// The most that this processor has; it has those before, too.
  static let most = Instructions(rawValue: processor_instructions()) ?? .least
}
