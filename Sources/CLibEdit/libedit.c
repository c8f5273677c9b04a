#include "CLibEdit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

struct clibedit {
  EditLine *line_editor;
  History *history;
  char *prompt;
  char *line;
  clibedit_complete complete;
  void *context;
};

// Characters of several bytes are edited as one only where the locale says that input is UTF-8.
static void use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

static char *prompt_of(EditLine *line_editor) {
  clibedit *editor = NULL;
  el_get(line_editor, EL_CLIENTDATA, &editor);
  return editor->prompt;
}

// The text before the cursor as UTF-8; null where memory is short.
static char *text_before_cursor(EditLine *line_editor, int *characters) {
  const LineInfoW *info = el_wline(line_editor);
  size_t count = (size_t)(info->cursor - info->buffer);
  *characters = (int)count;
  size_t room = count * MB_CUR_MAX + 1;
  char *text = malloc(room);
  if (!text) return NULL;
  mbstate_t state = {0};
  size_t length = 0;
  for (size_t index = 0; index < count; index++) {
    size_t written = wcrtomb(text + length, info->buffer[index], &state);
    if (written != (size_t)-1) length += written;
  }
  text[length] = 0;
  return text;
}

static unsigned char complete_line(EditLine *line_editor, int key) {
  (void)key;
  clibedit *editor = NULL;
  el_get(line_editor, EL_CLIENTDATA, &editor);
  if (!editor->complete) return CC_ERROR;
  int characters = 0;
  char *before = text_before_cursor(line_editor, &characters);
  if (!before) return CC_ERROR;
  clibedit_completion completion = {NULL, NULL};
  editor->complete(editor->context, before, &completion);
  free(before);
  unsigned char result = CC_ERROR;
  if (completion.replacement) {
    el_deletestr(line_editor, characters);
    el_insertstr(line_editor, completion.replacement);
    result = CC_REFRESH;
  }
  if (completion.listing) {
    FILE *output = NULL;
    el_get(line_editor, EL_GETFP, 1, &output);
    if (output) {
      fprintf(output, "\n%s\n", completion.listing);
      fflush(output);
    }
    result = CC_REDISPLAY;
  }
  free(completion.replacement);
  free(completion.listing);
  return result;
}

clibedit *clibedit_open(const char *program, const char *prompt, int32_t history_size) {
  use_utf8();
  clibedit *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->prompt = strdup(prompt);
  editor->line_editor = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (!editor->prompt || !editor->line_editor || !editor->history) {
    clibedit_close(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, (int)history_size);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(editor->line_editor, EL_CLIENTDATA, editor);
  el_set(editor->line_editor, EL_PROMPT, prompt_of);
  el_set(editor->line_editor, EL_SIGNAL, 1);
  el_set(editor->line_editor, EL_EDITOR, "emacs");
  el_set(editor->line_editor, EL_HIST, history, editor->history);
  el_set(editor->line_editor, EL_ADDFN, "eonhae-complete", "complete a term", complete_line);
  el_set(editor->line_editor, EL_BIND, "^I", "eonhae-complete", NULL);
  el_set(editor->line_editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
  // What is left of a Ctrl-D typed ahead, which would quote the next key.
  el_set(editor->line_editor, EL_BIND, "-r", "^@", NULL);
  el_source(editor->line_editor, NULL);
  return editor;
}

void clibedit_on_complete(clibedit *editor, clibedit_complete complete, void *context) {
  editor->complete = complete;
  editor->context = context;
}

const char *clibedit_line(clibedit *editor) {
  int count = 0;
  const char *line;
  // A resized window or a stopped program interrupts the reading, and ends nothing.
  do {
    errno = 0;
    line = el_gets(editor->line_editor, &count);
  } while (!line && errno == EINTR);
  if (!line || count <= 0) return NULL;
  free(editor->line);
  editor->line = strdup(line);
  if (editor->line) editor->line[strcspn(editor->line, "\r\n")] = 0;
  return editor->line;
}

void clibedit_remember(clibedit *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}

void clibedit_close(clibedit *editor) {
  if (editor->line_editor) el_end(editor->line_editor);
  if (editor->history) history_end(editor->history);
  free(editor->prompt);
  free(editor->line);
  free(editor);
}
