// The functions of this module are inline; a package target needs one file to compile.
#include "CPosix.h"
