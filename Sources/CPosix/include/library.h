// Libraries that are loaded when they are first needed.
#ifndef HUSOK_LIBRARY_H
#define HUSOK_LIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

#define HUSOK_MEMBER(function) __typeof__(&function) function;
#define HUSOK_FIND(function) \
  if (library != NULL && (found->function = dlsym(library, #function)) == NULL) library = NULL;

/*
 * Keeps the functions of a library, each under its own name, in a struct, and defines
 * husok_load_LIBRARY, which loads them the first time: whether all of them are there.
 */
#define HUSOK_LIBRARY(LIBRARY, FILE_NAME, FUNCTIONS)              \
  static struct {                                                 \
    FUNCTIONS(HUSOK_MEMBER)                                       \
  } LIBRARY;                                                      \
  int husok_load_##LIBRARY(void) {                                \
    static int state;                                             \
    if (state != 0) return state > 0;                             \
    void *library = dlopen(FILE_NAME, RTLD_NOW | RTLD_LOCAL);     \
    __typeof__(LIBRARY) *found = &LIBRARY;                        \
    FUNCTIONS(HUSOK_FIND)                                         \
    state = library == NULL ? -1 : 1;                             \
    return state > 0;                                             \
  }

#endif
