import Foundation
import Synchronization
import Testing

/// `align --embeddings` against a server of the test's own.
@Suite struct AlignEmbeddingTests {
  private static let korean = ["가나다라.", "마바사아.", "자차카타."]
  private static let chinese = ["甲乙丙丁。", "戊己庚辛。", "壬癸子丑。"]

  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(korean.joined(separator: "\n") + "\n", to: "a.ko.txt")
    folder.write((["前言说明。"] + chinese).joined(separator: "\n") + "\n", to: "a.zh.txt")
    return folder
  }

  /// Sentences with the same place in the two lists have the same vector; all others are at right angles.
  @Sendable private static func vectors(_ request: LoopbackServer.Request) -> (status: Int, body: String) {
    let record = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any]
    let texts = record?["input"] as? [String] ?? []
    let items = texts.enumerated().map { index, text in
      let place = korean.firstIndex(of: text) ?? chinese.firstIndex(of: text) ?? 3
      let vector = (0..<4).map { $0 == place ? "1" : "0" }.joined(separator: ",")
      return "{\"object\":\"embedding\",\"index\":\(index),\"embedding\":[\(vector)]}"
    }
    return (200, "{\"object\":\"list\",\"data\":[\(items.joined(separator: ","))],\"model\":\"m\"}")
  }

  private static func run(_ folder: TemporaryFolder, _ port: UInt16, _ more: [String] = []) -> Run {
    folder.run(
      ["align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv", "--embeddings"]
        + ["http://127.0.0.1:\(port)/v1/embeddings", "--embedding-model", "m"] + more,
      environment: ["EONHAE_EMBEDDINGS_KEY": "secret"])
  }

  private static func pairs(_ run: Run) -> [String] {
    run.output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).joined(separator: ":")
    }
  }

  @Test func vectorsSpeakForBeads() throws {
    let server = LoopbackServer(Self.vectors)
    defer { server.stop() }
    let run = Self.run(Self.folder(), server.port)
    #expect(run.status == 0, "\(run.messages)")
    #expect(Self.pairs(run) == [":0", "0:1", "1:2", "2:3"])
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(request.head.hasPrefix("POST /v1/embeddings "))
    #expect(request.head.contains("Authorization: Bearer secret"))
    #expect(try json(String(decoding: request.body, as: UTF8.self))["model"] as? String == "m")
  }

  @Test func keptVectorsAreNotAskedAgain() {
    let server = LoopbackServer(Self.vectors)
    defer { server.stop() }
    let folder = Self.folder()
    let first = Self.run(folder, server.port, ["--embedding-cache", "kept"])
    let second = Self.run(folder, server.port, ["--embedding-cache", "kept"])
    #expect(server.requests.count == 1)
    #expect(first.output == second.output)
    #expect(second.status == 0, "\(second.messages)")
  }

  @Test func aServerThatIsBusyIsAskedAgain() {
    let count = Mutex(0)
    let server = LoopbackServer { request in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      return isFirst ? (503, "busy") : Self.vectors(request)
    }
    defer { server.stop() }
    let run = Self.run(Self.folder(), server.port)
    #expect(run.status == 0, "\(run.messages)")
    #expect(server.requests.count == 2)
  }

  @Test func aSingleSentenceIsNotJudgedByItself() throws {
    let server = LoopbackServer(Self.vectors)
    defer { server.stop() }
    let folder = Self.folder()
    folder.write("연구소는 2025년까지 120명을 채용한다.\n", to: "a.ko.txt")
    folder.write("研究所到2025年将招聘120人。\n", to: "a.zh.txt")
    let plain = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv")
    #expect(Self.run(folder, server.port).output == plain.output)
  }

  @Test func aServerThatDoesNotAnswerIsNotAskedForEveryDocument() {
    let server = LoopbackServer { _ in (400, "\u{1B}[31mno\nmodel") }
    defer { server.stop() }
    let folder = Self.folder()
    for name in ["b", "c", "d"] {
      folder.write("네.\n", to: "\(name).ko.txt")
      folder.write("是。\n", to: "\(name).zh.txt")
    }
    let url = "http://127.0.0.1:\(server.port)/v1/embeddings"
    let run = folder.run("align", ".", "--segmented", "--embeddings", url, "--embedding-model", "m")
    #expect(
      run.messages == """
        \(url): error: the server refused with status 400: [31mno model; check the address, the model's name and the key
        \(url): error: the server was not asked about the other pairs of documents (3), which were not aligned

        """)
    #expect(server.requests.count == 1)
    #expect(run.status == 2)
  }

  @Test func vectorsOfOtherLengthsAreNotKept() {
    let count = Mutex(0)
    let server = LoopbackServer { request in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      guard isFirst else { return Self.vectors(request) }
      let items = (0..<7).map { "{\"index\":\($0),\"embedding\":[\($0 == 3 ? "1" : "1,0")]}" }
      return (200, "{\"data\":[\(items.joined(separator: ","))]}")
    }
    defer { server.stop() }
    let folder = Self.folder()
    let first = Self.run(folder, server.port, ["--embedding-cache", "kept"])
    #expect(first.messages.contains("expected vectors of one length (2), found others"))
    #expect(first.status == 2)
    let second = Self.run(folder, server.port, ["--embedding-cache", "kept"])
    #expect(second.status == 0, "\(second.messages)")
    // A damaged vector is asked again.
    for file in folder.files where file.hasPrefix("kept/") {
      folder.write([UInt8](repeating: 0xFF, count: 16), to: file)
    }
    #expect(Self.run(folder, server.port, ["--embedding-cache", "kept"]).output == second.output)
  }

  @Test(arguments: ["not a url", "ftp://127.0.0.1/v1/embeddings", "http://127.0.0.1:99999/"])
  func whatIsNoAddressIsToldAtOnce(url: String) {
    let run = Self.folder().run(
      "align", "a.ko.txt", "a.zh.txt", "--segmented", "--embeddings", url, "--embedding-model", "m")
    #expect(
      run.messages.hasPrefix("\(url): error: expected an address like http://127.0.0.1:8080/v1/embeddings, found one"))
    #expect(run.status == 2)
  }

  @Test func theKeyIsOneLine() throws {
    let server = LoopbackServer(Self.vectors)
    defer { server.stop() }
    let folder = Self.folder()
    func run(_ key: String) -> Run {
      folder.run(
        [
          "align", "a.ko.txt", "a.zh.txt", "--segmented", "--embeddings",
          "http://127.0.0.1:\(server.port)/v1/embeddings", "--embedding-model", "m",
        ], environment: ["EONHAE_EMBEDDINGS_KEY": key])
    }
    #expect(run("secret\n").status == 0)
    #expect(try #require(server.requests.first).head.contains("Authorization: Bearer secret\r\n"))
    let broken = run("secret\nX-Other: 1")
    #expect(broken.messages.contains("expected a key on one line, found control characters in it"))
    #expect(!broken.messages.contains("secret"))
    #expect(server.requests.count == 1)
  }

  @Test func whatCannotBeUsedIsTold() {
    let refusing = LoopbackServer { _ in (401, "no such key") }
    defer { refusing.stop() }
    let refused = Self.run(Self.folder(), refusing.port)
    #expect(refused.status == 2)
    #expect(refused.messages.contains("the server refused with status 401: no such key"))
    #expect(!refused.messages.contains("secret"))
    #expect(refusing.requests.count == 1)

    let strange = LoopbackServer { _ in (200, "<html>") }
    defer { strange.stop() }
    let run = Self.run(Self.folder(), strange.port)
    #expect(run.status == 2)
    #expect(run.messages.contains("expected JSON with 7 vectors"))
    #expect(run.messages.contains("found “<html>”"))

    let gone = LoopbackServer(Self.vectors)
    gone.stop()
    let none = Self.run(Self.folder(), gone.port)
    #expect(none.status == 2)
    #expect(none.messages.contains("the server did not answer"))
  }
}
