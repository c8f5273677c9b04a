#include "CLibPQ.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

// What libpq.so.5 promises (PostgreSQL, "libpq — C Library"); its header is not needed to build.
enum { RESULT_COMMAND_OK = 1, RESULT_TUPLES_OK = 2, CONNECTION_OK = 0, DIAGNOSTIC_SQLSTATE = 'C' };

static struct {
  void *(*connectdb)(const char *);
  int (*status)(const void *);
  char *(*errorMessage)(const void *);
  void (*finish)(void *);
  void *(*execParams)(
    void *, const char *, int, const unsigned *, const char *const *, const int *, const int *, int);
  void *(*exec)(void *, const char *);
  int (*resultStatus)(const void *);
  char *(*resultErrorField)(const void *, int);
  int (*ntuples)(const void *);
  int (*getisnull)(const void *, int, int);
  char *(*getvalue)(const void *, int, int);
  void (*clear)(void *);
  void *(*setNoticeProcessor)(void *, void (*)(void *, const char *), void *);
  bool isAvailable;
} pq;

static void load(void) {
#ifdef __APPLE__
  void *library = dlopen("libpq.5.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return;
  const struct {
    const char *name;
    void **place;
  } symbols[] = {
    {"PQconnectdb", (void **)&pq.connectdb},
    {"PQstatus", (void **)&pq.status},
    {"PQerrorMessage", (void **)&pq.errorMessage},
    {"PQfinish", (void **)&pq.finish},
    {"PQexecParams", (void **)&pq.execParams},
    {"PQexec", (void **)&pq.exec},
    {"PQresultStatus", (void **)&pq.resultStatus},
    {"PQresultErrorField", (void **)&pq.resultErrorField},
    {"PQntuples", (void **)&pq.ntuples},
    {"PQgetisnull", (void **)&pq.getisnull},
    {"PQgetvalue", (void **)&pq.getvalue},
    {"PQclear", (void **)&pq.clear},
    {"PQsetNoticeProcessor", (void **)&pq.setNoticeProcessor},
  };
  for (size_t index = 0; index < sizeof symbols / sizeof *symbols; index++) {
    *symbols[index].place = dlsym(library, symbols[index].name);
    if (!*symbols[index].place) return;
  }
  pq.isAvailable = true;
}

bool clibpq_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return pq.isAvailable;
}

// "relation exists already, skipping" is nobody's concern.
static void ignore(void *context, const char *words) {
  (void)context;
  (void)words;
}

clibpq_connection *clibpq_open(const char *address) {
  void *connection = pq.connectdb(address);
  if (connection) pq.setNoticeProcessor(connection, ignore, NULL);
  return connection;
}

bool clibpq_is_open(clibpq_connection *connection) { return pq.status(connection) == CONNECTION_OK; }
const char *clibpq_words(clibpq_connection *connection) { return pq.errorMessage(connection); }
void clibpq_close(clibpq_connection *connection) { pq.finish(connection); }

clibpq_result *clibpq_run(
  clibpq_connection *connection, const char *sql, int32_t count, const char *const *arguments) {
  return pq.execParams(connection, sql, count, NULL, arguments, NULL, NULL, 0);
}

clibpq_result *clibpq_run_all(clibpq_connection *connection, const char *sql) { return pq.exec(connection, sql); }

bool clibpq_succeeded(clibpq_result *result) {
  int status = result ? pq.resultStatus(result) : -1;
  return status == RESULT_COMMAND_OK || status == RESULT_TUPLES_OK;
}

const char *clibpq_state(clibpq_result *result) {
  const char *state = result ? pq.resultErrorField(result, DIAGNOSTIC_SQLSTATE) : NULL;
  return state ? state : "";
}

int32_t clibpq_rows(clibpq_result *result) { return pq.ntuples(result); }
bool clibpq_is_null(clibpq_result *result, int32_t row, int32_t column) { return pq.getisnull(result, row, column); }
const char *clibpq_value(clibpq_result *result, int32_t row, int32_t column) { return pq.getvalue(result, row, column); }
void clibpq_free(clibpq_result *result) {
  if (result) pq.clear(result);
}
