import CCurl
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server that gives vectors of sentences, by OpenAI's interface (`POST …/embeddings` with `{model, input}`).
///
/// Nothing is asked unless it is named. Vectors may be kept in a folder, each by the content of its sentence and the model's name.
public struct EmbeddingEndpoint: Sendable {
  /// The whole address: `http://127.0.0.1:8080/v1/embeddings`.
  public let url: String
  public let model: String
  /// Sent as bearer token; nil for none.
  private let key: String?
  private let cache: EmbeddingCache?
  /// In milliseconds, for one request.
  private let timeout: Int

  /// Sentences to a request.
  private static let batch = 64
  /// How often a request is made before the server is given up, and how long to wait before each further time, in milliseconds.
  private static let tries = 3
  private static let pauses = [250, 1000]
  private static let longestAnswer = 64 << 20
  /// UTF-8 bytes of a sentence that are sent; models read no more of it.
  private static let longestText = 8192

  public init(url: String, model: String, key: String?, cacheFolder: String? = nil, timeout: Int = 60_000) {
    self.url = url
    self.model = model
    self.key = key.flatMap(Self.trimmed)
    self.timeout = timeout
    cache = cacheFolder.map { EmbeddingCache(folder: $0, model: model) }
  }

  /// Without the line end of the file that a variable was filled from; nil where nothing is left.
  private static func trimmed(_ key: String) -> String? {
    var key = key.drop(while: \.isWhitespace)
    while key.last?.isWhitespace == true { key.removeLast() }
    return key.isEmpty ? nil : String(key)
  }

  /// A vector for each text, of length 1, all of as many numbers; an empty text has the vector 0.
  ///
  /// - Throws: a problem with the address as path: what the server said, and how to mend it; or with the folder, where it cannot be made.
  func vectors(of texts: [String]) throws(FileProblem) -> [[Float]] {
    if let cache { try FileAccess.makeFolder(cache.folder) }
    let wanted = texts.map { Self.shortened($0) }
    var known: [String: [Float]] = [:]
    for text in wanted where known[text] == nil { known[text] = cache?.vector(of: text) }
    var missing: [String] = []
    for text in wanted where !text.isEmpty && known[text] == nil {
      known[text] = []
      missing.append(text)
    }
    var size = known.values.first { !$0.isEmpty }?.count
    guard known.values.allSatisfy({ $0.isEmpty || $0.count == size }) else { throw unequal(size ?? 0) }
    for start in stride(from: 0, to: missing.count, by: Self.batch) {
      let texts = Array(missing[start..<min(missing.count, start + Self.batch)])
      let vectors = try answer(texts)
      size = size ?? vectors[0].count
      guard vectors.allSatisfy({ $0.count == size }) else { throw unequal(size ?? 0) }
      for (text, vector) in zip(texts, vectors) {
        known[text] = vector
        cache?.keep(vector, of: text)
      }
    }
    return wanted.map { $0.isEmpty ? [Float](repeating: 0, count: size ?? 0) : known[$0] ?? [] }
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestText else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: longestText)
    while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }

  // MARK: Asking

  private struct Request: Encodable {
    let model: String
    let input: [String]
  }

  private struct Answer: Decodable {
    struct Item: Decodable {
      let index: Int
      let embedding: [Float]
    }
    let data: [Item]
  }

  private func answer(_ texts: [String]) throws(FileProblem) -> [[Float]] {
    let body = JSONText.of(Request(model: model, input: texts))
    var last = problem(Message(en: "", ko: "", zh: ""))
    for attempt in 0..<Self.tries {
      if attempt > 0 { Self.pause(milliseconds: Self.pauses[attempt - 1]) }
      switch try post(body) {
      case .body(let bytes): return try vectors(bytes, count: texts.count)
      case .again(let problem): last = problem
      }
    }
    throw last
  }

  private enum Outcome {
    case body([UInt8])
    /// It may be better the next time.
    case again(FileProblem)
  }

  private func post(_ body: String) throws(FileProblem) -> Outcome {
    // A control character would end the header that the key goes in.
    if let key, key.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw problem(
        Message(
          en: "expected a key on one line, found control characters in it; set the variable of --embedding-key again",
          ko: "키는 한 줄이어야 하는데 제어 문자가 있습니다. --embedding-key로 지정한 환경 변수를 다시 설정하세요",
          zh: "密钥应为一行，却含有控制字符；请重新设置 --embedding-key 所指的环境变量"))
    }
    var answer = ccurl_post_json(url, key, body, body.utf8.count, timeout, Self.longestAnswer)
    defer { ccurl_free(&answer) }
    let bytes = answer.body.map { body in
      body.withMemoryRebound(to: UInt8.self, capacity: answer.length) {
        Array(UnsafeBufferPointer(start: $0, count: answer.length))
      }
    }
    switch answer.status {
    case CCURL_DONE: break
    case CCURL_NO_ANSWER: return .again(noAnswer(Self.message(answer)))
    case CCURL_BAD_ADDRESS:
      let reason = Self.message(answer)
      throw problem(
        Message(
          en:
            "expected an address like http://127.0.0.1:8080/v1/embeddings, found one that cannot be asked (\(reason))",
          ko: "http://127.0.0.1:8080/v1/embeddings 같은 주소여야 하는데 물을 수 없는 주소입니다(\(reason))",
          zh: "应为 http://127.0.0.1:8080/v1/embeddings 这样的地址，却无法访问（\(reason)）"))
    case CCURL_MISSING:
      throw problem(
        Message(
          en: "libcurl is needed to ask a server; install it (on Debian: libcurl4)",
          ko: "서버에 물으려면 libcurl이 필요합니다. 설치하세요(Debian: libcurl4)", zh: "访问服务器需要 libcurl，请安装（Debian：libcurl4）"))
    case CCURL_TOO_LONG:
      throw problem(
        Message(
          en: "expected vectors of sentences, found an answer of more than 64 MB; check the address",
          ko: "문장 벡터가 와야 하는데 응답이 64MB를 넘습니다. 주소를 확인하세요", zh: "应答应为句子向量，却超过 64 MB；请检查地址"))
    default:
      throw problem(
        Message(
          en: "libcurl could not be started; free some memory or install it again",
          ko: "libcurl을 시작할 수 없습니다. 메모리를 확보하거나 다시 설치하세요", zh: "无法启动 libcurl；请释放内存或重新安装"))
    }
    let said = Self.excerpt(bytes ?? [])
    switch answer.http_status {
    case 200: return .body(bytes ?? [])
    case 408, 429, 500...599: return .again(refused(answer.http_status, said))
    default: throw refused(answer.http_status, said)
    }
  }

  private static func message(_ answer: ccurl_answer) -> String {
    withUnsafeBytes(of: answer.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private static func pause(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    // A signal may end the pause early; the server is only asked the sooner.
    nanosleep(&time, nil)
  }

  private func vectors(_ bytes: [UInt8], count: Int) throws(FileProblem) -> [[Float]] {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else {
      throw strange(count, found: Self.excerpt(bytes))
    }
    var result = [[Float]](repeating: [], count: count)
    for item in answer.data where result.indices.contains(item.index) {
      result[item.index] = Self.normalized(item.embedding)
    }
    let found = result.count { !$0.isEmpty }
    guard found == count else { throw strange(count, found: "\(found)") }
    return result
  }

  /// Of length 1; what is no number counts as 0.
  private static func normalized(_ vector: [Float]) -> [Float] {
    var vector = vector.map { $0.isFinite ? $0 : 0 }
    // Squares of great numbers are no numbers.
    let greatest = vector.reduce(0) { max($0, abs($1)) }
    guard greatest > 0 else { return vector }
    for index in vector.indices { vector[index] /= greatest }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / length }
  }

  /// The beginning of what a server said, on one line and without what would steer a terminal.
  private static func excerpt(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar == "\u{FFFD}" ? " " : Character(scalar)
    }
    let words = String(text).split(separator: " ").joined(separator: " ")
    return bytes.count > 200 ? words + "…" : words
  }

  // MARK: Wording

  private func problem(_ message: Message) -> FileProblem { FileProblem(path: url, message: message) }

  private func noAnswer(_ reason: String) -> FileProblem {
    problem(
      Message(
        en: "the server did not answer (\(reason)); start it, or check the address",
        ko: "서버가 응답하지 않습니다(\(reason)). 서버를 켜거나 주소를 확인하세요", zh: "服务器未应答（\(reason)）；请启动服务器或检查地址"))
  }

  private func refused(_ status: Int, _ said: String) -> FileProblem {
    problem(
      Message(
        en: "the server refused with status \(status): \(said); check the address, the model's name and the key",
        ko: "서버가 상태 \(status)로 거절했습니다: \(said). 주소, 모델 이름, 키를 확인하세요",
        zh: "服务器以状态 \(status) 拒绝：\(said)；请检查地址、模型名称和密钥"))
  }

  private func strange(_ count: Int, found: String) -> FileProblem {
    problem(
      Message(
        en:
          "expected JSON with \(count) vectors, {\"data\":[{\"index\":0,\"embedding\":[…]},…]}, found “\(found)”; is this the address of an embeddings interface?",
        ko:
          "벡터 \(count)개가 든 JSON {\"data\":[{\"index\":0,\"embedding\":[…]},…]}이 와야 하는데 ‘\(found)’입니다. embeddings 주소가 맞는지 확인하세요",
        zh:
          "应答应为含 \(count) 个向量的 JSON：{\"data\":[{\"index\":0,\"embedding\":[…]},…]}，却是“\(found)”；请确认此地址是 embeddings 接口"))
  }

  private func unequal(_ size: Int) -> FileProblem {
    problem(
      Message(
        en:
          "expected vectors of one length (\(size)), found others; if the model has changed, delete the folder of kept vectors",
        ko: "벡터의 길이가 모두 같아야 하는데(\(size)) 다른 것이 있습니다. 모델이 바뀌었다면 저장된 벡터 폴더를 지우세요",
        zh: "各向量长度应一致（\(size)），却有不同；若模型已更换，请删除保存向量的文件夹"))
  }

  /// What is said of the pairs of documents that were not aligned, for the server does not answer.
  func givenUp(pairs count: Int) -> FileProblem {
    problem(
      Message(
        en: "the server was not asked about the other pairs of documents (\(count)), which were not aligned",
        ko: "나머지 문서 쌍(\(count)쌍)은 서버에 묻지 않았으며 짝짓지 않았습니다", zh: "其余 \(count) 对文档未再询问服务器，也未对齐"))
  }
}

/// Vectors kept in a folder: one file a sentence, named by its content and the model's name, little-endian 32-bit floats.
private struct EmbeddingCache: Sendable {
  let folder: String
  let model: String

  func vector(of text: String) -> [Float]? {
    guard !text.isEmpty, let bytes = try? FileAccess.read(path(of: text)), !bytes.isEmpty, bytes.count % 4 == 0 else {
      return nil
    }
    let vector = stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) })
    }
    // A damaged file is none.
    return vector.allSatisfy(\.isFinite) ? vector : nil
  }

  /// What cannot be kept is asked again the next time.
  func keep(_ vector: [Float], of text: String) {
    let bytes = vector.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt32($0 * 8)) }
    }
    try? FileAccess.write(bytes, to: path(of: text))
  }

  /// FNV-1a of model and sentence from two starts, 128 bits.
  private func path(of text: String) -> String {
    var hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9AE1_6A3B_2F90_404F]
    for byte in "\(model)\u{0}\(text)".utf8 {
      for index in hashes.indices { hashes[index] = (hashes[index] ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let name = hashes.map { hash in
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return "\(folder)/\(name.joined()).f32"
  }
}
