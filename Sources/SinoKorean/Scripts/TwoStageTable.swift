import CLanguageTables

/// A number for each character, read in place from a built-in table: page numbers first, then pages of 64 characters.
///
/// Immutable memory of the program itself, so it is safe to share.
struct TwoStageTable<Value: FixedWidthInteger & Sendable>: @unchecked Sendable {
  private static var limit: UInt32 { 0x32000 }
  private let pages: UnsafePointer<UInt16>
  private let values: UnsafePointer<Value>

  init(_ table: language_table) {
    let pageCount = Int(Self.limit >> 6)
    pages = table.bytes.assumingMemoryBound(to: UInt16.self)
    values = (table.bytes + pageCount * 2).assumingMemoryBound(to: Value.self)
  }

  /// The value of the character, 0 where the table has none.
  @inline(__always)
  subscript(_ code: UInt32) -> Value {
    guard code < Self.limit else { return 0 }
    return values[Int(pages[Int(code >> 6)]) << 6 | Int(code & 63)]
  }
}
