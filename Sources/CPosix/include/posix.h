// System calls and macros that Swift's Glibc module lacks or cannot import.
#ifndef HUSOK_POSIX_H
#define HUSOK_POSIX_H

#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// The C library declares these under feature macros only, which a header that Swift imports must
// not define: types such as fd_set would differ from those of Swift's Glibc module.
extern int pipe2(int ends[2], int flags);
extern int wcwidth(wchar_t character);

// flock is both a function and a struct, which Swift cannot tell apart.
static inline int husok_flock(int descriptor, int operation) { return flock(descriptor, operation); }
static inline int husok_lock_exclusive(void) { return LOCK_EX | LOCK_NB; }
static inline int husok_lock_release(void) { return LOCK_UN; }

// S_ISREG and its kin are macros with an argument.
static inline int husok_is_regular(mode_t mode) { return S_ISREG(mode); }
static inline int husok_is_folder(mode_t mode) { return S_ISDIR(mode); }

// pipe2 is not in the Glibc module.
static inline int husok_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

// ioctl is variadic; gives 0 and the size, or -1.
static inline int husok_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

// inotify is not in the Glibc module, and other systems have none: then the descriptor is -1.
#if __has_include(<sys/inotify.h>)
#include <string.h>
#include <sys/inotify.h>
static inline int husok_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }
static inline int husok_watch_folder(int descriptor, const char *path) {
  return inotify_add_watch(
      descriptor, path,
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
          | IN_MOVE_SELF);
}
// Takes all that happened; gives whether it was about one of two names or the folder itself, or
// cannot be told.
static inline int husok_watch_take(int descriptor, const char *name, const char *other) {
  _Alignas(struct inotify_event) char buffer[4096];
  int is_about = 0;
  ssize_t count;
  while ((count = read(descriptor, buffer, sizeof buffer)) > 0) {
    for (char *at = buffer; at < buffer + count;) {
      const struct inotify_event *event = (const struct inotify_event *)at;
      if (event->len == 0 || strcmp(event->name, name) == 0 || strcmp(event->name, other) == 0)
        is_about = 1;
      at += sizeof(struct inotify_event) + event->len;
    }
  }
  return is_about;
}
#else
static inline int husok_watch_open(void) { return -1; }
static inline int husok_watch_folder(int descriptor, const char *path) { return -1; }
static inline int husok_watch_take(int descriptor, const char *name, const char *other) {
  return 1;
}
#endif

// wcwidth is not in the Glibc module.
static inline int husok_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

// CODESET is an enumerator that Swift's Glibc module does not export.
static inline const char *husok_codeset(void) { return nl_langinfo(CODESET); }

// The handler is a member of a union inside struct sigaction.
static inline int husok_handle_signal(int number, void (*handler)(int), int flags) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}
// SIG_DFL and SIG_IGN are casts, which Swift does not import.
static inline int husok_default_signal(int number) {
  return husok_handle_signal(number, SIG_DFL, 0);
}
static inline int husok_ignore_signal(int number) {
  return husok_handle_signal(number, SIG_IGN, 0);
}
// SA_ONSTACK, SA_RESETHAND and SA_NODEFER differ in type between systems.
static inline int husok_crash_flags(void) { return SA_ONSTACK | (int)SA_RESETHAND | SA_NODEFER; }

#endif
