import GRDB
import TranslationMemory

/// `plainText(text)` in statements: a text as the memory compares it; null of null.
enum PlainTextFunction {
  static let name = "plainText"

  static func add(to database: Database) {
    database.add(
      function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { PlainText($0).string }
      })
  }
}
