// Tries to have the compiler read the system's users.
#include "/etc/passwd"
