// Tries to have the compiler print a file of the user's.
#include "@SCRATCH@/secret"
