// The files of Resources, embedded in the binary: one file can be copied to another machine and run.
#ifndef HUSOK_CRESOURCES_H
#define HUSOK_CRESOURCES_H
#include <stddef.h>

// Each gives the first byte of the embedded file and writes its length.
const unsigned char *husok_starting_data(size_t *count);
const unsigned char *husok_practice_data(size_t *count);
const unsigned char *husok_steps(size_t *count);
const unsigned char *husok_words(size_t *count);

#endif
