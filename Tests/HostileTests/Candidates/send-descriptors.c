// Tries to fill the judge with descriptors.
static void attack(void) {
  char control[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec vector = {"x", 1};
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                           .msg_controllen = sizeof control};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  ESCAPED_IF(sendmsg(3, &message, 0) >= 0);
}
#define BEFORE attack()
