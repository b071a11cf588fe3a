#ifndef WENZHEN_CPOSIX_H
#define WENZHEN_CPOSIX_H

#include <stdint.h>

/// Who sits at the other end of a Unix socket, as the kernel tells: `struct ucred` by a name that
/// C headers show without `_GNU_SOURCE`, so that Swift sees it.
struct wenzhen_peer {
    int32_t process;
    uint32_t user;
    uint32_t group;
};

/// The socket option by which `struct wenzhen_peer` is asked for, at level `SOL_SOCKET`.
extern const int wenzhen_peer_option;

/// The user as whom this process acts.
uint32_t wenzhen_own_user(void);

/// Tells the service manager that waits at $NOTIFY_SOCKET (sd_notify(3)), if one does; gives 0, or
/// the errno of what went wrong.
int wenzhen_notify(const char *message);

/// How many heaps the C library keeps at most (mallopt(3), M_ARENA_MAX); before any thread begins.
void wenzhen_keep_heaps(int count);

/// Gives the kernel back what the heaps hold and nobody uses (malloc_trim(3)).
void wenzhen_give_back(void);

#endif
