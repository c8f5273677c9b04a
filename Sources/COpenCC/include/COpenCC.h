// The door to OpenCC: opaque handles and thin functions.
//
// OpenCC's own C interface converts and says no more. What it chose from stands in its dictionaries, which only its C++ interface opens.
//
// Text is UTF-8 with lengths in bytes; a NUL in it is a character like any other. A handle lives as long as the process and belongs to
// one task at a time.
#ifndef COPENCC_H
#define COPENCC_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

/// A configuration with its dictionaries: opencc::Converter.
typedef struct copencc_converter copencc_converter;

/// Opens a configuration, such as `s2t.json`; null on failure, with OpenCC's reason in `error`, to be freed by `copencc_free`.
copencc_converter *_Nullable copencc_open(const char *configuration, char *_Nullable *_Nonnull error);

/// Frees what the functions here hand out as `char *`.
void copencc_free(char *_Nullable text);

/// The converted text and its length; null on failure as in `copencc_open`.
char *_Nullable copencc_convert(const copencc_converter *converter, const char *text, size_t length,
                                size_t *result_length, char *_Nullable *_Nonnull error);

/// Hears of one step: a stage of the chain, from 0, took `key_length` bytes of its input and wrote `values[0]`, which an entry of its
/// dictionary lists before the other values. Where `count` is 0, no entry was there and the bytes stay. The values live during the call.
typedef void (*copencc_visitor)(void *_Nullable context, int32_t stage, size_t key_length,
                                const char *_Nonnull const *_Nullable values, size_t count);

/// Converts and tells of each step, segment by segment, each stage from the beginning of the segment to its end; the number of stages, or a
/// negative number on failure as in `copencc_open`.
int32_t copencc_trace(const copencc_converter *converter, const char *text, size_t length, copencc_visitor visitor,
                      void *_Nullable context, char *_Nullable *_Nonnull error);

/// Tells of the entry for exactly `key` in the dictionary of `stage`; says nothing where there is none.
void copencc_entry(const copencc_converter *converter, int32_t stage, const char *key, size_t length,
                   copencc_visitor visitor, void *_Nullable context);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end

#endif
