#include "CProcessor.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_VECTORS __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))

#define WITH_BITS __attribute__((target("avx2,bmi2,popcnt")))

// Bytes that are read behind the last of sixty-four.
#define BEYOND 2

int32_t processor_instructions(void) {
  // Zen 1 and 2 take a hundred steps where the others take three.
  bool is_slow = __builtin_cpu_is("amdfam17h") || __builtin_cpu_is("amdfam15h");
  bool has_bits = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") && !is_slow;
  bool has_vectors = has_bits && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
  return has_vectors ? PROCESSOR_HAS_VECTORS : has_bits ? PROCESSOR_HAS_BITS : PROCESSOR_HAS_LEAST;
}

// Thirty-two characters, by their first, second and third bytes.
WITH_VECTORS static inline __m512i thirty_two_characters(__m256i first, __m256i second, __m256i third) {
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

WITH_VECTORS static size_t decode_by_vectors(const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units,
                                             uint32_t *places, uint32_t origin, size_t capacity, size_t *read) {
  uint8_t numbers[64];
  for (int place = 0; place < 64; place++) numbers[place] = (uint8_t)place;
  const __m512i all_offsets = _mm512_loadu_si512(numbers);
  size_t written = 0;
  size_t place = 0;
  while (written < capacity && place + 64 + BEYOND <= count) {
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
    _mm512_storeu_si512(units + written, thirty_two_characters(_mm512_castsi512_si256(first), _mm512_castsi512_si256(second), _mm512_castsi512_si256(third)));
    write_places(places + written, _mm512_castsi512_si128(offsets), start);
    write_places(places + written + 16, _mm512_extracti32x4_epi32(offsets, 1), start);
    if (found > 32) {
      _mm512_storeu_si512(units + written + 32,
                          thirty_two_characters(_mm512_extracti64x4_epi64(first, 1), _mm512_extracti64x4_epi64(second, 1),
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

// Sixteen characters, by their first, second and third bytes.
WITH_BITS static inline __m256i sixteen_characters(const uint8_t *first, const uint8_t *second, const uint8_t *third) {
  __m256i lead = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)first));
  __m256i middle = _mm256_and_si256(_mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)second)), _mm256_set1_epi16(0x3F));
  __m256i last = _mm256_and_si256(_mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)third)), _mm256_set1_epi16(0x3F));
  __m256i two = _mm256_or_si256(_mm256_slli_epi16(_mm256_and_si256(lead, _mm256_set1_epi16(0x1F)), 6), middle);
  __m256i three = _mm256_or_si256(_mm256_or_si256(_mm256_slli_epi16(lead, 12), _mm256_slli_epi16(middle, 6)), last);
  __m256i result = _mm256_blendv_epi8(lead, two, _mm256_cmpgt_epi16(lead, _mm256_set1_epi16(0xBF)));
  result = _mm256_blendv_epi8(result, three, _mm256_cmpgt_epi16(lead, _mm256_set1_epi16(0xDF)));
  return _mm256_blendv_epi8(result, _mm256_set1_epi16((short)0xD800), _mm256_cmpgt_epi16(lead, _mm256_set1_epi16(0xEF)));
}

// The bytes of eight at the places of `leads`, put together at `target`.
WITH_BITS static inline void gather(uint8_t *target, const uint8_t *bytes, uint64_t leads) {
  uint64_t eight;
  memcpy(&eight, bytes, 8);
  eight = _pext_u64(eight, leads);
  memcpy(target, &eight, 8);
}

WITH_BITS static size_t decode_by_bits(const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units,
                                       uint32_t *places, uint32_t origin, size_t capacity, size_t *read) {
  // Of as many bytes as an offset of one byte can tell: the first bytes of all characters, the second ones, the third ones, and where they begin.
  uint8_t first[256 + 16], second[256 + 16], third[256 + 16], offsets[256 + 16];
  uint8_t numbers[256];
  for (int place = 0; place < 256; place++) numbers[place] = (uint8_t)place;
  size_t written = 0;
  size_t place = 0;
  while (written < capacity && place + 64 + BEYOND <= count) {
    size_t found = 0;
    size_t length = 0;
    while (length < 256 && written + found < capacity && place + length + 64 + BEYOND <= count) {
      const uint8_t *bytes = text + place + length;
      uint64_t leads = processor_leads(bytes);
      if (skipped)
        for (int index = 0; index < 4; index++) leads &= ~processor_places(bytes, skipped[index]);
      for (int part = 0; part < 64; part += 8) {
        uint64_t here = _pdep_u64(leads >> part, 0x0101010101010101u) * 0xFF;
        gather(first + found, bytes + part, here);
        gather(second + found, bytes + part + 1, here);
        gather(third + found, bytes + part + 2, here);
        gather(offsets + found, numbers + length + part, here);
        found += (size_t)_mm_popcnt_u64(here) / 8;
      }
      length += 64;
    }
    __m256i start = _mm256_set1_epi32((int)(origin + (uint32_t)place));
    for (size_t index = 0; index < found; index += 16) {
      _mm256_storeu_si256((__m256i *)(units + written + index), sixteen_characters(first + index, second + index, third + index));
      for (size_t half = index; half < index + 16; half += 8) {
        __m256i eight = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(offsets + half)));
        _mm256_storeu_si256((__m256i *)(places + written + half), _mm256_add_epi32(eight, start));
      }
    }
    written += found;
    place += length;
  }
  *read = place;
  return written;
}

size_t processor_decode(int32_t instructions, const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units,
                        uint32_t *places, uint32_t origin, size_t capacity, size_t *read) {
  return (instructions == PROCESSOR_HAS_VECTORS ? decode_by_vectors : decode_by_bits)(text, count, skipped, units, places, origin,
                                                                                         capacity, read);
}

#else

int32_t processor_instructions(void) { return PROCESSOR_HAS_LEAST; }

size_t processor_decode(int32_t instructions, const uint8_t *text, size_t count, const uint8_t *skipped, uint16_t *units,
                        uint32_t *places, uint32_t origin, size_t capacity, size_t *read) {
  (void)instructions, (void)text, (void)count, (void)skipped, (void)units, (void)places, (void)origin, (void)capacity;
  *read = 0;
  return 0;
}

#endif
