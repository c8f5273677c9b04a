import BitextModel

/// Bytes that grow at the end.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity + 16
    base = .allocate(capacity: capacity + 16)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
  var array: [UInt8] { Array(bytes) }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    reserve(source.count)
    (base + count).update(from: start, count: source.count)
    count &+= source.count
  }

  @inline(__always)
  mutating func append(_ form: LoneForm) {
    reserve(8)
    UnsafeMutableRawPointer(base + count).storeBytes(of: form.packed.littleEndian, as: UInt64.self)
    count &+= Int(form.count)
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    capacity = max(capacity * 2, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// Keeps the bytes alone.
struct ByteSink: MatchingFormSink, ~Copyable {
  private(set) var buffer: ByteBuffer
  private var inputCount = 0
  private var hasChanged = false

  init(capacity: Int) {
    inputCount = capacity
    buffer = ByteBuffer(capacity: capacity)
  }

  /// Whether the form is another text than the input.
  var hasReplaced: Bool { hasChanged || buffer.count != inputCount }

  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>) {
    hasChanged = true
    buffer.append(replacement)
  }

  mutating func replace(_ range: Range<Int>, with form: LoneForm) {
    hasChanged = true
    buffer.append(form)
  }
}

/// Keeps the bytes and the pieces of the input that they were made from.
struct MappingSink: MatchingFormSink, ~Copyable {
  private var buffer: ByteBuffer
  private var pieces: [MappedText.Piece] = []
  private let input: [MappedText.Piece]
  /// The piece of the input that was read last; stretches come in ascending order.
  private var cursor = 0
  private var piece: MappedText.Piece

  init(_ text: MappedText) {
    input = text.pieces
    piece = input.first ?? MappedText.Piece(range: TextRange(0, 0), origin: TextRange(0, 0), kind: .copied)
    buffer = ByteBuffer(capacity: text.utf8.count)
    pieces.reserveCapacity(input.count)
  }

  var text: MappedText { MappedText(utf8: buffer.array, pieces: pieces) }

  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    var start = buffer.count
    buffer.append(UnsafeBufferPointer(rebasing: bytes[range]))
    var offset = range.lowerBound
    while offset < range.upperBound {
      advance(to: offset)
      let end = min(range.upperBound, piece.range.end)
      let origin =
        piece.kind.mapsByPosition
        ? TextRange(piece.origin.start + offset - piece.range.start, piece.origin.start + end - piece.range.start)
        : piece.origin
      append(MappedText.Piece(range: TextRange(start, start + end - offset), origin: origin, kind: piece.kind))
      start += end - offset
      offset = end
    }
  }

  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>) {
    let start = buffer.count
    buffer.append(replacement)
    appendReplaced(range, from: start)
  }

  mutating func replace(_ range: Range<Int>, with form: LoneForm) {
    let start = buffer.count
    buffer.append(form)
    appendReplaced(range, from: start)
  }

  @inline(__always)
  private mutating func appendReplaced(_ range: Range<Int>, from start: Int) {
    advance(to: range.lowerBound)
    let originStart =
      piece.kind.mapsByPosition ? piece.origin.start + range.lowerBound - piece.range.start : piece.origin.start
    advance(to: range.upperBound - 1)
    let originEnd =
      piece.kind.mapsByPosition ? piece.origin.start + range.upperBound - piece.range.start : piece.origin.end
    let origin = TextRange(min(originStart, originEnd), max(originStart, originEnd))
    pieces.append(MappedText.Piece(range: TextRange(start, buffer.count), origin: origin, kind: .replaced))
  }

  @inline(__always)
  private mutating func advance(to offset: Int) {
    while piece.range.end <= offset {
      cursor += 1
      piece = input[cursor]
    }
  }

  private mutating func append(_ piece: MappedText.Piece) {
    guard piece.kind.mapsByPosition, let last = pieces.last, last.kind == piece.kind,
      last.origin.end == piece.origin.start
    else {
      pieces.append(piece)
      return
    }
    pieces[pieces.count - 1] = MappedText.Piece(
      range: last.range.union(piece.range), origin: last.origin.union(piece.origin), kind: piece.kind)
  }
}
