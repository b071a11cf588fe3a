/* Ends a process at its n-th durable step: preloaded into the daemon by the crash tests.
 *
 * Counts pwrite64, fdatasync, fsync, unlink and send. CRASH_AT names the step, CRASH_WHEN is
 * "before" or "after" it, CRASH_COUNT names a file to which the count is written at exit. Without
 * CRASH_AT it only counts. SIGKILL is what a lost process looks like to everybody else.
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
#include <unistd.h>

static atomic_long steps;
static long crash_at;
static int crash_after;

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("CRASH_AT");
  const char *when = getenv("CRASH_WHEN");
  crash_at = at ? atol(at) : 0;
  crash_after = when && strcmp(when, "after") == 0;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("CRASH_COUNT");
  if (!path) return;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&steps));
  fclose(file);
}

static void die(void) { kill(getpid(), SIGKILL); }

static long before(void) {
  long step = atomic_fetch_add(&steps, 1) + 1;
  if (step == crash_at && !crash_after) die();
  return step;
}

static void after(long step) {
  if (step == crash_at && crash_after) die();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  long step = before();
  ssize_t written = REAL(pwrite64)(file, bytes, count, offset);
  after(step);
  return written;
}

int fdatasync(int file) {
  long step = before();
  int result = REAL(fdatasync)(file);
  after(step);
  return result;
}

int fsync(int file) {
  long step = before();
  int result = REAL(fsync)(file);
  after(step);
  return result;
}

int unlink(const char *path) {
  long step = before();
  int result = REAL(unlink)(path);
  after(step);
  return result;
}

ssize_t send(int socket, const void *bytes, size_t count, int flags) {
  long step = before();
  ssize_t sent = REAL(send)(socket, bytes, count, flags);
  after(step);
  return sent;
}
