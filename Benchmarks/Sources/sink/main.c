// A loopback HTTP server that reads whole requests and answers 200 to each, on kept connections.
//
// Prints its port, and ends with its standard input.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 1024, ROOM = 64 * 1024 };

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

struct connection {
  size_t filled;
  char bytes[ROOM];
};

static struct connection *connections[MOST_CONNECTIONS];

// The length of the first whole request, 0 while there is none.
static size_t whole(const struct connection *c) {
  const char *end = memmem(c->bytes, c->filled, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = (size_t)(end - c->bytes) + 4, body = 0;
  for (const char *line = c->bytes; line < end; line = (const char *)memchr(line, '\n', head) + 1)
    if (strncasecmp(line, "content-length:", 15) == 0) body = strtoul(line + 15, NULL, 10);
  return c->filled >= head + body ? head + body : 0;
}

static void drop(int fd) {
  close(fd);
  free(connections[fd]);
  connections[fd] = NULL;
}

static void serve(int fd) {
  struct connection *c = connections[fd];
  ssize_t got = read(fd, c->bytes + c->filled, ROOM - c->filled);
  if (got <= 0) return drop(fd);
  c->filled += (size_t)got;
  for (size_t length; (length = whole(c)) > 0;) {
    if (write(fd, answer, sizeof answer - 1) != (ssize_t)(sizeof answer - 1)) return drop(fd);
    memmove(c->bytes, c->bytes + length, c->filled - length);
    c->filled -= length;
  }
  if (c->filled == ROOM) drop(fd);
}

static void welcome(int listener, int epoll) {
  int fd = accept(listener, NULL, NULL);
  if (fd < 0) return;
  if (fd >= MOST_CONNECTIONS || !(connections[fd] = calloc(1, sizeof(struct connection)))) {
    close(fd);
    return;
  }
  struct epoll_event wanted = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted);
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof here;
  if (bind(listener, (struct sockaddr *)&here, size) != 0 || listen(listener, 256) != 0 ||
      getsockname(listener, (struct sockaddr *)&here, &size) != 0) {
    perror("sink");
    return 1;
  }
  printf("%d\n", ntohs(here.sin_port));
  fflush(stdout);
  int sources[] = {listener, STDIN_FILENO};
  for (int i = 0; i < 2; i++) {
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = sources[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, sources[i], &wanted);
  }
  for (;;) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll, events, 64, -1);
    for (int i = 0; i < count; i++) {
      if (events[i].data.fd == STDIN_FILENO) return 0;
      if (events[i].data.fd == listener) welcome(listener, epoll);
      else serve(events[i].data.fd);
    }
  }
}
