// expat, loaded when it is first needed. Its functions are called by their own names.
#ifndef HUSOK_CEXPAT_H
#define HUSOK_CEXPAT_H

#include <expat.h>

/* Loads the library, once; 0 where this machine does not have it. Before, none of it may be called. */
int husok_load_expat(void);

#endif
