#ifndef WENZHEN_CCURL_H
#define WENZHEN_CCURL_H

#include <curl/curl.h>
#include <sys/socket.h>

/// `curl_easy_setopt` and its like take any type, which Swift can't call: one function each here.

CURLcode wenzhen_curl_set_long(CURL *easy, CURLoption option, long value);
CURLcode wenzhen_curl_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode wenzhen_curl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode wenzhen_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode wenzhen_curl_set_pointer(CURL *easy, CURLoption option, void *value);

typedef size_t (*wenzhen_curl_take)(char *bytes, size_t size, size_t count, void *context);

/// Called with what the other side sends, and with each line of its headers or replies.
CURLcode wenzhen_curl_set_takers(
    CURL *easy, wenzhen_curl_take body, wenzhen_curl_take line, void *context);

/// Called for the bytes of a mail.
CURLcode wenzhen_curl_set_giver(CURL *easy, wenzhen_curl_take give, void *context);

/// Called before a socket is opened, and again before a request is sent over any connection, a kept
/// one too; where they answer 0, nothing is sent.
typedef int (*wenzhen_curl_may_open)(
    const struct sockaddr *address, socklen_t length, void *context);
typedef int (*wenzhen_curl_may_send)(const char *address, int port, void *context);

/// The guards of a transfer; to live as long as its handle.
struct wenzhen_curl_guards {
  wenzhen_curl_may_open may_open;
  wenzhen_curl_may_send may_send;
  void *context;
};

CURLcode wenzhen_curl_set_guards(CURL *easy, struct wenzhen_curl_guards *guards);

CURLcode wenzhen_curl_get_long(CURL *easy, CURLINFO info, long *value);
CURLcode wenzhen_curl_get_size(CURL *easy, CURLINFO info, curl_off_t *value);
CURLcode wenzhen_curl_get_string(CURL *easy, CURLINFO info, const char **value);

CURLMcode wenzhen_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

/// The transfer that a message of a multi handle is about, and how it ended.
CURL *wenzhen_curl_message_easy(const CURLMsg *message);
CURLcode wenzhen_curl_message_result(const CURLMsg *message);

#endif
