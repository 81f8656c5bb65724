// System calls and macros that Swift's Glibc module lacks or cannot import.
#ifndef HUSOK_POSIX_H
#define HUSOK_POSIX_H

#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// The C library declares this under a feature macro only, which a header that Swift imports must
// not define: types such as fd_set would differ from those of Swift's Glibc module.
extern int pipe2(int ends[2], int flags);

// flock is both a function and a struct, which Swift cannot tell apart.
static inline int husok_flock(int descriptor, int operation) { return flock(descriptor, operation); }
static inline int husok_lock_exclusive(void) { return LOCK_EX | LOCK_NB; }
static inline int husok_lock_release(void) { return LOCK_UN; }

// S_ISREG and its kin are macros with an argument.
static inline int husok_is_regular(mode_t mode) { return S_ISREG(mode); }
static inline int husok_is_folder(mode_t mode) { return S_ISDIR(mode); }

// pipe2 is not in the Glibc module.
static inline int husok_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

// The call has no declaration without a feature macro. How many processors this process may use.
static inline int husok_processors(void) {
  unsigned long mask[128] = {0};
  long size = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  int count = 0;
  for (long word = 0; word < size / (long)sizeof *mask; word++) {
    count += __builtin_popcountl(mask[word]);
  }
  return count > 0 ? count : 1;
}

// ioctl is variadic; gives 0 and the size, or -1.
static inline int husok_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

// A file that is in memory alone, -1 where the system has none, and a descriptor that takes the place of
// another; no program that is started from here gets them. The C library shows them under a feature
// macro only.
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
static inline int husok_memory_file(void) { return (int)syscall(SYS_memfd_create, "husok", 1u); }
static inline int husok_replace(int old, int by) {
  return (int)syscall(SYS_dup3, by, old, O_CLOEXEC);
}
#else
static inline int husok_memory_file(void) { return -1; }
static inline int husok_replace(int old, int by) { return -1; }
#endif

// Extended attributes, which hold access lists, are not in the Glibc module; systems whose calls
// differ are treated as if they had none.
#if defined(__linux__)
#include <sys/vfs.h>
#include <sys/xattr.h>
static inline ssize_t husok_list_attributes(int descriptor, char *names, size_t room) {
  return flistxattr(descriptor, names, room);
}
static inline ssize_t husok_get_attribute(
    int descriptor, const char *name, void *value, size_t room) {
  return fgetxattr(descriptor, name, value, room);
}
static inline ssize_t husok_get_path_attribute(
    const char *path, const char *name, void *value, size_t room) {
  return getxattr(path, name, value, room);
}
static inline int husok_set_attribute(
    int descriptor, const char *name, const void *value, size_t count) {
  return fsetxattr(descriptor, name, value, count, 0);
}
static inline int husok_remove_attribute(int descriptor, const char *name) {
  return fremovexattr(descriptor, name);
}
// The number by which the kernel knows the kind of file system; 0 where it does not tell.
static inline long husok_file_system(const char *path) {
  struct statfs system;
  return statfs(path, &system) == 0 ? (long)(unsigned int)system.f_type : 0;
}
#else
static inline ssize_t husok_list_attributes(int descriptor, char *names, size_t room) { return 0; }
static inline ssize_t husok_get_attribute(
    int descriptor, const char *name, void *value, size_t room) {
  return -1;
}
static inline ssize_t husok_get_path_attribute(
    const char *path, const char *name, void *value, size_t room) {
  return -1;
}
static inline int husok_set_attribute(
    int descriptor, const char *name, const void *value, size_t count) {
  return -1;
}
static inline int husok_remove_attribute(int descriptor, const char *name) { return -1; }
static inline long husok_file_system(const char *path) { return 0; }
#endif

// inotify is not in the Glibc module, and other systems have none: then the descriptor is -1.
#if __has_include(<sys/inotify.h>)
#include <string.h>
#include <sys/inotify.h>
static inline int husok_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }
static inline int husok_watch_folder(int descriptor, const char *path) {
  return inotify_add_watch(
      descriptor, path,
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
          | IN_MOVE_SELF | IN_MASK_ADD);
}
// A folder further up: only that it goes away matters.
static inline int husok_watch_ancestor(int descriptor, const char *path) {
  return inotify_add_watch(descriptor, path, IN_DELETE_SELF | IN_MOVE_SELF | IN_MASK_ADD);
}
// Takes all that happened: 1 where it was about one of two names or cannot be told, and 2 where a
// folder itself went away, so that it is watched no longer.
static inline int husok_watch_take(int descriptor, const char *name, const char *other) {
  _Alignas(struct inotify_event) char buffer[4096];
  int found = 0;
  ssize_t count;
  while ((count = read(descriptor, buffer, sizeof buffer)) > 0) {
    for (char *at = buffer; at < buffer + count;) {
      const struct inotify_event *event = (const struct inotify_event *)at;
      if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) found |= 2;
      if (event->len == 0 || strcmp(event->name, name) == 0 || strcmp(event->name, other) == 0)
        found |= 1;
      at += sizeof(struct inotify_event) + event->len;
    }
  }
  return found;
}
#else
static inline int husok_watch_open(void) { return -1; }
static inline int husok_watch_folder(int descriptor, const char *path) { return -1; }
static inline int husok_watch_ancestor(int descriptor, const char *path) { return -1; }
static inline int husok_watch_take(int descriptor, const char *name, const char *other) {
  return 1;
}
#endif

// A program that is started in a session of its own has no terminal; the C library has the flag under a
// feature macro only.
static inline short husok_spawn_session(void) { return 0x80; }

// WIFEXITED and its kin are macros with an argument.
static inline int husok_status_exited(int status) { return WIFEXITED(status); }
static inline int husok_status_code(int status) { return WEXITSTATUS(status); }
static inline int husok_status_signal(int status) { return WTERMSIG(status); }

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
static inline int husok_signal_is_ignored(int number) {
  struct sigaction action = {0};
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}
// Signals that end a program unless something is done about them, and are of no fault of its own:
// those that not every system has, and the macros of the real-time ones. Gives 0 after the last.
static inline int husok_ending_signal(int place) {
  static const int numbers[] = {
      SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
#ifdef SIGIO
      SIGIO,
#endif
#ifdef SIGPWR
      SIGPWR,
#endif
#ifdef SIGSTKFLT
      SIGSTKFLT,
#endif
  };
  const int count = (int)(sizeof numbers / sizeof *numbers);
  if (place < count) return numbers[place];
#ifdef SIGRTMIN
  if (SIGRTMIN + place - count <= SIGRTMAX) return SIGRTMIN + place - count;
#endif
  return 0;
}
// SA_ONSTACK, SA_RESETHAND and SA_NODEFER differ in type between systems.
static inline int husok_crash_flags(void) { return SA_ONSTACK | (int)SA_RESETHAND | SA_NODEFER; }

#endif
