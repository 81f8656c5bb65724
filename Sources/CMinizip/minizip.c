#include "CMinizip.h"
#include "library.h"

#include <string.h>

#define FUNCTIONS(F)          \
  F(unzOpen2_64)              \
  F(unzClose)                 \
  F(unzGoToFirstFile)         \
  F(unzGoToNextFile)          \
  F(unzGetCurrentFileInfo64)  \
  F(unzGetFilePos64)          \
  F(unzGoToFilePos64)         \
  F(unzOpenCurrentFile)       \
  F(unzReadCurrentFile)       \
  F(unzCloseCurrentFile)

HUSOK_LIBRARY(minizip, "libminizip.so.1", FUNCTIONS)

unzFile unzOpen2_64(const void *path, zlib_filefunc64_def *functions) {
  return minizip.unzOpen2_64(path, functions);
}
int unzClose(unzFile file) { return minizip.unzClose(file); }
int unzGoToFirstFile(unzFile file) { return minizip.unzGoToFirstFile(file); }
int unzGoToNextFile(unzFile file) { return minizip.unzGoToNextFile(file); }
int unzGetCurrentFileInfo64(
    unzFile file, unz_file_info64 *info, char *name, uLong name_size, void *extra,
    uLong extra_size, char *comment, uLong comment_size) {
  return minizip.unzGetCurrentFileInfo64(
      file, info, name, name_size, extra, extra_size, comment, comment_size);
}
int unzGetFilePos64(unzFile file, unz64_file_pos *place) {
  return minizip.unzGetFilePos64(file, place);
}
int unzGoToFilePos64(unzFile file, const unz64_file_pos *place) {
  return minizip.unzGoToFilePos64(file, place);
}
int unzOpenCurrentFile(unzFile file) { return minizip.unzOpenCurrentFile(file); }
int unzReadCurrentFile(unzFile file, voidp buffer, unsigned count) {
  return minizip.unzReadCurrentFile(file, buffer, count);
}
int unzCloseCurrentFile(unzFile file) { return minizip.unzCloseCurrentFile(file); }

static voidpf open_bytes(voidpf opaque, const void *path, int mode) {
  (void)path;
  return mode & ZLIB_FILEFUNC_MODE_WRITE ? NULL : opaque;
}

static uLong read_bytes(voidpf opaque, voidpf stream, void *buffer, uLong count) {
  (void)opaque;
  struct husok_archive_bytes *bytes = stream;
  size_t left = bytes->count - bytes->place;
  if (count > left) count = left;
  memcpy(buffer, bytes->bytes + bytes->place, count);
  bytes->place += count;
  return count;
}

static ZPOS64_T tell_bytes(voidpf opaque, voidpf stream) {
  (void)opaque;
  return ((struct husok_archive_bytes *)stream)->place;
}

static long seek_bytes(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  (void)opaque;
  struct husok_archive_bytes *bytes = stream;
  ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_END   ? bytes->count
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? bytes->place
                                                     : 0;
  ZPOS64_T place = base + offset;
  if (place > bytes->count) return -1;
  bytes->place = place;
  return 0;
}

static int close_bytes(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

unzFile husok_open_archive(struct husok_archive_bytes *bytes) {
  zlib_filefunc64_def functions = {
      .zopen64_file = open_bytes,
      .zread_file = read_bytes,
      .ztell64_file = tell_bytes,
      .zseek64_file = seek_bytes,
      .zclose_file = close_bytes,
      .zerror_file = close_bytes,
      .opaque = bytes,
  };
  return unzOpen2_64("", &functions);
}
