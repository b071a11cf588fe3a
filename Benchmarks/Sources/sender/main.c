// Sends requests with libcurl and nothing else: what the product's transport is measured against.
//
// sender URL COUNT IN-FLIGHT BODY-BYTES: a fresh handle for each request over kept connections,
// with the product's options, headers and callbacks; prints the seconds it took.

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_LIMIT = 16 * 1024 };

struct request {
  struct curl_slist *headers;
  size_t taken;
  char answer[ANSWER_LIMIT];
};

static int allowed_port;

static curl_socket_t open_socket(void *context, curlsocktype use, struct curl_sockaddr *address) {
  (void)context, (void)use;
  const struct sockaddr_in *to = (const struct sockaddr_in *)&address->addr;
  if (address->family != AF_INET || ntohs(to->sin_port) != allowed_port) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int before_request(void *context, char *to, char *from, int port, int own_port) {
  (void)context, (void)from, (void)own_port;
  struct in_addr read;
  return inet_pton(AF_INET, to, &read) == 1 && port == allowed_port ? CURL_PREREQFUNC_OK
                                                                    : CURL_PREREQFUNC_ABORT;
}

static size_t take(char *bytes, size_t size, size_t count, void *context) {
  struct request *request = context;
  if (request->taken + size * count > ANSWER_LIMIT) return 0;
  memcpy(request->answer + request->taken, bytes, size * count);
  request->taken += size * count;
  return size * count;
}

static void begin(CURLM *multi, const char *url, const char *body, long size) {
  CURL *easy = curl_easy_init();
  struct request *request = calloc(1, sizeof *request);
  static const char *lines[] = {
      "content-type: application/json", "webhook-id: msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
      "webhook-timestamp: 1772413200",
      "webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=", "Expect:"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    request->headers = curl_slist_append(request->headers, lines[i]);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, request);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, request);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, request);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 15000L);
  curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, 300L);
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
  curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, request->headers);
  curl_multi_add_handle(multi, easy);
}

// Frees a handle; whether its answer was a 200.
static int end(CURLM *multi, CURL *easy, CURLcode result) {
  struct request *request;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&request);
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_multi_remove_handle(multi, easy);
  curl_easy_cleanup(easy);
  curl_slist_free_all(request->headers);
  free(request);
  return result == CURLE_OK && status == 200;
}

int main(int count_of_arguments, char **arguments) {
  if (count_of_arguments != 5) return 2;
  const char *url = arguments[1];
  long count = atol(arguments[2]), in_flight = atol(arguments[3]), size = atol(arguments[4]);
  allowed_port = atoi(strrchr(url, ':') + 1);
  char *body = malloc((size_t)size);
  memset(body, 'x', (size_t)size);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, in_flight);
  struct timespec start, stop;
  clock_gettime(CLOCK_MONOTONIC, &start);
  long begun = 0, ended = 0;
  while (ended < count) {
    while (begun < count && begun - ended < in_flight) begin(multi, url, body, size), begun++;
    int running, left;
    curl_multi_perform(multi, &running);
    long before = ended;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
      if (message->msg != CURLMSG_DONE) continue;
      if (!end(multi, message->easy_handle, message->data.result)) return 1;
      ended++;
    }
    if (ended == before) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  clock_gettime(CLOCK_MONOTONIC, &stop);
  double nanoseconds = (double)(stop.tv_nsec - start.tv_nsec);
  printf("%.6f\n", (double)(stop.tv_sec - start.tv_sec) + nanoseconds / 1e9);
  curl_multi_cleanup(multi);
  return 0;
}
