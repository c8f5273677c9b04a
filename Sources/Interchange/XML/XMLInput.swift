import Diagnostics
import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text of an XML file as UTF-8 without its byte-order mark, a piece at a time.
///
/// A byte-order mark or the zeros of `<` in UTF-16 decide the encoding. Else the file is taken by its word where that makes sense of the
/// first characters that are not ASCII; where it does not, the encoding that does is taken and ``contradiction`` says so.
struct XMLInput: ~Copyable {
  /// How many bytes are read at once.
  static let pieceLength = 1 << 16
  /// How many bytes from the first character on that is not ASCII decide the encoding, where the file has so many.
  private static let shortestSample = 1 << 12

  private let path: String
  private var source: ByteSource
  private var decoder: StreamDecoder?
  private var declared: XMLDeclaredEncoding?
  private var isFirst = true
  private(set) var isAtEnd = false
  /// What the file says of its encoding and is not so.
  private(set) var contradiction: Message?
  /// How many places held bytes that mean nothing in the encoding; they became U+FFFD.
  var invalidCount: Int { decoder?.invalidCount ?? 0 }

  init(path: String) throws(FileProblem) {
    self.path = path
    source = try ByteSource(path: path)
  }

  init(bytes: [UInt8], path: String) {
    self.path = path
    source = ByteSource(bytes: bytes)
  }

  /// The next piece; empty only at the end, or where a character is not whole yet.
  ///
  /// - Throws: where the file cannot be read on, or its text makes sense in no encoding that is read here.
  mutating func next() throws(FileProblem) -> [UInt8] {
    var bytes = try read()
    if isFirst { bytes = begin(bytes) }
    if decoder == nil {
      // ASCII is the same in all that it can be.
      guard let place = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
      if !isAtEnd, bytes.count - place < Self.shortestSample { bytes += try read() }
      decoder = StreamDecoder(try chosen(by: Array(bytes[place...])))
    }
    return decoder?.decode(bytes, isLast: isAtEnd) ?? bytes
  }

  private mutating func read() throws(FileProblem) -> [UInt8] {
    let bytes = try source.next(upTo: Self.pieceLength, path: path)
    isAtEnd = bytes.count < Self.pieceLength
    return bytes
  }

  /// Looks for marks and for what the file says; the bytes without the mark.
  private mutating func begin(_ bytes: [UInt8]) -> [UInt8] {
    isFirst = false
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes[3...])
      decoder = StreamDecoder(.utf8)
      noteContradiction(declared: XMLDeclaredEncoding(in: rest), found: .utf8)
      return rest
    }
    if let (encoding, markLength) = Self.utf16(bytes) {
      var decoder = StreamDecoder(encoding)
      let start = decoder.decode(Array(bytes[markLength...].prefix(1024)), isLast: false)
      self.decoder = StreamDecoder(encoding)
      noteContradiction(declared: XMLDeclaredEncoding(in: start), found: encoding)
      return Array(bytes[markLength...])
    }
    declared = XMLDeclaredEncoding(in: bytes)
    return bytes
  }

  private static func utf16(_ bytes: [UInt8]) -> (Encoding, markLength: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
    if bytes.starts(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
    return nil
  }

  private mutating func noteContradiction(declared: XMLDeclaredEncoding?, found: Encoding) {
    guard let declared, !declared.covers(found) else { return }
    contradiction = XMLWords.otherEncoding(declared: declared.name, found: found)
  }

  /// The encoding by the first characters that are not ASCII.
  private mutating func chosen(by sample: [UInt8]) throws(FileProblem) -> Encoding {
    let word = declared?.encoding
    let isNarrow = word == .cp949 || word == .gb18030 || word == .big5
    // One or two characters can be UTF-8 by accident.
    if TextDecoding.isUTF8(sample: sample), !isNarrow || sample.count(where: { $0 >= 0xC0 }) > 2 {
      noteContradiction(declared: declared, found: .utf8)
      return .utf8
    }
    if let word, isNarrow, TextDecoding.isBelievable(word, ofSample: sample) { return word }
    if let declared, declared.encoding == nil {
      throw FileProblem(path: path, line: 1, column: 1, message: XMLWords.unknownEncoding(declared.name))
    }
    guard let found = TextDecoding.encoding(ofSample: sample) else {
      // The file's word is the best there is.
      if let word, isNarrow { return word }
      throw FileProblem(path: path, line: 1, column: 1, message: XMLWords.noEncoding(declared?.name ?? "UTF-8"))
    }
    if declared != nil {
      noteContradiction(declared: declared, found: found)
    } else if found != .utf8 {
      contradiction = XMLWords.undeclaredEncoding(found)
    }
    return found
  }
}

/// What `<?xml … encoding="…"?>` says.
struct XMLDeclaredEncoding {
  let name: String
  /// nil for one that is not read here.
  let encoding: Encoding?

  /// nil where the file says nothing.
  init?(in bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(256).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    guard start.hasPrefix("<?xml"), let end = start.firstRange(of: "?>"),
      let key = start[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let value = start[key.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    name = String(value.dropFirst().prefix { $0 != quote })
    encoding = Self.encoding(named: name.lowercased())
  }

  private static func encoding(named name: String) -> Encoding? {
    switch name {
    case "utf8", "us-ascii", "ascii": .utf8
    case "ks_c_5601-1987", "ksc5601", "ks_c_5601", "euckr", "uhc", "windows-949", "ms949": .cp949
    case "gb_2312-80", "gb2312-80", "euc-cn", "cp936", "windows-936", "x-gbk": .gb18030
    case "big5-hkscs", "cp950", "windows-950": .big5
    case "iso-10646-ucs-2", "ucs-2": .utf16
    default: Encoding(name: name)
    }
  }

  /// Whether the word is true of a file in `found`.
  func covers(_ found: Encoding) -> Bool {
    switch found {
    case .utf16LittleEndian, .utf16BigEndian: encoding == .utf16 || encoding == found
    default: encoding == found
    }
  }
}

/// A file that is read once, from its start.
private struct ByteSource: ~Copyable {
  private let descriptor: Int32
  private let bytes: [UInt8]
  private var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    descriptor = -1
  }

  /// - Parameter path: `-` is standard input.
  init(path: String) throws(FileProblem) {
    bytes = []
    descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: path, message: XMLWords.unreadable(String(cString: strerror(errno))))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// As many bytes as asked for; fewer only at the end.
  mutating func next(upTo count: Int, path: String) throws(FileProblem) -> [UInt8] {
    if descriptor < 0 {
      let piece = Array(bytes[offset..<min(bytes.count, offset + count)])
      offset += piece.count
      return piece
    }
    var problem: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let length = read(descriptor, buffer.baseAddress! + filled, count - filled)
        if length < 0, errno == EINTR { continue }
        if length < 0 { problem = errno }
        guard length > 0 else { return }
        filled += length
      }
    }
    if problem != 0 { throw FileProblem(path: path, message: XMLWords.unreadable(String(cString: strerror(problem)))) }
    return piece
  }
}
