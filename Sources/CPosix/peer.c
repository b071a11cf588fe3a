#define _GNU_SOURCE
#include "CPosix.h"

#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

_Static_assert(sizeof(struct wenzhen_peer) == sizeof(struct ucred), "the kernel fills a ucred");
_Static_assert(offsetof(struct wenzhen_peer, process) == offsetof(struct ucred, pid), "pid");
_Static_assert(offsetof(struct wenzhen_peer, user) == offsetof(struct ucred, uid), "uid");
_Static_assert(offsetof(struct wenzhen_peer, group) == offsetof(struct ucred, gid), "gid");

const int wenzhen_peer_option = SO_PEERCRED;

uint32_t wenzhen_own_user(void) { return geteuid(); }
