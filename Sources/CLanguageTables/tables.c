#include "CLanguageTables.h"

// #embed is C23; clang takes it in every C mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The two-stage tables hold numbers of up to 8 bytes, little-endian.
#define TABLE _Alignas(8) static const unsigned char

TABLE folding[] = {
#embed "Tables/folding.bin"
};
TABLE hanja_forms[] = {
#embed "Tables/hanja-forms.bin"
};
TABLE hangul[] = {
#embed "Tables/hangul.bin"
};
TABLE mandarin[] = {
#embed "Tables/mandarin.bin"
};
TABLE nouns[] = {
#embed "Tables/nouns.bin"
};
TABLE korean_words[] = {
#embed "Tables/korean-words.bin"
};
TABLE korean_grammar[] = {
#embed "Tables/korean-grammar.bin"
};
TABLE words[] = {
#embed "Tables/words.tsv"
};
TABLE word_spans[] = {
#embed "Tables/words.bin"
};
TABLE syllables[] = {
#embed "Tables/syllables.txt"
};
TABLE polyphones[] = {
#embed "Tables/polyphones.tsv"
};
TABLE surnames[] = {
#embed "Tables/surnames.tsv"
};
TABLE customary[] = {
#embed "Tables/customary.tsv"
};
TABLE renderings[] = {
#embed "Tables/renderings.tsv"
};

TABLE lexicon[] = {
#embed "Tables/lexicon.bin"
};

#define ACCESSOR(name) \
  language_table language_table_##name(void) { return (language_table){name, sizeof name}; }

ACCESSOR(folding)
ACCESSOR(hanja_forms)
ACCESSOR(hangul)
ACCESSOR(mandarin)
ACCESSOR(nouns)
ACCESSOR(korean_words)
ACCESSOR(korean_grammar)
ACCESSOR(words)
ACCESSOR(word_spans)
ACCESSOR(syllables)
ACCESSOR(polyphones)
ACCESSOR(surnames)
ACCESSOR(customary)
ACCESSOR(renderings)
ACCESSOR(lexicon)
