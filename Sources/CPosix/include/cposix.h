#ifndef CPOSIX_H
#define CPOSIX_H

#include <sys/types.h>

/* The user at the other end of a connected Unix socket; -1 when the kernel does not say. */
long cposix_peer_user(int socket);

#endif
