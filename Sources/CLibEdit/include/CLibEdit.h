// libedit behind an opaque handle: its own functions take a variable number of arguments, which Swift cannot call.
#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct clibedit clibedit;

// What completing a line leads to. Both texts are allocated with malloc by whoever fills them, and freed by the editor.
typedef struct {
  // Takes the place of everything before the cursor; null to leave it.
  char *_Nullable replacement;
  // Shown below the line; null to show nothing.
  char *_Nullable listing;
} clibedit_completion;

// `before` is what stands before the cursor, UTF-8.
typedef void (*clibedit_complete)(void *_Nullable context, const char *before, clibedit_completion *completion);

// An editor on standard input and output; null where the terminal has no such abilities. The user's ~/.editrc is read.
clibedit *_Nullable clibedit_open(const char *program, const char *prompt, int32_t history_size);
void clibedit_on_complete(clibedit *editor, clibedit_complete complete, void *_Nullable context);
// The next line without its end, UTF-8, valid until the next call; null at the end of input.
const char *_Nullable clibedit_line(clibedit *editor);
void clibedit_remember(clibedit *editor, const char *line);
void clibedit_close(clibedit *editor);

#pragma clang assume_nonnull end

#endif
