// Loops over the places where a key may begin, eight at a time: what PatternMatching's Scan says in Swift, for a processor with AVX-512.
//
// A slot, its code, its bits and the hint of its children are compared side by side; what is left is put together by compressing
// registers, so that no branch depends on the text but the one for keys of a single unit, and a list is written once for eight places.
// Behind the last of a list up to sixteen numbers of no meaning are written.
#include "CProcessor.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_VECTORS __attribute__((target("avx512f,avx512bw,avx512vl,popcnt")))

// The parts of a slot.
#define CODE (0xFFFFll << PROCESSOR_ENTRY_CODE)
#define BASE (ENDS_KEY - 1)
#define ENDS_KEY (1ll << PROCESSOR_ENTRY_KEY)
#define FIRST_HINT (1ll << PROCESSOR_ENTRY_CHILDREN)

WITH_VECTORS static inline __mmask8 first_of_eight(size_t left) { return left < 8 ? (__mmask8)((1u << left) - 1) : 0xFF; }

// Which of the states are reached by the codes in the lowest sixteen bits of `codes`.
WITH_VECTORS static inline __mmask8 reached(__mmask8 live, __m512i states, __m512i codes) {
  return _mm512_mask_testn_epi64_mask(live, _mm512_xor_si512(_mm512_slli_epi64(codes, 32), states), _mm512_set1_epi64(CODE));
}

WITH_VECTORS static inline __mmask8 ending_keys(__mmask8 live, __m512i states) {
  return _mm512_mask_test_epi64_mask(live, states, _mm512_set1_epi64(ENDS_KEY));
}

// Which of the states may have a child by the codes in the lowest sixteen bits of `codes`.
WITH_VECTORS static inline __mmask8 with_hint(__mmask8 live, __m512i states, __m512i codes) {
  __m512i product = _mm512_mullo_epi16(codes, _mm512_set1_epi16((short)PROCESSOR_ENTRY_SPREAD));
  __m512i places = _mm512_and_si512(_mm512_srli_epi64(product, 12), _mm512_set1_epi64(15));
  return _mm512_mask_test_epi64_mask(live, states, _mm512_sllv_epi64(_mm512_set1_epi64(FIRST_HINT), places));
}

// The slots of the children by those codes; the root's where there can be none.
WITH_VECTORS static inline __m256i slots_after(processor_trie trie, __m512i states, __m512i codes) {
  __m512i slots = _mm512_add_epi64(_mm512_and_si512(states, _mm512_set1_epi64(BASE)), _mm512_and_si512(codes, _mm512_set1_epi64(0xFFFF)));
  __mmask8 inside = _mm512_cmplt_epu64_mask(slots, _mm512_set1_epi64((long long)trie.entry_count));
  return _mm512_maskz_cvtepi64_epi32(inside, slots);
}

WITH_VECTORS static inline void put_numbers(uint32_t *list, __mmask8 which, __m256i numbers) {
  _mm256_storeu_si256((__m256i *)list, _mm256_maskz_compress_epi32(which, numbers));
}

WITH_VECTORS static inline void put_words(uint64_t *list, __mmask8 which, __m512i words) {
  _mm512_storeu_si512(list, _mm512_maskz_compress_epi64(which, words));
}

WITH_VECTORS static inline __m256i numbers(const uint32_t *list) { return _mm256_loadu_si256((const __m256i *)list); }

static inline void ask_for(processor_trie trie, const uint32_t *slots, size_t count) {
  for (size_t index = 0; index < count; index++) processor_prefetch(trie.entries + slots[index]);
}

WITH_VECTORS size_t processor_find_candidates(processor_trie trie, const uint16_t *codes, size_t from, size_t to, uint32_t *places) {
  const __m512i row_factor = _mm512_set1_epi32((int)trie.row_factor);
  const __m128i row_shift = _mm_cvtsi32_si128((int)trie.row_shift);
  const __m512i mask = _mm512_set1_epi32((int)(0xFFFFFFFF >> trie.row_shift));
  const __m512i last_single = _mm512_set1_epi32(trie.last_single);
  const __mmask16 singles = trie.last_single > 0 ? 0xFFFF : 0;
  __m512i here = _mm512_add_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32((int)from));
  size_t count = 0;
  for (size_t index = from; index < to; index += 16) {
    __mmask16 live = to - index < 16 ? (__mmask16)((1u << (to - index)) - 1) : 0xFFFF;
    __m512i first = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(codes + index)));
    __m512i second = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(codes + index + 1)));
    __m512i rows = _mm512_srl_epi32(_mm512_mullo_epi32(first, row_factor), row_shift);
    __m512i bits = _mm512_and_si512(_mm512_add_epi32(rows, second), mask);
    __m512i words = _mm512_i32gather_epi32(_mm512_srli_epi32(bits, 5), trie.filter, 4);
    __m512i wanted = _mm512_sllv_epi32(_mm512_set1_epi32(1), _mm512_and_si512(bits, _mm512_set1_epi32(31)));
    __mmask16 found = _mm512_mask_test_epi32_mask(live, words, wanted) | _mm512_mask_cmple_epu32_mask(live & singles, first, last_single);
    _mm512_storeu_si512(places + count, _mm512_maskz_compress_epi32(found, here));
    count += (size_t)_mm_popcnt_u32(found);
    here = _mm512_add_epi32(here, _mm512_set1_epi32(16));
  }
  return count;
}

WITH_VECTORS processor_begun processor_begin(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t candidates) {
  for (size_t index = 0; index < candidates; index++) {
    uint64_t four;
    memcpy(&four, codes + lists.places[index], 8);
    uint32_t slot = trie.firsts[four & 0xFFFF] + (uint32_t)(four >> 16 & 0xFFFF);
    lists.units[index] = four;
    lists.slots[index] = slot;
    processor_prefetch(trie.entries + slot);
  }
  // Reading one by one and then eight from the list is faster than gathering, on some processors by far.
  for (size_t index = 0; index < candidates; index++) lists.states[index] = trie.entries[lists.slots[index]];
  const __m256i ranks = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m512i last_single = _mm512_set1_epi64(trie.last_single);
  const __mmask8 singles = trie.last_single > 0 ? 0xFF : 0;
  processor_begun begun = {0, 0};
  for (size_t index = 0; index < candidates; index += 8) {
    __mmask8 live = first_of_eight(candidates - index);
    __m256i places = numbers(lists.places + index);
    __m512i units = _mm512_loadu_si512(lists.units + index);
    __m512i thirds = _mm512_srli_epi64(units, 32);
    __m512i states = _mm512_loadu_si512(lists.states + index);
    __mmask8 is_state = reached(live, states, _mm512_srli_epi64(units, 16));
    __mmask8 ends = ending_keys(is_state, states);
    __mmask8 goes_on = with_hint(is_state, states, thirds);
    __m256i slots = slots_after(trie, states, thirds);
    __m256i lengths = _mm256_set1_epi32(2);
    __mmask8 stays = ends | goes_on;
    __m512i firsts = _mm512_and_si512(units, _mm512_set1_epi64(0xFFFF));
    __mmask8 alone = _mm512_mask_cmple_epu64_mask(live & singles, firsts, last_single);
    if (alone) {
      __m512i after_one = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), alone, firsts, trie.entries, 8);
      alone = ending_keys(reached(alone, after_one, firsts), after_one);
      states = _mm512_mask_mov_epi64(states, alone & ~ends, after_one);
      lengths = _mm256_mask_mov_epi32(lengths, alone & ~ends, _mm256_set1_epi32(1));
      stays |= alone;
    }
    put_numbers(lists.places + begun.count, stays, places);
    put_words(lists.states + begun.count, stays, states);
    put_numbers(lists.lengths + begun.count, stays, lengths);
    __m256i kept = _mm256_add_epi32(_mm256_maskz_expand_epi32(stays, ranks), _mm256_set1_epi32((int)begun.count));
    put_numbers(lists.slots + begun.open, goes_on, slots);
    put_numbers(lists.open + begun.open, goes_on, kept);
    put_words(lists.units + begun.open, goes_on, thirds);
    begun.count += (size_t)_mm_popcnt_u32(stays);
    begun.open += (size_t)_mm_popcnt_u32(goes_on);
  }
  ask_for(trie, lists.slots, begun.open);
  return begun;
}

WITH_VECTORS processor_deepened processor_deepen(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t count, uint32_t depth) {
  for (size_t index = 0; index < count; index++) lists.ended_states[index] = trie.entries[lists.slots[index]];
  if (depth > 3)
    for (size_t index = 0; index < count; index++) {
      uint32_t two;
      memcpy(&two, codes + lists.places[lists.open[index]] + depth - 1, 4);
      lists.units[index] = two;
    }
  processor_deepened deepened = {0, 0};
  for (size_t index = 0; index < count; index += 8) {
    __mmask8 live = first_of_eight(count - index);
    __m256i open = numbers(lists.open + index);
    // The last code that was read, and above it the next.
    __m512i units = _mm512_loadu_si512(lists.units + index);
    __m512i states = _mm512_loadu_si512(lists.ended_states + index);
    __m512i next = _mm512_srli_epi64(units, 16);
    __mmask8 is_state = reached(live, states, units);
    __mmask8 ends = ending_keys(is_state, states);
    __mmask8 goes_on = with_hint(is_state, states, next);
    put_numbers(lists.ended + deepened.ended, ends, open);
    put_words(lists.ended_states + deepened.ended, ends, states);
    put_numbers(lists.slots + deepened.open, goes_on, slots_after(trie, states, next));
    put_numbers(lists.open + deepened.open, goes_on, open);
    deepened.ended += (size_t)_mm_popcnt_u32(ends);
    deepened.open += (size_t)_mm_popcnt_u32(goes_on);
  }
  ask_for(trie, lists.slots, deepened.open);
  return deepened;
}

#else

size_t processor_find_candidates(processor_trie trie, const uint16_t *codes, size_t from, size_t to, uint32_t *places) {
  (void)trie, (void)codes, (void)from, (void)to, (void)places;
  return 0;
}

processor_begun processor_begin(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t candidates) {
  (void)trie, (void)lists, (void)codes, (void)candidates;
  return (processor_begun){0, 0};
}

processor_deepened processor_deepen(processor_trie trie, processor_lists lists, const uint16_t *codes, size_t count, uint32_t depth) {
  (void)trie, (void)lists, (void)codes, (void)count, (void)depth;
  return (processor_deepened){0, 0};
}

#endif
