// The words of the command line as the system hands them to the program.
#ifndef HUSOK_ARGUMENTS_H
#define HUSOK_ARGUMENTS_H

/*
 * How many words the command line has, the name of the program included. They are those that C's
 * main is given: Swift's own list is read from /proc, which may not be there, or from where the
 * environment is thought to end, which another library may have moved.
 */
int husok_argument_count(void);

/* The word at a place; NULL behind the last. */
const char *husok_argument(int place);

#endif
