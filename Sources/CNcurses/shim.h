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

// wattr_set is a macro in some builds of ncurses, a function in others.
static inline int husok_attributes(attr_t attributes, short pair) {
  return wattr_set(stdscr, attributes, pair, NULL);
}
// The function behind this macro takes the window, a mutable global.
static inline int husok_put(int row, int column, const wchar_t *text, int count) {
  if (wmove(stdscr, row, column) == ERR) return ERR;
  return waddnwstr(stdscr, text, count);
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
