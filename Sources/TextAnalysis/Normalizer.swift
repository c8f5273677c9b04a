import CICU

/// ICU's NFKC_Casefold, which lives as long as the process and is safe to use from any task.
struct Normalizer: @unchecked Sendable {
  static let compatibilityCaseFold = Normalizer()

  private let handle: OpaquePointer

  private init() {
    var status: cicu_status = 0
    guard let handle = cicu_normalizer_nfkc_casefold(&status), status <= 0 else {
      preconditionFailure("ICU has no NFKC_Casefold: \(String(cString: cicu_status_name(status)))")
    }
    self.handle = handle
  }

  func isInert(_ scalar: UInt32) -> Bool { cicu_is_inert(handle, scalar) }
  func hasBoundaryBefore(_ scalar: UInt32) -> Bool { cicu_has_boundary_before(handle, scalar) }

  /// Normalizes `text` into `result`, which grows as needed, and returns the length.
  func normalize(_ text: UnsafeBufferPointer<UInt16>, into result: inout [UInt16]) -> Int {
    guard let base = text.baseAddress, !text.isEmpty else { return 0 }
    while true {
      var status: cicu_status = 0
      let length = Int(cicu_normalize(handle, base, Int32(text.count), &result, Int32(result.count), &status))
      if length <= result.count { return status <= 0 ? length : 0 }
      result = [UInt16](repeating: 0, count: length * 2)
    }
  }
}
