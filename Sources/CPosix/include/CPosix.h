// The module's umbrella header.
#ifndef HUSOK_CPOSIX_H
#define HUSOK_CPOSIX_H

#include "arguments.h"
#include "encoding.h"
#include "library.h"
#include "posix.h"

#endif
