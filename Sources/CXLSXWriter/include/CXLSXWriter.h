// libxlsxwriter, loaded when it is first needed: it brings libcrypto along, which every start of the
// program would pay for. Its functions are called by their own names.
#ifndef HUSOK_CXLSXWRITER_H
#define HUSOK_CXLSXWRITER_H

#include <xlsxwriter.h>

/* Loads the library, once; 0 where this machine does not have it. Before, none of it may be called. */
int husok_load_xlsxwriter(void);

/* A file without a name, in memory, for a library that only writes to paths; -1 where there is none. */
int husok_memory_file(void);

#endif
