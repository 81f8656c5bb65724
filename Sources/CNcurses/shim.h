// What Swift cannot reach of ncurses: macros and mutable globals, each as one inline function.
#ifndef HUSOK_CNCURSES_SHIM_H
#define HUSOK_CNCURSES_SHIM_H

// Wide-character functions are declared only with this, and only before the include.
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>

// term.h names macros that collide with ordinary identifiers.
#undef lines
#undef columns
#undef newline
#undef tab

// stdscr is a mutable global, which Swift 6 refuses to read.
static inline WINDOW *husok_stdscr(void) { return stdscr; }
// LINES and COLS are mutable globals, which Swift 6 refuses to read.
static inline int husok_rows(void) { return getmaxy(stdscr); }
static inline int husok_columns(void) { return getmaxx(stdscr); }
// COLORS and COLOR_PAIRS are mutable globals, which Swift 6 refuses to read.
static inline int husok_colors(void) { return COLORS; }
static inline int husok_color_pairs(void) { return COLOR_PAIRS; }
// ESCDELAY is a mutable global; the function also exists in its reentrant form only.
static inline int husok_set_escape_delay(int ms) { return set_escdelay(ms); }

// Attribute constants are macros with casts, which Swift does not import.
static inline attr_t husok_bold(void) { return A_BOLD; }
static inline attr_t husok_dim(void) { return A_DIM; }
static inline attr_t husok_reverse(void) { return A_REVERSE; }
static inline attr_t husok_underline(void) { return A_UNDERLINE; }

// setupterm-level strings of the terminal; NULL where the terminal lacks the capability.
static inline const char *husok_capability(const char *name) {
  char *text = tigetstr((char *)name);
  return text == (char *)-1 ? NULL : text;
}

// The function behind this macro takes the window, a mutable global. Puts cells as they are, which is much
// quicker than adding text: a character that takes no column sits on the one before it.
static inline int husok_put(
    int row, int column, const wchar_t *text, int count, attr_t attributes, short pair) {
  cchar_t cells[256];
  for (int at = 0; at < count;) {
    int filled = 0, width = 0;
    while (at < count && filled < 256) {
      wchar_t cell[CCHARW_MAX + 1] = {text[at++]};
      int marks = 1;
      // The first marks and the first wide characters of Unicode stand further on.
      while (at < count && marks < CCHARW_MAX && text[at] >= 0x300 && wcwidth(text[at]) == 0)
        cell[marks++] = text[at++];
      width += cell[0] >= 0x300 && wcwidth(cell[0]) > 1 ? 2 : 1;
      if (setcchar(&cells[filled++], cell, attributes, pair, NULL) == ERR) return ERR;
    }
    if (mvwadd_wchnstr(stdscr, row, column, cells, filled) == ERR) return ERR;
    column += width;
  }
  return OK;
}
// stdin is a mutable global, which Swift 6 refuses to read. newterm, unlike initscr, comes back when
// the terminal cannot be used.
static inline SCREEN *husok_newterm(FILE *output) { return newterm(NULL, output, stdin); }
// KEY_F(n) is a macro with an argument.
static inline int husok_function_key(int n) { return KEY_F(n); }
// Button masks are macros with shifts, and MEVENT is filled through a pointer; gives 1 for a press of
// the first button, 2 and 3 for the wheel, 0 for anything else.
static inline mmask_t husok_mouse_buttons(void) {
  return BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;
}
static inline int husok_mouse(int *x, int *y) {
  MEVENT event;
  if (getmouse(&event) != OK) return 0;
  *x = event.x;
  *y = event.y;
  if (event.bstate & BUTTON4_PRESSED) return 2;
  if (event.bstate & BUTTON5_PRESSED) return 3;
  return event.bstate & BUTTON1_PRESSED ? 1 : 0;
}
static inline void husok_mouse_on(void) {
  // Without an interval a press is reported at once instead of being held back for a click.
  mouseinterval(0);
  mousemask(husok_mouse_buttons(), NULL);
}
// OK, ERR and KEY_CODE_YES differ in type from what the functions return.
static inline int husok_key_code_yes(void) { return KEY_CODE_YES; }
static inline int husok_err(void) { return ERR; }

#endif
