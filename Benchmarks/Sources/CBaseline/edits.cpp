#include "CBaseline.h"

#include <cstdlib>
#include <string>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

size_t baseline_normalize_with_edits(const uint8_t *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *rules = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string result;
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&result, static_cast<int32_t>(count));
  icu::StringPiece piece(reinterpret_cast<const char *>(text), static_cast<int32_t>(count));
  rules->normalizeUTF8(0, piece, sink, &edits, status);
  if (U_FAILURE(status)) abort();
  return result.size();
}
