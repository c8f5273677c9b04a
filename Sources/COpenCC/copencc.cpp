#include "COpenCC.h"

#include <opencc/Config.hpp>
#include <opencc/Conversion.hpp>
#include <opencc/ConversionChain.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Dict.hpp>
#include <opencc/Segmentation.hpp>
#include <opencc/Segments.hpp>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

struct copencc_converter {
  opencc::ConverterPtr converter;
  std::vector<opencc::DictPtr> stages;
};

namespace {

char *copied(const std::string &text) {
  char *copy = static_cast<char *>(std::malloc(text.size() + 1));
  if (copy != nullptr) std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

/// The length of a character by its first byte.
size_t character_length(const char *text, size_t rest) {
  const unsigned char lead = static_cast<unsigned char>(*text);
  const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return length < rest ? length : rest;
}

void tell(const opencc::DictEntry &entry, int32_t stage, copencc_visitor visitor, void *context) {
  const std::vector<std::string> values = entry.Values();
  const std::string key = entry.Key();
  std::vector<const char *> pointers;
  for (const std::string &value : values) pointers.push_back(value.c_str());
  // An entry without values stands for its key.
  if (pointers.empty()) pointers.push_back(key.c_str());
  visitor(context, stage, key.size(), pointers.data(), pointers.size());
}

/// One stage over one segment: the longest entry at each place.
std::string trace_stage(const opencc::Dict &dict, const std::string &segment, int32_t stage, copencc_visitor visitor,
                        void *context) {
  std::string result;
  for (size_t place = 0; place < segment.size();) {
    const char *rest = segment.c_str() + place;
    const auto entry = dict.MatchPrefix(rest, segment.size() - place);
    if (entry.IsNull()) {
      const size_t length = character_length(rest, segment.size() - place);
      visitor(context, stage, length, nullptr, 0);
      result.append(rest, length);
      place += length;
    } else {
      tell(*entry.Get(), stage, visitor, context);
      result += entry.Get()->GetDefault();
      place += entry.Get()->KeyLength();
    }
  }
  return result;
}

void trace_segment(const copencc_converter &converter, std::string segment, copencc_visitor visitor, void *context) {
  for (size_t stage = 0; stage < converter.stages.size(); stage++) {
    segment = trace_stage(*converter.stages[stage], segment, static_cast<int32_t>(stage), visitor, context);
  }
}

/// Calls `body` with the stretches between the NULs of a text, at which OpenCC would end, and `at_null` with each NUL.
template <typename Body, typename AtNull>
void for_each_stretch(const char *text, size_t length, Body body, AtNull at_null) {
  size_t start = 0;
  while (true) {
    const void *end = start < length ? std::memchr(text + start, 0, length - start) : nullptr;
    const size_t stop = end == nullptr ? length : static_cast<size_t>(static_cast<const char *>(end) - text);
    if (stop > start) body(std::string(text + start, stop - start));
    if (stop == length) return;
    at_null();
    start = stop + 1;
  }
}

/// Runs `body`; where it throws, `failure` with the reason in `error`.
template <typename Result, typename Body> Result guarded(Result failure, char **error, Body body) {
  try {
    return body();
  } catch (const std::exception &exception) {
    *error = copied(exception.what());
  } catch (...) {
    *error = copied("no reason given");
  }
  return failure;
}

} // namespace

copencc_converter *copencc_open(const char *configuration, char **error) {
  return guarded<copencc_converter *>(nullptr, error, [&] {
    opencc::Config config;
    const opencc::ConverterPtr converter = config.NewFromFile(std::string(configuration));
    auto *result = new copencc_converter{converter, {}};
    for (const auto &conversion : converter->GetConversionChain()->GetConversions()) {
      result->stages.push_back(conversion->GetDict());
    }
    return result;
  });
}

void copencc_free(char *text) { std::free(text); }

char *copencc_convert(const copencc_converter *converter, const char *text, size_t length, size_t *result_length,
                      char **error) {
  return guarded<char *>(nullptr, error, [&] {
    std::string result;
    for_each_stretch(
        text, length, [&](const std::string &stretch) { result += converter->converter->Convert(stretch); },
        [&] { result += '\0'; });
    *result_length = result.size();
    return copied(result);
  });
}

int32_t copencc_trace(const copencc_converter *converter, const char *text, size_t length, copencc_visitor visitor,
                      void *context, char **error) {
  return guarded<int32_t>(-1, error, [&] {
    const auto stages = static_cast<int32_t>(converter->stages.size());
    for_each_stretch(
        text, length,
        [&](const std::string &stretch) {
          const opencc::SegmentsPtr segments = converter->converter->GetSegmentation()->Segment(stretch);
          for (size_t index = 0; index < segments->Length(); index++) {
            trace_segment(*converter, std::string(segments->At(index)), visitor, context);
          }
        },
        [&] {
          for (int32_t stage = 0; stage < stages; stage++) visitor(context, stage, 1, nullptr, 0);
        });
    return stages;
  });
}

void copencc_entry(const copencc_converter *converter, int32_t stage, const char *key, size_t length,
                   copencc_visitor visitor, void *context) {
  char *error = nullptr;
  guarded<int32_t>(-1, &error, [&] {
    const auto entry = converter->stages[static_cast<size_t>(stage)]->Match(key, length);
    if (!entry.IsNull()) tell(*entry.Get(), stage, visitor, context);
    return 0;
  });
  std::free(error);
}
