// Tries to have the compiler include a file for ever.
#include __FILE__
#include __FILE__
