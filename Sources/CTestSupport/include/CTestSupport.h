// System calls that only tests make and that Swift's Glibc module lacks or cannot import.
#ifndef HUSOK_TEST_SUPPORT_H
#define HUSOK_TEST_SUPPORT_H

#include <fcntl.h>
#include <spawn.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/types.h>
#include <wchar.h>

/*
 * The C library declares these only under _GNU_SOURCE, which a header that Swift imports must not
 * define: types such as fd_set would then differ from those of Swift's Glibc module.
 */
extern int posix_openpt(int flags);
extern int grantpt(int master);
extern int unlockpt(int master);
extern int ptsname_r(int master, char *name, size_t size);
extern int wcwidth(wchar_t character);
extern int posix_spawn_file_actions_addclosefrom_np(
    posix_spawn_file_actions_t *actions, int lowest);

/* Opens a new pseudo-terminal's master, as Swift's Glibc lacks posix_openpt. */
static inline int husok_open_pseudo_terminal(void) {
  return posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

/* Lets the slave be opened, as Swift's Glibc lacks both grantpt and unlockpt. */
static inline int husok_unlock_pseudo_terminal(int master) {
  return grantpt(master) == 0 ? unlockpt(master) : -1;
}

/* Gives the slave's path or returns an error number, as Swift's Glibc lacks ptsname_r. */
static inline int husok_pseudo_terminal_name(int master, char *name, size_t size) {
  return ptsname_r(master, name, size);
}

/* Sets a terminal's size in cells, as Swift cannot call the variadic ioctl. */
static inline int husok_set_terminal_size(int terminal, int columns, int rows) {
  struct winsize size = {
      .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

/* Closes the descriptors from `lowest` on in a spawned program, by a GNU call Swift lacks. */
static inline int husok_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
  return posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}

/* Gives a descriptor that is readable once the process ended, as Swift lacks pidfd_open. */
static inline int husok_process_descriptor(pid_t process) { return pidfd_open(process, 0); }

/* Gives the columns of a character by the C library, as Swift's Glibc lacks wcwidth. */
static inline int husok_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

/*
 * Runs a program in a folder, with nothing to read and its output thrown away, and kills it before
 * one of the calls by which it changes something outside of itself or starts another program;
 * programs that it started go on. Gives 1 where it was killed, 0 where it ended before, -1 where it
 * could not be run so.
 */
int husok_kill_before_call(char *const arguments[], char *const environment[], const char *folder,
                           int call);

#endif
