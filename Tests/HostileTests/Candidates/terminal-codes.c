// Tries to print bytes that a terminal obeys, and such as are no text.
static void attack(void) {
  fputs("\033]0;owned\007\033[2J\033[1;1H\xff\xfe\x00", stdout);
  fflush(stdout);
}
#define BEFORE attack()
