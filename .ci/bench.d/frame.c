/* frame: the floor of a first screen: a list of lines drawn by ncurses, and the end at `q`. */
#include <locale.h>
#include <ncurses.h>

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  curs_set(0);
  start_color();
  use_default_colors();
  for (short colour = 1; colour < 4; colour++) init_pair(colour, colour + 1, -1);
  for (int row = 0; row < LINES - 1; row++) {
    attrset(row == 1 ? A_REVERSE : COLOR_PAIR(1 + row % 3));
    mvprintw(row, 0, "%4d in progress  %-8s Action %d of the summit, to be done by the end of the year",
             row, row % 2 ? "MOEF" : "MOFA", row * 7);
  }
  attrset(0);
  mvprintw(LINES - 1, 0, "? help");
  refresh();
  while (getch() != 'q') {}
  endwin();
  return 0;
}
