/* Ends a process at its n-th durable step: preloaded into the daemon by the crash tests.
 *
 * Four kinds of step are counted, each by itself:
 *   pwrite64   what is written into the store's files (pwrite64, pwrite)
 *   fdatasync  what is forced onto the disk (fdatasync, fsync)
 *   unlink     files taken away
 *   send       what leaves through a socket (send, sendto, sendmsg, sendmmsg, write, writev); to
 *              files, pipes and eventfds the last two go uncounted
 *
 * CRASH_AT names the step: the n-th of the kind in CRASH_KIND, without that the n-th of all.
 * CRASH_WHEN is "before" or "after" it. CRASH_COUNT names a file to which the counts are written
 * at exit. Without CRASH_AT it only counts. SIGKILL is what a lost process looks like to
 * everybody else.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { PWRITE64, FDATASYNC, UNLINK, SEND, KINDS };

static const char *const names[KINDS] = {"pwrite64", "fdatasync", "unlink", "send"};
static atomic_long steps[KINDS], steps_of_all;
static long crash_at;
static int crash_kind = KINDS;
static int crash_after;

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("CRASH_AT");
  const char *kind = getenv("CRASH_KIND");
  const char *when = getenv("CRASH_WHEN");
  crash_after = when && strcmp(when, "after") == 0;
  for (int one = 0; kind && one < KINDS; one++) {
    if (strcmp(kind, names[one]) == 0) crash_kind = one;
  }
  crash_at = at ? atol(at) : 0;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("CRASH_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  for (int kind = 0; kind < KINDS; kind++) {
    fprintf(file, "%s %ld\n", names[kind], atomic_load(&steps[kind]));
  }
  fclose(file);
}

/* Counts a step and says whether it is the one to end at. */
static int counted(enum kind kind) {
  long of_kind = atomic_fetch_add(&steps[kind], 1) + 1;
  long of_all = atomic_fetch_add(&steps_of_all, 1) + 1;
  return crash_at && (crash_kind == KINDS ? of_all : of_kind) == crash_at &&
         (crash_kind == KINDS || crash_kind == (int)kind);
}

static void end_if(int here) {
  if (here) kill(getpid(), SIGKILL);
}

static int is_socket(int file) {
  struct stat status;
  return fstat(file, &status) == 0 && S_ISSOCK(status.st_mode);
}

/* The library's own function of that name, called as one step; errno is left as it leaves it. */
#define STEP(kind, type, name, ...)                                                      \
  static __typeof__(&name) real;                                                         \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                          \
  int here = counted(kind);                                                              \
  end_if(here && !crash_after);                                                          \
  type result = real(__VA_ARGS__);                                                       \
  end_if(here && crash_after);                                                           \
  return result;

/* The same where the file is a socket; otherwise the function alone. */
#define STEP_OF_SOCKET(type, name, ...)                                                  \
  static __typeof__(&name) plain;                                                        \
  if (!plain) plain = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                        \
  if (!is_socket(file)) return plain(__VA_ARGS__);                                       \
  STEP(SEND, type, name, __VA_ARGS__)

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  STEP(PWRITE64, ssize_t, pwrite64, file, bytes, count, offset)
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  STEP(PWRITE64, ssize_t, pwrite, file, bytes, count, offset)
}

int fdatasync(int file) { STEP(FDATASYNC, int, fdatasync, file) }

int fsync(int file) { STEP(FDATASYNC, int, fsync, file) }

int unlink(const char *path) { STEP(UNLINK, int, unlink, path) }

ssize_t send(int file, const void *bytes, size_t count, int flags) {
  STEP(SEND, ssize_t, send, file, bytes, count, flags)
}

ssize_t sendto(int file, const void *bytes, size_t count, int flags,
               const struct sockaddr *address, socklen_t length) {
  STEP(SEND, ssize_t, sendto, file, bytes, count, flags, address, length)
}

ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  STEP(SEND, ssize_t, sendmsg, file, message, flags)
}

int sendmmsg(int file, struct mmsghdr *messages, unsigned int count, int flags) {
  STEP(SEND, int, sendmmsg, file, messages, count, flags)
}

ssize_t write(int file, const void *bytes, size_t count) {
  STEP_OF_SOCKET(ssize_t, write, file, bytes, count)
}

ssize_t writev(int file, const struct iovec *pieces, int count) {
  STEP_OF_SOCKET(ssize_t, writev, file, pieces, count)
}
