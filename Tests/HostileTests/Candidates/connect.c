// Tries to reach the network.
static void attack(void) {
  ESCAPED_IF(socket(AF_INET, SOCK_STREAM, 0) >= 0);
  ESCAPED_IF(socket(AF_INET6, SOCK_DGRAM, 0) >= 0);
  ESCAPED_IF(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  ESCAPED_IF(socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
}
#define BEFORE attack()
