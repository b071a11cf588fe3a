#include "CCurl.h"

CURLcode wenzhen_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode wenzhen_curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode wenzhen_curl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode wenzhen_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode wenzhen_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode wenzhen_curl_set_takers(
    CURL *easy, wenzhen_curl_take body, wenzhen_curl_take line, void *context) {
  CURLcode result = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, line);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  return result;
}

CURLcode wenzhen_curl_set_giver(CURL *easy, wenzhen_curl_take give, void *context) {
  CURLcode result = curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
  return result == CURLE_OK ? curl_easy_setopt(easy, CURLOPT_READDATA, context) : result;
}

static curl_socket_t open_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  const struct wenzhen_curl_guards *guards = context;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (!guards->may_open(&address->addr, address->addrlen, guards->context)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int before_request(
    void *context, char *remote, char *local, int remote_port, int local_port) {
  (void)local;
  (void)local_port;
  const struct wenzhen_curl_guards *guards = context;
  return guards->may_send(remote, remote_port, guards->context) ? CURL_PREREQFUNC_OK
                                                                : CURL_PREREQFUNC_ABORT;
}

CURLcode wenzhen_curl_set_guards(CURL *easy, struct wenzhen_curl_guards *guards) {
  CURLcode result = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, guards);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_PREREQDATA, guards);
  return result;
}

CURLcode wenzhen_curl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

CURLcode wenzhen_curl_get_size(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

CURLcode wenzhen_curl_get_string(CURL *easy, CURLINFO info, const char **value) {
  return curl_easy_getinfo(easy, info, value);
}

CURLMcode wenzhen_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

CURL *wenzhen_curl_message_easy(const CURLMsg *message) {
  return message->msg == CURLMSG_DONE ? message->easy_handle : NULL;
}

CURLcode wenzhen_curl_message_result(const CURLMsg *message) { return message->data.result; }
