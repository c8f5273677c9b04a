import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tables in one file that is mapped into memory: opening costs the same for a kilobyte and a gigabyte, and what is not asked for is never read.
///
/// Nothing in the file is believed before it is checked. The head (magic, kind, version, length, the list of tables, checksums) is checked when
/// the file is opened; the bytes of a table, in blocks of 64 KiB, when they are first asked for. A table is bytes; what its numbers mean, and
/// whether they lead inside it, is for its reader to judge: a file may be forged with checksums that hold.
///
/// ```
/// 0   magic "TABLES\n\0"          8   kind           16  version (32 bits), number of tables (32 bits)
/// 24  the caller's key            32  length of the file          40  checksum of the head, this field as 0
/// 48  per table: name, offset, length, number of its first block   …  per block: its checksum   …  the tables, at multiples of 64
/// ```
/// All numbers are little-endian; names and kinds are up to eight ASCII characters.
///
/// ## Topics
/// - Opening: ``open(_:kind:version:)``, ``init(_:kind:version:)``
/// - Reading: ``key``, ``table(_:)``
/// - Writing: ``TableFileWriter``
public final class TableFile: @unchecked Sendable {
  /// What the writer said the tables were made from.
  public let key: UInt64
  public var byteCount: Int { bytes.count }

  private let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool
  private let entries: [UInt64: Entry]
  /// Where the checksums of the blocks begin.
  private let checksums: Int
  /// By block: 1 where it was checked and holds. Several threads may check one block; all find the same.
  private let isChecked: UnsafeMutablePointer<Atomic<UInt8>>
  private let blockCount: Int

  private struct Entry {
    let offset: Int
    let count: Int
    let firstBlock: Int
  }

  static let blockSize = 1 << 16
  static let headSize = 48
  static let entrySize = 32
  static let magic: UInt64 = TableName.number(of: "TABLES\n")

  deinit {
    isChecked.deinitialize(count: blockCount)
    isChecked.deallocate()
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  /// Maps the file at `path`.
  ///
  /// The file must not be shortened in place while it is mapped; replace it by renaming another over it.
  public static func open(_ path: String, kind: String, version: UInt32) throws(TableFileError) -> TableFile {
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "not a file")
    }
    let count = Int(status.st_size)
    guard count >= headSize else { throw .truncated(expected: headSize, found: count) }
    guard let memory = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    return try TableFile(
      mapped: UnsafeRawBufferPointer(start: memory, count: count), isMapped: true, kind: kind, version: version)
  }

  /// A file that stands in memory already; the bytes are copied.
  public convenience init(_ bytes: [UInt8], kind: String, version: UInt32) throws(TableFileError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    try self.init(mapped: UnsafeRawBufferPointer(copy), isMapped: false, kind: kind, version: version)
  }

  private init(mapped: UnsafeRawBufferPointer, isMapped: Bool, kind: String, version: UInt32) throws(TableFileError) {
    let head: Head
    do {
      head = try Head(mapped, kind: kind, version: version)
    } catch {
      if isMapped {
        munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
      } else {
        mapped.deallocate()
      }
      throw error
    }
    bytes = mapped
    self.isMapped = isMapped
    key = head.key
    entries = head.entries
    checksums = head.checksums
    blockCount = head.blockCount
    isChecked = .allocate(capacity: max(1, blockCount))
    for block in 0..<blockCount { (isChecked + block).initialize(to: Atomic(0)) }
  }

  /// The table of that name, not checked yet; nil where the file has none.
  public func table(_ name: String) -> Table? {
    entries[TableName.number(of: name)].map {
      Table(file: self, start: $0.offset, count: $0.count, block: $0.firstBlock)
    }
  }

  /// The bytes of one table.
  public struct Table: Sendable {
    private let file: TableFile
    private let start: Int
    public let count: Int
    private let block: Int

    fileprivate init(file: TableFile, start: Int, count: Int, block: Int) {
      self.file = file
      self.start = start
      self.count = count
      self.block = block
    }

    /// The bytes of `range`, whose blocks are checked if they have not been; nil where the range is not in the table or a block is damaged.
    /// They are there as long as the file is.
    @inline(__always)
    public func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer? {
      guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
      guard !range.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      let last = (range.upperBound - 1) / TableFile.blockSize
      for index in range.lowerBound / TableFile.blockSize...last where !isSound(index) { return nil }
      return UnsafeRawBufferPointer(rebasing: file.bytes[start + range.lowerBound..<start + range.upperBound])
    }

    /// The whole table.
    public func whole() -> UnsafeRawBufferPointer? { bytes(0..<count) }

    @inline(__always)
    private func isSound(_ index: Int) -> Bool {
      file.isChecked[block + index].load(ordering: .acquiring) == 1 || checked(index)
    }

    private func checked(_ index: Int) -> Bool {
      let from = index * TableFile.blockSize
      let part = file.bytes[start + from..<start + min(from + TableFile.blockSize, count)]
      let expected = file.word(at: file.checksums + 8 * (block + index))
      guard Checksum.of(UnsafeRawBufferPointer(rebasing: part)) == expected else { return false }
      file.isChecked[block + index].store(1, ordering: .releasing)
      return true
    }
  }

  private func word(at offset: Int) -> UInt64 { bytes.word(at: offset) }

  /// The head of a file, once it is known to be sound.
  private struct Head {
    var key: UInt64 = 0
    var entries: [UInt64: Entry] = [:]
    var checksums = 0
    var blockCount = 0

    init(_ bytes: UnsafeRawBufferPointer, kind: String, version: UInt32) throws(TableFileError) {
      guard bytes.count >= headSize else { throw .truncated(expected: headSize, found: bytes.count) }
      guard bytes.word(at: 0) == magic, bytes.word(at: 8) == TableName.number(of: kind) else { throw .foreign }
      let versions = bytes.word(at: 16)
      let found = UInt32(truncatingIfNeeded: versions)
      guard found == version else { throw .otherVersion(expected: version, found: found) }
      let length = bytes.word(at: 32)
      guard length == UInt64(bytes.count) else {
        throw .truncated(expected: Int(clamping: length), found: bytes.count)
      }
      key = bytes.word(at: 24)
      let count = Int(versions >> 32)
      guard count <= (bytes.count - headSize) / entrySize else { throw .damaged }
      checksums = headSize + count * entrySize
      for index in 0..<count { try addEntry(at: headSize + index * entrySize, of: bytes) }
      let end = checksums + 8 * blockCount
      guard end <= bytes.count, entries.values.allSatisfy({ $0.offset >= end }),
        Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end])) == bytes.word(at: 40)
      else { throw .damaged }
    }

    private mutating func addEntry(at place: Int, of bytes: UnsafeRawBufferPointer) throws(TableFileError) {
      let offset = bytes.word(at: place + 8)
      let length = bytes.word(at: place + 16)
      guard offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset, offset % 64 == 0,
        bytes.word(at: place + 24) == UInt64(blockCount)
      else { throw .damaged }
      entries[bytes.word(at: place)] = Entry(offset: Int(offset), count: Int(length), firstBlock: blockCount)
      blockCount += (Int(length) + blockSize - 1) / blockSize
      guard blockCount <= bytes.count / 8 else { throw .damaged }
    }

    /// Of a head whose own field for it reads as 0.
    static func checksum(_ head: UnsafeRawBufferPointer) -> UInt64 {
      let before = Checksum.of(UnsafeRawBufferPointer(rebasing: head[..<40]))
      return Checksum.of(UnsafeRawBufferPointer(rebasing: head[48...]), seed: before)
    }
  }

  static func headChecksum(_ head: UnsafeRawBufferPointer) -> UInt64 { Head.checksum(head) }
}

/// Why a file of tables cannot be used. Each is mended by making the file again.
public enum TableFileError: Error, Hashable, Sendable {
  case unreadable(reason: String)
  /// Another kind of file.
  case foreign
  case otherVersion(expected: UInt32, found: UInt32)
  /// The file is shorter (or longer) than it says itself, in bytes.
  case truncated(expected: Int, found: Int)
  /// A checksum does not hold, or the tables lead outside the file.
  case damaged
}

/// Puts tables into one file (``TableFile``).
public struct TableFileWriter: Sendable {
  private let kind: String
  private let version: UInt32
  private let key: UInt64
  private var tables: [(name: String, bytes: [UInt8])] = []

  /// - Parameters:
  ///   - kind: At most eight ASCII characters.
  ///   - key: What the tables are made from; a reader compares it.
  public init(kind: String, version: UInt32, key: UInt64) {
    self.kind = kind
    self.version = version
    self.key = key
  }

  /// - Parameter name: At most eight ASCII characters, once in a file.
  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(!tables.contains { $0.name == name }, "two tables of one name")
    tables.append((name, bytes))
  }

  /// Adds numbers as they stand in memory of a little-endian machine.
  public mutating func add<Number: FixedWidthInteger>(_ name: String, _ numbers: [Number]) {
    add(name, numbers.map(\.littleEndian).withUnsafeBytes { Array($0) })
  }

  /// The whole file.
  public func bytes() -> [UInt8] {
    let blocks = tables.map { ($0.bytes.count + TableFile.blockSize - 1) / TableFile.blockSize }
    let headEnd = TableFile.headSize + tables.count * TableFile.entrySize + 8 * blocks.reduce(0, +)
    var result: [UInt8] = []
    result.reserveCapacity(headEnd + tables.reduce(0) { $0 + $1.bytes.count + 64 })
    var checksums: [UInt64] = []
    var head: [UInt64] = [
      TableFile.magic, TableName.number(of: kind), UInt64(version) | UInt64(tables.count) << 32, key, 0, 0,
    ]
    var offset = Self.aligned(headEnd)
    for table in tables {
      head += [TableName.number(of: table.name), UInt64(offset), UInt64(table.bytes.count), UInt64(checksums.count)]
      table.bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: TableFile.blockSize) {
          let end = min(start + TableFile.blockSize, bytes.count)
          checksums.append(Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
        }
      }
      offset = Self.aligned(offset + table.bytes.count)
    }
    head[4] = UInt64(offset)
    head += checksums
    head[5] = head.map(\.littleEndian).withUnsafeBytes { TableFile.headChecksum($0) }
    head.map(\.littleEndian).withUnsafeBytes { result.append(contentsOf: $0) }
    for table in tables {
      result.append(contentsOf: repeatElement(0, count: Self.aligned(result.count) - result.count))
      result += table.bytes
    }
    result.append(contentsOf: repeatElement(0, count: Self.aligned(result.count) - result.count))
    return result
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }
}

/// Up to eight ASCII characters as a number.
enum TableName {
  static func number(of name: String) -> UInt64 {
    precondition(name.utf8.count <= 8, "a table's name of more than eight characters: \(name)")
    return name.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

// Inside TableFile its own open hides the system's.
private func systemOpen(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }
