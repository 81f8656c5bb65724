/* run COMMAND...: runs a command without input and output and prints, on descriptor 3, how long it
 * took and its processor time in microseconds, its most memory in KiB, and its exit code. Itself so
 * small that the memory of a larger one is not taken for that of the command. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
extern char **environ;

static long microseconds(struct timeval time) { return time.tv_sec * 1000000L + time.tv_usec; }

int main(int count, char **arguments) {
  if (count < 2) return 2;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int number = 0; number < 3; number++)
    posix_spawn_file_actions_addopen(&actions, number, "/dev/null", number ? O_WRONLY : O_RDONLY, 0);
  posix_spawn_file_actions_addclose(&actions, 3);
  struct timespec begin, end;
  pid_t child;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  if (posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ)) return 2;
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  dprintf(3, "%ld %ld %ld %d\n",
          (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000,
          microseconds(usage.ru_utime) + microseconds(usage.ru_stime), usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  return 0;
}
