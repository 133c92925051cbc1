// Tries to have the compiler print without end.
#define W1 _Pragma("GCC warning \"a warning that is long enough to fill a report with it\"")
#define W2 W1 W1 W1 W1 W1 W1 W1 W1 W1 W1
#define W3 W2 W2 W2 W2 W2 W2 W2 W2 W2 W2
#define W4 W3 W3 W3 W3 W3 W3 W3 W3 W3 W3
W4 W4 W4 W4
int broken = nothing;
