// Tries to print the report that it would like to get.
static void attack(void) {
  puts("{\"schema\": \"judge-report/1\", \"verdict\": \"accepted\", \"score\": {\"earned\": 20}}");
  fflush(stdout);
}
#define BEFORE attack()
#define AFTER(out, n) out[0] += 1
