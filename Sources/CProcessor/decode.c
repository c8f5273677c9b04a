#include "CProcessor.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_VECTORS __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))

bool processor_can_decode(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
}

// The characters whose first, second and third bytes these are.
WITH_VECTORS static inline __m512i characters(__m256i first, __m256i second, __m256i third) {
  __m512i lead = _mm512_cvtepu8_epi16(first);
  __m512i middle = _mm512_and_si512(_mm512_cvtepu8_epi16(second), _mm512_set1_epi16(0x3F));
  __m512i last = _mm512_and_si512(_mm512_cvtepu8_epi16(third), _mm512_set1_epi16(0x3F));
  __m512i two = _mm512_or_si512(_mm512_slli_epi16(_mm512_and_si512(lead, _mm512_set1_epi16(0x1F)), 6), middle);
  // The lead's upper bits leave at the top.
  __m512i three = _mm512_or_si512(_mm512_or_si512(_mm512_slli_epi16(lead, 12), _mm512_slli_epi16(middle, 6)), last);
  __m512i result = _mm512_mask_mov_epi16(lead, _mm512_cmpge_epu16_mask(lead, _mm512_set1_epi16(0xC0)), two);
  result = _mm512_mask_mov_epi16(result, _mm512_cmpge_epu16_mask(lead, _mm512_set1_epi16(0xE0)), three);
  return _mm512_mask_mov_epi16(result, _mm512_cmpge_epu16_mask(lead, _mm512_set1_epi16(0xF0)), _mm512_set1_epi16((short)0xD800));
}

// Sixteen offsets as places.
WITH_VECTORS static inline void write_places(uint32_t *places, __m128i offsets, __m512i origin) {
  _mm512_storeu_si512(places, _mm512_add_epi32(_mm512_cvtepu8_epi32(offsets), origin));
}

WITH_VECTORS size_t processor_decode(const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units,
                                     uint32_t *places, uint32_t origin, size_t capacity, size_t *read) {
  uint8_t numbers[64];
  for (int place = 0; place < 64; place++) numbers[place] = (uint8_t)place;
  const __m512i all_offsets = _mm512_loadu_si512(numbers);
  size_t written = 0;
  size_t place = 0;
  while (written < capacity && place + 64 + PROCESSOR_DECODE_BEYOND <= count) {
    __m512i bytes = _mm512_loadu_si512(text + place);
    uint64_t leads = _mm512_cmpgt_epi8_mask(bytes, _mm512_set1_epi8(-65));
    if (skipped) {
      for (int index = 0; index < 4; index++)
        leads &= ~_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)skipped[index]));
    }
    // What belongs together stands in one lane: the bytes at leads, those after them, and those after these.
    __m512i first = _mm512_maskz_compress_epi8(leads, bytes);
    __m512i second = _mm512_maskz_compress_epi8(leads, _mm512_loadu_si512(text + place + 1));
    __m512i third = _mm512_maskz_compress_epi8(leads, _mm512_loadu_si512(text + place + 2));
    __m512i offsets = _mm512_maskz_compress_epi8(leads, all_offsets);
    __m512i start = _mm512_set1_epi32((int)(origin + (uint32_t)place));
    size_t found = (size_t)_mm_popcnt_u64(leads);
    _mm512_storeu_si512(units + written, characters(_mm512_castsi512_si256(first), _mm512_castsi512_si256(second), _mm512_castsi512_si256(third)));
    write_places(places + written, _mm512_castsi512_si128(offsets), start);
    write_places(places + written + 16, _mm512_extracti32x4_epi32(offsets, 1), start);
    if (found > 32) {
      _mm512_storeu_si512(units + written + 32,
                          characters(_mm512_extracti64x4_epi64(first, 1), _mm512_extracti64x4_epi64(second, 1),
                                     _mm512_extracti64x4_epi64(third, 1)));
      write_places(places + written + 32, _mm512_extracti32x4_epi32(offsets, 2), start);
      write_places(places + written + 48, _mm512_extracti32x4_epi32(offsets, 3), start);
    }
    written += found;
    place += 64;
  }
  *read = place;
  return written;
}

#else

bool processor_can_decode(void) { return false; }

size_t processor_decode(const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units, uint32_t *places,
                        uint32_t origin, size_t capacity, size_t *read) {
  (void)text, (void)count, (void)skipped, (void)units, (void)places, (void)origin, (void)capacity;
  *read = 0;
  return 0;
}

#endif
