// The module's umbrella header.
#ifndef HUSOK_CPOSIX_H
#define HUSOK_CPOSIX_H

#include "posix.h"
#include "pseudo_terminal.h"

#endif
