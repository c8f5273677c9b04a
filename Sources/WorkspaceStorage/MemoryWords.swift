import Diagnostics
import GRDB
import GRDBSQLite
import TranslationMemory

/// What the stores say when they cannot.
enum MemoryWords {
  static let absent = Message(
    en: "there is no memory here yet; make one with “eonhae memory import FILE”, or name one with --memory",
    ko: "아직 번역 메모리가 없습니다. ‘eonhae memory import 파일’로 만들거나 --memory로 지정하세요",
    zh: "此处还没有翻译记忆库；请用“eonhae memory import 文件”创建，或用 --memory 指定")

  /// Any error of a store as a problem with its place.
  static func problem(_ error: any Error, _ place: String) -> FileProblem {
    switch error {
    case let problem as FileProblem: problem
    case let fault as SQLiteFault: FileProblem(path: place, message: message(fault.code, fault.words))
    case let error as DatabaseError:
      FileProblem(path: place, message: message(error.extendedResultCode.rawValue, error.message ?? ""))
    case is DamagedIndex: FileProblem(path: place, message: damaged(Message(en: "index", ko: "색인", zh: "索引")))
    case MemoryFault.hasDamagedUnit:
      FileProblem(path: place, message: damaged(Message(en: "units", ko: "번역 단위", zh: "翻译单元")))
    case MemoryFault.isForeign: FileProblem(path: place, message: foreign)
    case MemoryFault.isNewer(let version): FileProblem(path: place, message: newer(version))
    case let fault as PostgresFault: FileProblem(path: place, message: message(fault))
    default: FileProblem(path: place, message: Message(verbatim: "\(error)"))
    }
  }

  private static let foreign = Message(
    en: "expected a memory of this program, found a database of another; name a memory with --memory",
    ko: "이 프로그램의 번역 메모리여야 하는데 다른 프로그램의 데이터베이스입니다. --memory로 번역 메모리를 지정하세요",
    zh: "应为本程序的翻译记忆库，却是其他程序的数据库；请用 --memory 指定记忆库")

  private static func newer(_ version: Int) -> Message {
    Message(
      en:
        "expected a memory of version \(SQLiteSchema.version) or older, found version \(version), which a newer "
        + "eonhae wrote; use that one",
      ko: "버전 \(SQLiteSchema.version) 이하의 번역 메모리여야 하는데 더 새로운 eonhae가 쓴 버전 \(version)입니다. 그 eonhae를 사용하세요",
      zh: "应为版本 \(SQLiteSchema.version) 或更早的记忆库，却是更新的 eonhae 所写的版本 \(version)；请使用该版本的 eonhae")
  }

  private static func damaged(_ part: Message) -> Message {
    Message(
      en:
        "the memory is damaged (\(part.english)); restore it from a copy, or export what can be read and import "
        + "that anew",
      ko: "번역 메모리가 손상되었습니다(\(part.korean)). 사본으로 되돌리거나, 읽을 수 있는 내용을 내보낸 뒤 다시 가져오세요",
      zh: "记忆库已损坏（\(part.chinese)）；请从备份恢复，或导出可读内容后重新导入")
  }

  private static func message(_ code: Int32, _ words: String) -> Message {
    switch code & 0xFF {
    case SQLITE_NOTADB:
      Message(
        en: "expected a translation memory, found a file that is no database; name another with --memory",
        ko: "번역 메모리여야 하는데 데이터베이스 파일이 아닙니다. --memory로 다른 파일을 지정하세요",
        zh: "应为翻译记忆库，却不是数据库文件；请用 --memory 指定其他文件")
    case SQLITE_CORRUPT:
      damaged(Message(verbatim: words))
    case SQLITE_FULL:
      Message(
        en: "the disk is full; the memory is as it was before. Make room and run it again",
        ko: "디스크가 가득 찼습니다. 번역 메모리는 이전 상태 그대로입니다. 공간을 확보한 뒤 다시 실행하세요",
        zh: "磁盘已满；记忆库保持原状。请腾出空间后重试")
    case SQLITE_BUSY, SQLITE_LOCKED:
      Message(
        en: "another program has been writing to the memory for too long; wait for it to end and run this again",
        ko: "다른 프로그램이 번역 메모리에 너무 오래 쓰고 있습니다. 끝나기를 기다렸다가 다시 실행하세요",
        zh: "另一程序写入记忆库的时间过长；请等它结束后重试")
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
      Message(
        en:
          "the memory cannot be opened for writing (\(words)); check the permissions of the file and of its "
          + "folder, where SQLite keeps two files beside it",
        ko: "번역 메모리를 쓰기용으로 열 수 없습니다(\(words)). 파일과 폴더의 권한을 확인하세요. SQLite는 같은 폴더에 파일 두 개를 더 만듭니다",
        zh: "无法以写入方式打开记忆库（\(words)）；请检查文件及其文件夹的权限，SQLite 会在同一文件夹中另存两个文件")
    case SQLITE_IOERR:
      Message(
        en:
          "the disk failed or a limit on file size was reached (\(words)); the memory is as it was before. Check "
          + "the disk and run it again",
        ko: "디스크 오류이거나 파일 크기 제한에 걸렸습니다(\(words)). 번역 메모리는 이전 상태 그대로입니다. 디스크를 확인한 뒤 다시 실행하세요",
        zh: "磁盘出错或达到文件大小限制（\(words)）；记忆库保持原状。请检查磁盘后重试")
    default: Message(en: "SQLite: \(words)", ko: "SQLite: \(words)", zh: "SQLite：\(words)")
    }
  }

  private static func message(_ fault: PostgresFault) -> Message {
    switch fault {
    case .noLibrary:
      Message(
        en: "a memory at postgresql:// needs PostgreSQL’s client library, which is not installed; install libpq5",
        ko: "postgresql:// 번역 메모리에는 PostgreSQL 클라이언트 라이브러리가 필요한데 설치되어 있지 않습니다. libpq5를 설치하세요",
        zh: "postgresql:// 记忆库需要 PostgreSQL 客户端库，但尚未安装；请安装 libpq5")
    case .refused(let words):
      Message(
        en: "the server cannot be reached (\(words)); check the address, and that the server runs",
        ko: "서버에 연결할 수 없습니다(\(words)). 주소와 서버 실행 여부를 확인하세요", zh: "无法连接服务器（\(words)）；请检查地址及服务器是否运行")
    case .unprepared(let words):
      Message(
        en:
          "the database cannot be prepared (\(words)); its owner has to run “CREATE EXTENSION pg_trgm” (Debian: "
          + "postgresql-contrib) and allow tables to be made",
        ko: "데이터베이스를 준비할 수 없습니다(\(words)). 데이터베이스 소유자가 ‘CREATE EXTENSION pg_trgm’을 실행하고 테이블 생성을 허용해야 합니다",
        zh: "无法准备数据库（\(words)）；须由数据库所有者执行“CREATE EXTENSION pg_trgm”并允许建表")
    case .failed("42501", let words):
      Message(
        en: "the server does not allow it (\(words)); ask the database’s owner for rights on the schema eonhae",
        ko: "서버에서 허용하지 않습니다(\(words)). 데이터베이스 소유자에게 eonhae 스키마 권한을 요청하세요",
        zh: "服务器不允许此操作（\(words)）；请向数据库所有者申请 eonhae 模式的权限")
    case .failed(let state, let words):
      Message(
        en: "PostgreSQL \(state): \(words)", ko: "PostgreSQL \(state): \(words)", zh: "PostgreSQL \(state)：\(words)")
    }
  }
}
