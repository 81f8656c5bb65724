#include "arguments.h"

#include <stddef.h>

static int argument_count;
static char **argument_values;

// The C library hands the arguments of main to what runs before it, too.
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  argument_values = values;
}

int husok_argument_count(void) { return argument_count; }

const char *husok_argument(int place) {
  return place >= 0 && place < argument_count ? argument_values[place] : NULL;
}
