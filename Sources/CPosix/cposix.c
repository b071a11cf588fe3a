#define _GNU_SOURCE
#include "cposix.h"

#include <sys/socket.h>
#include <sys/un.h>

long cposix_peer_user(int socket) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -1;
  return (long)peer.uid;
}
