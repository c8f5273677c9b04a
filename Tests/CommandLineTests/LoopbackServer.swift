import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A small HTTP server on 127.0.0.1 that answers every request by `answer`, one after the other, until it is stopped.
final class LoopbackServer: @unchecked Sendable {
  struct Request {
    let head: String
    let body: Data
  }

  private(set) var port: UInt16 = 0
  private let listener: Int32
  private let lock = NSLock()
  private var seen: [Request] = []

  var requests: [Request] { lock.withLock { seen } }

  init(_ answer: @escaping @Sendable (Request) -> (status: Int, body: String)) {
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        precondition(bind(listener, $0, length) == 0 && listen(listener, 8) == 0, "no loopback socket")
        getsockname(listener, $0, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        if let request = Self.read(connection) {
          lock.withLock { seen.append(request) }
          let (status, body) = answer(request)
          let head = "HTTP/1.1 \(status) x\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
          let bytes = Array((head + body).utf8)
          var sent = 0
          while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
              send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            sent += count
          }
        }
        close(connection)
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func read(_ connection: Int32) -> Request? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65536)
    let end = Data("\r\n\r\n".utf8)
    while true {
      if let place = data.range(of: end) {
        let head = String(decoding: data[..<place.lowerBound], as: UTF8.self)
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let length = line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        let body = data[place.upperBound...]
        if body.count >= length { return Request(head: head, body: Data(body)) }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      data.append(contentsOf: buffer[..<count])
    }
  }
}
