#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H

// libedit sets and reads its options through variadic calls, which Swift cannot call: one
// wrapper of fixed arity per option that the line editor uses. Wide characters cross as int32_t.

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef int (*ceditline_reader)(EditLine *, wchar_t *);
typedef unsigned char (*ceditline_function)(EditLine *, int);

// libedit reads from and configures the real descriptors but draws into the null device.
static inline EditLine *ceditline_open(const char *program, int input, int output) {
  FILE *in = fopen("/dev/null", "re");
  FILE *out = fopen("/dev/null", "we");
  EditLine *editor = NULL;
  if (in && out) editor = el_init_fd(program, in, out, out, input, output, output);
  if (!editor) {
    if (in) fclose(in);
    if (out) fclose(out);
  }
  return editor;
}

static inline void ceditline_close(EditLine *editor) {
  FILE *in = NULL, *out = NULL;
  el_get(editor, EL_GETFP, 0, &in);
  el_get(editor, EL_GETFP, 1, &out);
  el_end(editor);
  if (in) fclose(in);
  if (out) fclose(out);
}

static inline void ceditline_set_client(EditLine *editor, void *client) {
  el_set(editor, EL_CLIENTDATA, client);
}

static inline void *ceditline_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

static inline void ceditline_set_mode(EditLine *editor, const char *mode) {
  el_set(editor, EL_EDITOR, mode);
}

static inline int ceditline_is_vi(EditLine *editor) {
  const char *mode = NULL;
  return el_get(editor, EL_EDITOR, &mode) == 0 && mode && strcmp(mode, "vi") == 0;
}

static inline void ceditline_set_reader(EditLine *editor, ceditline_reader reader) {
  el_wset(editor, EL_GETCFN, reader);
}

static inline void ceditline_add_function(
    EditLine *editor, const char *name, const char *help, ceditline_function function) {
  el_set(editor, EL_ADDFN, name, help, function);
}

static inline void ceditline_bind(EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, key, function, NULL);
}

static inline void ceditline_bind_alternate(
    EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, "-a", key, function, NULL);
}

// Keys that the kernel would turn into signals or flow control arrive as keys while editing.
static inline void ceditline_take_signal_keys(EditLine *editor) {
  el_set(editor, EL_SETTY, "-d", "-isig", NULL);
  el_set(editor, EL_SETTY, "-d", "-ixon", NULL);
}

static inline void ceditline_prepare_terminal(EditLine *editor, int raw) {
  el_set(editor, EL_PREP_TERM, raw);
}

static inline int ceditline_read(EditLine *editor) {
  int count = 0;
  el_wgets(editor, &count);
  return count;
}

static inline const int32_t *ceditline_text(EditLine *editor, int *length, int *cursor) {
  const LineInfoW *line = el_wline(editor);
  *length = (int)(line->lastchar - line->buffer);
  *cursor = (int)(line->cursor - line->buffer);
  return (const int32_t *)line->buffer;
}

// `text` ends in 0. The cursor is counted in code points.
static inline void ceditline_replace(EditLine *editor, const int32_t *text, int cursor) {
  const LineInfoW *line = el_wline(editor);
  el_cursor(editor, (int)(line->lastchar - line->cursor));
  el_deletestr(editor, (int)(line->lastchar - line->buffer));
  if (*text) el_winsertstr(editor, (const wchar_t *)text);
  line = el_wline(editor);
  el_cursor(editor, cursor - (int)(line->cursor - line->buffer));
}

static inline int ceditline_move(EditLine *editor, int delta) { return el_cursor(editor, delta); }

static inline void ceditline_resize(EditLine *editor) { el_resize(editor); }

// Characters follow the user's locale when it is UTF-8 and C.UTF-8 otherwise; messages stay.
static inline void ceditline_choose_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  if (setlocale(LC_CTYPE, "C.UTF-8")) return;
  setlocale(LC_CTYPE, "en_US.UTF-8");
}

#endif
