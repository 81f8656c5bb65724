// Conversion between character sets, which Swift's Glibc module lacks.
#ifndef HUSOK_ENCODING_H
#define HUSOK_ENCODING_H
#include <stddef.h>

/*
 * Converts bytes between two character sets. Gives how many bytes were written, -1 where the system
 * does not know one of the sets, -2 where the output has no room; a byte that does not fit ends the
 * conversion, and `read` tells where it stands.
 */
long husok_convert(
    const char *to, const char *from, const unsigned char *input, size_t count,
    unsigned char *output, size_t room, size_t *read);

#endif
