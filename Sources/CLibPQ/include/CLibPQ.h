// PostgreSQL's client library, opened when first asked for: who keeps the memory in a file needs none.
#ifndef CLIBPQ_H
#define CLIBPQ_H

#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct clibpq_connection clibpq_connection;
typedef struct clibpq_result clibpq_result;

// Whether the library is there; the functions below may be called only then. Safe to call from any thread, as often as wanted.
bool clibpq_is_available(void);

// Never null but where memory is short; clibpq_is_open tells whether it went well.
clibpq_connection *_Nullable clibpq_open(const char *address);
bool clibpq_is_open(clibpq_connection *connection);
// What the server or the library said last, UTF-8.
const char *clibpq_words(clibpq_connection *connection);
void clibpq_close(clibpq_connection *connection);

// Runs one statement with text arguments; a null argument is NULL. The result is to be freed.
clibpq_result *_Nullable clibpq_run(
  clibpq_connection *connection, const char *sql, int32_t count, const char *_Nullable const *_Nullable arguments);
// The same without arguments, several statements separated by semicolons; what comes back is that of the last.
clibpq_result *_Nullable clibpq_run_all(clibpq_connection *connection, const char *sql);
bool clibpq_succeeded(clibpq_result *_Nullable result);
// Five characters (SQLSTATE); empty where the server said none.
const char *clibpq_state(clibpq_result *_Nullable result);
int32_t clibpq_rows(clibpq_result *result);
bool clibpq_is_null(clibpq_result *result, int32_t row, int32_t column);
// UTF-8, valid as long as the result.
const char *clibpq_value(clibpq_result *result, int32_t row, int32_t column);
void clibpq_free(clibpq_result *_Nullable result);

#pragma clang assume_nonnull end

#endif
