#include "CCurl.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The numbers of curl/curl.h, which are part of libcurl's ABI and do not change (https://curl.se/libcurl/abi.html).
enum {
  OPT_WRITEDATA = 10001,
  OPT_URL = 10002,
  OPT_ERRORBUFFER = 10010,
  OPT_POSTFIELDS = 10015,
  OPT_HTTPHEADER = 10023,
  OPT_PROTOCOLS_STR = 10318,
  OPT_NOSIGNAL = 99,
  OPT_POST = 47,
  OPT_PROTOCOLS = 181,
  OPT_TIMEOUT_MS = 155,
  OPT_CONNECTTIMEOUT_MS = 156,
  OPT_WRITEFUNCTION = 20011,
  OPT_POSTFIELDSIZE_LARGE = 30120,
  INFO_RESPONSE_CODE = 0x200002,
  GLOBAL_DEFAULT = 3,
  PROTO_HTTP = 1,
  PROTO_HTTPS = 2,
  CODE_UNSUPPORTED_PROTOCOL = 1,
  CODE_URL_MALFORMAT = 3,
  ERROR_SIZE = 256,
};

struct api {
  int (*global_init)(long);
  void *(*easy_init)(void);
  int (*easy_setopt)(void *, int, ...);
  int (*easy_perform)(void *);
  int (*easy_getinfo)(void *, int, ...);
  void (*easy_cleanup)(void *);
  const char *(*easy_strerror)(int);
  void *(*slist_append)(void *, const char *);
  void (*slist_free_all)(void *);
};

static int open_api(struct api *api) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  void *library = NULL;
  for (size_t index = 0; library == NULL && index < sizeof names / sizeof *names; index++)
    library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
  *(void **)&api->global_init = dlsym(library, "curl_global_init");
  *(void **)&api->easy_init = dlsym(library, "curl_easy_init");
  *(void **)&api->easy_setopt = dlsym(library, "curl_easy_setopt");
  *(void **)&api->easy_perform = dlsym(library, "curl_easy_perform");
  *(void **)&api->easy_getinfo = dlsym(library, "curl_easy_getinfo");
  *(void **)&api->easy_cleanup = dlsym(library, "curl_easy_cleanup");
  *(void **)&api->easy_strerror = dlsym(library, "curl_easy_strerror");
  *(void **)&api->slist_append = dlsym(library, "curl_slist_append");
  *(void **)&api->slist_free_all = dlsym(library, "curl_slist_free_all");
  return api->global_init && api->easy_init && api->easy_setopt && api->easy_perform && api->easy_getinfo &&
         api->easy_cleanup && api->easy_strerror && api->slist_append && api->slist_free_all;
}

struct sink {
  struct ccurl_answer *answer;
  size_t longest;
};

static size_t take(char *bytes, size_t size, size_t count, void *data) {
  struct sink *sink = data;
  size_t length = size * count;
  if (length > sink->longest - sink->answer->length) {
    sink->answer->status = CCURL_TOO_LONG;
    return 0;
  }
  char *body = realloc(sink->answer->body, sink->answer->length + length + 1);
  if (body == NULL) return 0;
  memcpy(body + sink->answer->length, bytes, length);
  sink->answer->body = body;
  sink->answer->length += length;
  return length;
}

static void *headers(const struct api *api, const char *bearer) {
  void *list = api->slist_append(NULL, "Content-Type: application/json");
  if (bearer != NULL) {
    size_t size = strlen(bearer) + sizeof "Authorization: Bearer ";
    char *line = malloc(size);
    if (line == NULL) return list;
    snprintf(line, size, "Authorization: Bearer %s", bearer);
    list = api->slist_append(list, line);
    memset(line, 0, size);
    free(line);
  }
  // A long body goes at once, without a question whether it may.
  return api->slist_append(list, "Expect:");
}

struct ccurl_answer ccurl_post_json(
    const char *url, const char *bearer, const char *body, size_t length, long timeout_ms, size_t longest) {
  struct ccurl_answer answer = {.status = CCURL_DONE};
  struct api api;
  if (!open_api(&api)) {
    answer.status = CCURL_MISSING;
    return answer;
  }
  void *handle = api.global_init(GLOBAL_DEFAULT) == 0 ? api.easy_init() : NULL;
  if (handle == NULL) {
    answer.status = CCURL_UNUSABLE;
    return answer;
  }
  char error[ERROR_SIZE] = "";
  struct sink sink = {&answer, longest};
  void *lines = headers(&api, bearer);
  api.easy_setopt(handle, OPT_URL, url);
  // The name of this option came with 7.85; older ones know the bits.
  if (api.easy_setopt(handle, OPT_PROTOCOLS_STR, "http,https") != 0)
    api.easy_setopt(handle, OPT_PROTOCOLS, (long)(PROTO_HTTP | PROTO_HTTPS));
  api.easy_setopt(handle, OPT_NOSIGNAL, 1L);
  api.easy_setopt(handle, OPT_POST, 1L);
  api.easy_setopt(handle, OPT_POSTFIELDS, body);
  api.easy_setopt(handle, OPT_POSTFIELDSIZE_LARGE, (long long)length);
  api.easy_setopt(handle, OPT_HTTPHEADER, lines);
  api.easy_setopt(handle, OPT_TIMEOUT_MS, timeout_ms);
  api.easy_setopt(handle, OPT_CONNECTTIMEOUT_MS, timeout_ms < 10000 ? timeout_ms : 10000L);
  api.easy_setopt(handle, OPT_ERRORBUFFER, error);
  api.easy_setopt(handle, OPT_WRITEFUNCTION, take);
  api.easy_setopt(handle, OPT_WRITEDATA, &sink);
  int code = api.easy_perform(handle);
  api.easy_getinfo(handle, INFO_RESPONSE_CODE, &answer.http_status);
  if (code != 0 && answer.status == CCURL_DONE) {
    answer.status =
        code == CODE_UNSUPPORTED_PROTOCOL || code == CODE_URL_MALFORMAT ? CCURL_BAD_ADDRESS : CCURL_NO_ANSWER;
    snprintf(answer.message, sizeof answer.message, "%s", error[0] ? error : api.easy_strerror(code));
  }
  api.slist_free_all(lines);
  api.easy_cleanup(handle);
  return answer;
}

void ccurl_free(struct ccurl_answer *answer) {
  free(answer->body);
  answer->body = NULL;
}
