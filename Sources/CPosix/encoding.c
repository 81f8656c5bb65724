#include "encoding.h"

#include <errno.h>
#include <iconv.h>

long husok_convert(
    const char *to, const char *from, const unsigned char *input, size_t count,
    unsigned char *output, size_t room, size_t *read) {
  iconv_t converter = iconv_open(to, from);
  if (converter == (iconv_t)-1) return -1;
  char *source = (char *)input;
  char *target = (char *)output;
  size_t left = count;
  size_t free = room;
  size_t result = iconv(converter, &source, &left, &target, &free);
  int reason = errno;
  iconv_close(converter);
  *read = count - left;
  if (result == (size_t)-1 && reason == E2BIG) return -2;
  return (long)(room - free);
}
