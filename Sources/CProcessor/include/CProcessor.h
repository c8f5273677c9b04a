// What processors can do and Swift has no word for: asking for memory ahead of its use, one bit for each of sixty-four bytes, and loops over
// many characters or places at once.
//
// Where the processor is not known, portable C says the same, or the caller is told that there is nothing.
#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#pragma clang assume_nonnull begin

/// Asks for the memory at `place`, so that it is near when it is read soon; never fails, wherever the place is.
static inline void processor_prefetch(const void *place) { __builtin_prefetch(place); }

/// The highest bit of each of eight bytes, the first lowest.
static inline uint64_t processor_high_bits(uint64_t bytes) {
  return ((bytes & 0x8080808080808080u) >> 7) * 0x0102040810204080u >> 56;
}

/// The bytes of sixty-four that are no continuation of a UTF-8 sequence, as bits, the first lowest.
static inline uint64_t processor_leads(const uint8_t *bytes) {
  uint64_t result = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    // Continuations are the bytes below -64.
    result |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpgt_epi8(sixteen, _mm_set1_epi8(-65))) << (16 * part);
  }
#else
  for (int part = 0; part < 8; part++) {
    uint64_t eight;
    memcpy(&eight, bytes + 8 * part, 8);
    result |= processor_high_bits(~eight | eight << 1) << (8 * part);
  }
#endif
  return result;
}

/// The bytes of sixty-four that are `wanted`, which is ASCII, as bits, the first lowest.
static inline uint64_t processor_places(const uint8_t *bytes, uint8_t wanted) {
  uint64_t result = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    result |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, _mm_set1_epi8((char)wanted))) << (16 * part);
  }
#else
  for (int part = 0; part < 8; part++) {
    uint64_t eight;
    memcpy(&eight, bytes + 8 * part, 8);
    uint64_t differences = eight ^ 0x0101010101010101u * wanted;
    // A byte is 0 where neither its highest bit is set nor adding 127 sets it.
    uint64_t others = ((differences & 0x7F7F7F7F7F7F7F7Fu) + 0x7F7F7F7F7F7F7F7Fu) | differences;
    result |= processor_high_bits(~others) << (8 * part);
  }
#endif
  return result;
}

/// What processors have beyond the least of their kind, the more behind; each holds those before it.
enum {
  /// Nothing: one byte, one character, one place after the other.
  PROCESSOR_HAS_LEAST = 0,
  /// BMI2 and AVX2, eight bytes and sixteen characters at a time: Intel's Haswell and AMD's Zen 3 and later ones.
  PROCESSOR_HAS_BITS = 1,
  /// AVX-512 with VBMI2, sixty-four bytes at a time: Intel's Ice Lake and AMD's Zen 4 and later ones.
  PROCESSOR_HAS_VECTORS = 2,
};

/// The most of these that this processor has.
int32_t processor_instructions(void);

/// Decodes UTF-8, sixty-four bytes at a time, as long as as many and two more are there and fewer than `capacity` characters are written;
/// returns the number of characters, and in `read` that of the bytes. A character belongs to the sixty-four bytes in which it begins.
///
/// - instructions: `PROCESSOR_HAS_BITS` or more, if the processor has it. All give the same.
/// - skipped: four ASCII characters, of which some may be the same, that are no characters; null where there are none.
/// - units: per character below U+10000 its number, for others 0xD800. Room for 80 more than `capacity`.
/// - places: per character where it begins, counted from `text`, and `origin` more. Room as for `units`.
size_t processor_decode(int32_t instructions, const uint8_t *text, size_t count, const uint8_t *_Nullable skipped,
                        uint16_t *units, uint32_t *places, uint32_t origin, size_t capacity, size_t *read);

// Where the parts of a slot stand (`Entry`), by their lowest bit; below them is its base: whether a key ends, whether it is a leaf, the
// code by which it is reached, and sixteen bits of its children, each at the upper four bits of its code times PROCESSOR_ENTRY_SPREAD.
#define PROCESSOR_ENTRY_KEY 30
#define PROCESSOR_ENTRY_LEAF 31
#define PROCESSOR_ENTRY_CODE 32
#define PROCESSOR_ENTRY_CHILDREN 48
#define PROCESSOR_ENTRY_SPREAD 0x9E3B

/// A matcher's tables, as `MatcherTables` and `Entry` describe them.
typedef struct {
  const uint64_t *entries;
  /// Below 2^31.
  size_t entry_count;
  const uint32_t *firsts;
  const uint64_t *filter;
  /// `PairFilter.forVectors`; the filter has 2^(32 - `row_shift`) bits.
  uint32_t row_factor;
  uint32_t row_shift;
  uint16_t last_single;
} processor_trie;

/// Lists over a stretch of text, as `CandidateLists` describes them; each with room for sixteen more than are in it.
typedef struct {
  uint32_t *places;
  uint64_t *states;
  uint32_t *lengths;
  uint32_t *slots;
  uint32_t *open;
  /// Beside each place, then beside each that is open: the codes that come next, the nearest lowest.
  uint64_t *units;
  /// Of the places those where a key ends, and the states that end it; the second has room for as many as are open, and sixteen more.
  uint32_t *ended;
  uint64_t *ended_states;
} processor_lists;

/// How many places have begun a key, and how many of these go on beyond two units.
typedef struct {
  size_t count;
  size_t open;
} processor_begun;

/// `Scan.findCandidates` by `PROCESSOR_HAS_VECTORS`: writes the places from `from` to before `to` where a key may begin. Sixteen codes behind
/// the last are read.
size_t processor_find_candidates(processor_trie trie, const uint16_t *codes, size_t from, size_t to, uint32_t *places);

/// `Scan.begin` by `PROCESSOR_HAS_VECTORS`.
processor_begun processor_begin(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t candidates);

/// Of how many places a key has ended, and how many still go on.
typedef struct {
  size_t ended;
  size_t open;
} processor_deepened;

/// `Scan.deepen` by `PROCESSOR_HAS_VECTORS`, first with a depth of 3.
processor_deepened processor_deepen(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t count, uint32_t depth);

#pragma clang assume_nonnull end

#endif
