/* change FILE: the floor of a change that is on disk when it is done: read, write beside it, fsync,
 * rename, fsync of the folder. */
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 2) return 2;
  int file = open(arguments[1], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) return 1;
  size_t size = (size_t)status.st_size;
  char *bytes = malloc(size + 1);
  for (size_t have = 0; have < size;) {
    ssize_t got = read(file, bytes + have, size - have);
    if (got <= 0) return 1;
    have += (size_t)got;
  }
  char beside[4096];
  snprintf(beside, sizeof beside, "%s.new", arguments[1]);
  int other = open(beside, O_CREAT | O_WRONLY | O_TRUNC, 0600);
  for (size_t done = 0; done < size;) {
    ssize_t put = write(other, bytes + done, size - done);
    if (put < 0) return 1;
    done += (size_t)put;
  }
  if (fsync(other) || close(other) || rename(beside, arguments[1])) return 1;
  return fsync(open(dirname(arguments[1]), O_RDONLY)) != 0;
}
