// What processors can do and Swift has no word for: asking for memory ahead of its use, and one bit for each of sixty-four bytes.
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

/// Ways to decode UTF-8, the faster ones behind.
enum {
  /// None; the caller goes from byte to byte.
  PROCESSOR_DECODES_NOTHING = 0,
  /// Eight bytes at a time by BMI2, then sixteen characters by AVX2: Intel's Haswell and AMD's Zen 3 and later ones.
  PROCESSOR_DECODES_BY_BITS = 1,
  /// Sixty-four bytes at a time by AVX-512 with VBMI2: Intel's Ice Lake and AMD's Zen 4 and later ones.
  PROCESSOR_DECODES_BY_VECTORS = 2,
};

/// The fastest way that is there; those before it are there, too.
int32_t processor_fastest_decoding(void);

/// Decodes UTF-8, sixty-four bytes at a time, as long as as many and two more are there and fewer than `capacity` characters are written;
/// returns the number of characters, and in `read` that of the bytes. A character belongs to the sixty-four bytes in which it begins.
///
/// - decoding: a way that is there. All ways give the same.
/// - skipped: four ASCII characters, of which some may be the same, that are no characters; null where there are none.
/// - units: per character below U+10000 its number, for others 0xD800. Room for 80 more than `capacity`.
/// - places: per character where it begins, counted from `text`, and `origin` more. Room as for `units`.
size_t processor_decode(int32_t decoding, const uint8_t *text, size_t count, const uint8_t *_Nullable skipped,
                        uint16_t *units, uint32_t *places, uint32_t origin, size_t capacity, size_t *read);

#pragma clang assume_nonnull end

#endif
