import CCmarkGFM

/// A document that cmark has parsed, and an iterator that walks it without recursion.
final class CmarkDocument {
  let iterator: OpaquePointer
  private let root: OpaquePointer

  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  init(parsing utf8: [UInt8]) {
    let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES)
    if Self.extensionsAreRegistered {
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
    }
    utf8.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else {
      preconditionFailure("cmark gives a tree for every text")
    }
    self.root = root
    self.iterator = iterator
    cmark_parser_free(parser)
  }

  deinit {
    cmark_iter_free(iterator)
    cmark_node_free(root)
  }

  func next() -> (event: cmark_event_type, node: OpaquePointer)? {
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
    return (event, node)
  }

  /// The text of a leaf, as long as `node` lives; nil for nodes that have none.
  static func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
    guard let start = cmark_node_get_literal(node) else { return nil }
    var end = start
    while end.pointee != 0 { end += 1 }
    return UnsafeRawBufferPointer(start: start, count: end - start).assumingMemoryBound(to: UInt8.self)
  }
}
