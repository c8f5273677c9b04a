import GRDB

/// What the file holds. A change of the schema is a new migration at the end, never a change of one that shipped.
enum SQLiteSchema {
  /// `eonh`: what marks a file as ours (`PRAGMA application_id`).
  static let applicationID = 0x656F_6E68
  /// `PRAGMA user_version` after the last migration.
  static let version = 1

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 units and their index") { database in
      try database.execute(
        sql: """
          CREATE TABLE pair (
            id INTEGER PRIMARY KEY,
            sourceLanguage TEXT NOT NULL,
            targetLanguage TEXT NOT NULL,
            UNIQUE (sourceLanguage, targetLanguage)
          );
          CREATE TABLE origin (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
          );
          -- Numbers are never used again, so that the index may keep those of removed units.
          CREATE TABLE unit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pair INTEGER NOT NULL REFERENCES pair,
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            status INTEGER NOT NULL,
            origin INTEGER REFERENCES origin,
            position INTEGER,
            author TEXT,
            created TEXT,
            changed TEXT,
            previous TEXT,
            next TEXT,
            note TEXT,
            sourceCodes TEXT,
            targetCodes TEXT,
            properties TEXT,
            sourceKey INTEGER NOT NULL,
            unitKey INTEGER NOT NULL
          );
          CREATE INDEX unitByKey ON unit (sourceKey, unitKey);
          CREATE INDEX unitByOrigin ON unit (origin);
          -- Units from first on, of one pair; lengths has a byte for each.
          CREATE TABLE segment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pair INTEGER NOT NULL REFERENCES pair,
            first INTEGER NOT NULL,
            span INTEGER NOT NULL,
            count INTEGER NOT NULL,
            lengths BLOB NOT NULL
          );
          -- id: segment in the high, gram in the low 32 bits.
          CREATE TABLE posting (
            id INTEGER PRIMARY KEY,
            list BLOB NOT NULL
          );
          -- One row: the units before indexedTo are in segments, the others are read one by one.
          CREATE TABLE state (indexedTo INTEGER NOT NULL);
          INSERT INTO state VALUES (1);
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = 1;
          """)
    }
    return migrator
  }
}
