#include "CBaseline.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

struct baseline_worker {
  UChar *units;
  int32_t unit_capacity;
  UChar *normalized;
  int32_t normalized_capacity;
  uint8_t *text;
  size_t text_capacity;
  baseline_range *ranges;
  size_t range_capacity;
  UBreakIterator *words;
  UBreakIterator *sentences;
};

static void check(bool holds) {
  if (!holds) abort();
}

static void *grown(void *memory, size_t size) {
  void *result = realloc(memory, size);
  check(result);
  return result;
}

baseline_worker *baseline_worker_open(void) {
  baseline_worker *worker = calloc(1, sizeof *worker);
  check(worker);
  UErrorCode status = U_ZERO_ERROR;
  worker->words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  worker->sentences = ubrk_open(UBRK_SENTENCE, "root", NULL, 0, &status);
  check(U_SUCCESS(status));
  return worker;
}

void baseline_worker_close(baseline_worker *worker) {
  ubrk_close(worker->words);
  ubrk_close(worker->sentences);
  free(worker->units);
  free(worker->normalized);
  free(worker->text);
  free(worker->ranges);
  free(worker);
}

static int32_t decode(baseline_worker *worker, const uint8_t *text, size_t count) {
  if ((size_t)worker->unit_capacity < count + 1) {
    worker->unit_capacity = (int32_t)(count + 1);
    worker->units = grown(worker->units, (count + 1) * sizeof(UChar));
  }
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(worker->units, worker->unit_capacity, &length, (const char *)text, (int32_t)count, &status);
  check(U_SUCCESS(status));
  return length;
}

size_t baseline_segment(baseline_worker *worker, baseline_unit unit, const uint8_t *text, size_t count) {
  int32_t length = decode(worker, text, count);
  UBreakIterator *iterator = unit == BASELINE_WORDS ? worker->words : worker->sentences;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, worker->units, length, &status);
  check(U_SUCCESS(status));
  size_t found = 0;
  int32_t position = 0;
  int64_t start = 0;
  for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
    int64_t offset = start;
    for (; position < end; position++) {
      UChar value = worker->units[position];
      offset += value < 0x80 ? 1 : value < 0x800 || U16_IS_SURROGATE(value) ? 2 : 3;
    }
    if (unit == BASELINE_SENTENCES || ubrk_getRuleStatus(iterator) >= UBRK_WORD_NUMBER) {
      if (found == worker->range_capacity) {
        worker->range_capacity = found ? found * 2 : 1024;
        worker->ranges = grown(worker->ranges, worker->range_capacity * sizeof *worker->ranges);
      }
      worker->ranges[found++] = (baseline_range){start, offset};
    }
    start = offset;
  }
  return found;
}

const baseline_range *baseline_ranges(const baseline_worker *worker) { return worker->ranges; }

static const UNormalizer2 *normalizer(baseline_form form, UErrorCode *status) {
  switch (form) {
  case BASELINE_NFC: return unorm2_getNFCInstance(status);
  case BASELINE_NFD: return unorm2_getNFDInstance(status);
  default: return unorm2_getNFKCCasefoldInstance(status);
  }
}

static void reserve_text(baseline_worker *worker, size_t capacity) {
  if (worker->text_capacity >= capacity) return;
  worker->text_capacity = capacity;
  worker->text = grown(worker->text, capacity);
}

size_t baseline_normalize(baseline_worker *worker, baseline_form form, const uint8_t *text, size_t count) {
  int32_t length = decode(worker, text, count);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *rules = normalizer(form, &status);
  if (worker->normalized_capacity < length + 1) {
    worker->normalized_capacity = length + 1;
    worker->normalized = grown(worker->normalized, (size_t)worker->normalized_capacity * sizeof(UChar));
  }
  int32_t result = unorm2_normalize(rules, worker->units, length, worker->normalized, worker->normalized_capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    worker->normalized_capacity = result + 1;
    worker->normalized = grown(worker->normalized, (size_t)worker->normalized_capacity * sizeof(UChar));
    result = unorm2_normalize(rules, worker->units, length, worker->normalized, worker->normalized_capacity, &status);
  }
  check(U_SUCCESS(status));
  reserve_text(worker, (size_t)result * 3 + 1);
  int32_t written = 0;
  u_strToUTF8((char *)worker->text, (int32_t)worker->text_capacity, &written, worker->normalized, result, &status);
  check(U_SUCCESS(status));
  return (size_t)written;
}

size_t baseline_fold(baseline_worker *worker, const uint32_t *keys, uint32_t limit, const uint8_t *text, size_t count) {
  reserve_text(worker, count + count / 3 + 4);
  uint8_t *output = worker->text;
  size_t offset = 0;
  while (offset < count) {
    uint8_t lead = text[offset];
    if (lead < 0xE0) {
      *output++ = lead;
      offset++;
      continue;
    }
    uint32_t code = (uint32_t)(text[offset + 1] & 0x3F) << 6 | (text[offset + 2] & 0x3F);
    if (lead < 0xF0) {
      code |= (uint32_t)(lead & 0x0F) << 12;
      offset += 3;
    } else {
      code = (uint32_t)(lead & 7) << 18 | code << 6 | (text[offset + 3] & 0x3F);
      offset += 4;
    }
    uint32_t key = code < limit && keys[code] ? keys[code] : code;
    if (key < 0x10000) {
      *output++ = (uint8_t)(0xE0 | key >> 12);
    } else {
      *output++ = (uint8_t)(0xF0 | key >> 18);
      *output++ = (uint8_t)(0x80 | (key >> 12 & 0x3F));
    }
    *output++ = (uint8_t)(0x80 | (key >> 6 & 0x3F));
    *output++ = (uint8_t)(0x80 | (key & 0x3F));
  }
  return (size_t)(output - worker->text);
}

const uint8_t *baseline_text(const baseline_worker *worker) { return worker->text; }

void baseline_icu_version(uint8_t version[4]) { u_getVersion(version); }
