// The part of minizip that reads archives, loaded when it is first needed. Its functions are called
// by their own names.
#ifndef HUSOK_CMINIZIP_H
#define HUSOK_CMINIZIP_H

#include <minizip/unzip.h>
#include <stddef.h>

/* Loads the library, once; 0 where this machine does not have it. Before, none of it may be called. */
int husok_load_minizip(void);

/* Bytes in memory, as minizip reads a file: where it stands in them. */
struct husok_archive_bytes {
  const unsigned char *bytes;
  size_t count;
  size_t place;
};

/* Opens an archive in memory, which must stay where it is until unzClose; NULL where it is none. */
unzFile husok_open_archive(struct husok_archive_bytes *bytes);

#endif
