/* frame: the floor of a screen: a list of lines drawn by ncurses, the cursor moved by `j` and `k`, and
 * the end at `q`. */
#include <locale.h>
#include <ncurses.h>

static int cursor = 1;

static void draw(int row) {
  attrset(row == cursor ? A_REVERSE : COLOR_PAIR(1 + row % 3));
  mvprintw(row, 0, "%4d in progress  %-8s Action %d of the summit, to be done by the end of the year",
           row, row % 2 ? "MOEF" : "MOFA", row * 7);
  attrset(0);
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  curs_set(0);
  start_color();
  use_default_colors();
  for (short colour = 1; colour < 4; colour++) init_pair(colour, colour + 1, -1);
  int rows = LINES - 1;
  for (int row = 0; row < rows; row++) draw(row);
  mvprintw(rows, 0, "? help");
  refresh();
  for (int key; (key = getch()) != 'q';) {
    int before = cursor;
    cursor = (cursor + (key == 'j' ? 1 : rows - 1)) % rows;
    draw(before);
    draw(cursor);
    refresh();
  }
  endwin();
  return 0;
}
