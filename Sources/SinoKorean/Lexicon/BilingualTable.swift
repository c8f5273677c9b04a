import CLanguageTables

/// The built-in table of Korean and Chinese pieces that stand for each other, as bytes; `Alignment` reads it.
public enum BilingualTable {
  /// Little-endian, aligned to 8 bytes, alive as long as the process. The format is in `CLanguageTables/Tables/README.md`.
  public static var bytes: UnsafeRawBufferPointer {
    let table = language_table_lexicon()
    return UnsafeRawBufferPointer(start: table.bytes, count: table.count)
  }
}
