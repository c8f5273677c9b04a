/// What the database holds. A change of the schema is a new text behind the last, never a change of one that shipped.
enum PostgresSchema {
  static let first = """
    CREATE SCHEMA IF NOT EXISTS eonhae;
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TABLE eonhae.state (version bigint NOT NULL);
    INSERT INTO eonhae.state VALUES (1);
    CREATE TABLE eonhae.unit (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      sourceLanguage text NOT NULL,
      targetLanguage text NOT NULL,
      source text NOT NULL,
      target text NOT NULL,
      status smallint NOT NULL,
      origin text,
      position bigint,
      author text,
      created text,
      changed text,
      previous text,
      next text,
      note text,
      sourceCodes text,
      targetCodes text,
      properties text,
      sourceKey bigint NOT NULL,
      unitKey bigint NOT NULL,
      folded text NOT NULL
    );
    CREATE INDEX unitByKey ON eonhae.unit (sourceKey, unitKey);
    CREATE INDEX unitByOrigin ON eonhae.unit (origin);
    CREATE INDEX unitByLanguages ON eonhae.unit (sourceLanguage, targetLanguage);
    CREATE INDEX unitByTrigram ON eonhae.unit USING gin (folded gin_trgm_ops);
    """
}
