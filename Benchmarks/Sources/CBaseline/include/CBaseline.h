// What a C program does with ICU, or with a table, for the results that the Swift calls give.
//
// Every call takes one article as UTF-8 and leaves its result in the worker, which keeps its buffers and iterators
// from call to call, as a careful C program does.
#ifndef CBASELINE_H
#define CBASELINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct baseline_worker baseline_worker;

// A stretch in UTF-8 offsets, end excluded.
typedef struct {
  int64_t start;
  int64_t end;
} baseline_range;

typedef enum { BASELINE_NFC, BASELINE_NFD, BASELINE_NFKC_CASEFOLD } baseline_form;
typedef enum { BASELINE_WORDS, BASELINE_SENTENCES } baseline_unit;

baseline_worker *baseline_worker_open(void);
void baseline_worker_close(baseline_worker *worker);

// u_strFromUTF8, ubrk over UTF-16, and the boundaries counted back to UTF-8. Words are those whose rule status is
// UBRK_WORD_NUMBER or above; sentences are all stretches between boundaries.
size_t baseline_segment(baseline_worker *worker, baseline_unit unit, const uint8_t *text, size_t count);
const baseline_range *baseline_ranges(const baseline_worker *worker);

// u_strFromUTF8, unorm2_normalize, u_strToUTF8.
size_t baseline_normalize(baseline_worker *worker, baseline_form form, const uint8_t *text, size_t count);

// Each character of three or more bytes through a table of `limit` keys, 0 where the character is its own key.
size_t baseline_fold(baseline_worker *worker, const uint32_t *keys, uint32_t limit, const uint8_t *text, size_t count);

const uint8_t *baseline_text(const baseline_worker *worker);

// ICU's C++ interface, which takes UTF-8 as it is: NFKC_Casefold with an icu::Edits, its map of offsets.
size_t baseline_normalize_with_edits(const uint8_t *text, size_t count);

void baseline_icu_version(uint8_t version[4]);

#ifdef __cplusplus
}
#endif
#endif
