/// libcurl, opened when it is first used: no program that does not ask a server loads it.
#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>

/// How a request ended.
enum ccurl_status {
  CCURL_DONE = 0,
  /// libcurl is not on this system.
  CCURL_MISSING,
  /// No memory, or libcurl could not be started.
  CCURL_UNUSABLE,
  /// No answer; `message` says why.
  CCURL_NO_ANSWER,
  /// The address is none, or of another protocol; `message` says why.
  CCURL_BAD_ADDRESS,
  /// The answer is longer than allowed.
  CCURL_TOO_LONG,
};

struct ccurl_answer {
  enum ccurl_status status;
  /// The HTTP status; 0 without an answer.
  long http_status;
  /// To be freed with `ccurl_free`.
  char *body;
  size_t length;
  /// What libcurl says, in English; empty where there is nothing to say.
  char message[256];
};

/// Posts `body` as JSON and waits for the answer. Redirects are not followed; `http` and `https` alone are spoken.
///
/// - Parameter bearer: the key for the Authorization header; NULL for none.
/// - Parameter timeout_ms: for the whole request.
/// - Parameter longest: bytes of an answer that are taken.
struct ccurl_answer ccurl_post_json(
    const char *url, const char *bearer, const char *body, size_t length, long timeout_ms, size_t longest);

void ccurl_free(struct ccurl_answer *answer);

#endif
