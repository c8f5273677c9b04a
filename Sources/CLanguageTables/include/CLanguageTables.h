// The language tables that are built into the program: bytes and their number, never changed, alive as long as the
// process. Formats, licences and readers: ../Tables/README.md.
#ifndef C_LANGUAGE_TABLES_H
#define C_LANGUAGE_TABLES_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct {
  const void *bytes;
  size_t count;
} language_table;

language_table language_table_folding(void);
language_table language_table_hanja_forms(void);
language_table language_table_hangul(void);
language_table language_table_mandarin(void);
language_table language_table_nouns(void);
language_table language_table_korean_words(void);
language_table language_table_korean_grammar(void);
language_table language_table_words(void);
language_table language_table_word_spans(void);
language_table language_table_syllables(void);
language_table language_table_polyphones(void);
language_table language_table_surnames(void);
language_table language_table_customary(void);
language_table language_table_renderings(void);
language_table language_table_lexicon(void);

#pragma clang assume_nonnull end

#endif
