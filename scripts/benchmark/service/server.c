/* server FOLDER: the files of a folder over HTTP/1.1 on loopback, as fast as the kernel hands them out, so that it is
   not what a comparison measures. Prints its port, and ends when its input does. A thread serves a connection: GET and
   HEAD, one range of bytes, If-Range by ETag, kept alive. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_HEAD = 16 * 1024, LONGEST_FIELD = 256, STACK = 256 * 1024 };

static void check(const char *what, long result) {
  if (result >= 0) return;
  perror(what);
  exit(1);
}

static int send_all(int client, const char *bytes, size_t length, int flags) {
  while (length > 0) {
    ssize_t sent = send(client, bytes, length, flags | MSG_NOSIGNAL);
    if (sent < 0) return -1;
    bytes += sent;
    length -= (size_t)sent;
  }
  return 0;
}

static int send_part(int client, int file, off_t from, off_t to) {
  while (from < to) {
    ssize_t sent = sendfile(client, file, &from, (size_t)(to - from));
    if (sent <= 0) return -1;
  }
  return 0;
}

/* Whether the head of a request, which ends in an empty line, has a field; its value goes into `value`. */
static int field(const char *head, const char *name, char value[LONGEST_FIELD]) {
  size_t length = strlen(name);
  for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line, "\r\n")) {
    line += 2;
    if (strncasecmp(line, name, length) != 0 || line[length] != ':') continue;
    return sscanf(line + length + 1, " %255[^\r]", value) == 1;
  }
  return 0;
}

static int answer_without_file(int client, const char *status, const char *fields) {
  char head[512];
  int length = snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Length: 0\r\n%s\r\n", status, fields);
  return send_all(client, head, (size_t)length, 0);
}

/* What a range asks of `size` bytes: 1 for [*from, *to), 0 for what cannot be had, -1 for what is no range. */
static int read_range(const char *range, off_t size, off_t *from, off_t *to) {
  long long first, last = -1;
  if (sscanf(range, "bytes=%lld-%lld", &first, &last) < 1 || first < 0 || strchr(range, ',') != NULL) return -1;
  if (first >= size) return 0;
  *from = first;
  *to = last < 0 || last >= size ? size : last + 1;
  return *from < *to;
}

static int answer_with_file(int client, int file, const char *request, int only_head) {
  struct stat facts;
  if (fstat(file, &facts) < 0 || !S_ISREG(facts.st_mode)) return answer_without_file(client, "404 Not Found", "");
  char etag[64], range[LONGEST_FIELD], condition[LONGEST_FIELD], content_range[128] = "";
  snprintf(etag, sizeof etag, "\"%llx-%llx\"", (long long)facts.st_ino, (long long)facts.st_mtim.tv_nsec);
  off_t from = 0, to = facts.st_size;
  int current = !field(request, "If-Range", condition) || strcmp(condition, etag) == 0;
  int partial = current && field(request, "Range", range) ? read_range(range, facts.st_size, &from, &to) : -1;
  if (partial == 0) {
    snprintf(content_range, sizeof content_range, "Content-Range: bytes */%lld\r\n", (long long)facts.st_size);
    return answer_without_file(client, "416 Range Not Satisfiable", content_range);
  }
  if (partial == 1)
    snprintf(content_range, sizeof content_range, "Content-Range: bytes %lld-%lld/%lld\r\n", (long long)from,
             (long long)to - 1, (long long)facts.st_size);
  char head[512];
  int length = snprintf(head, sizeof head,
                        "HTTP/1.1 %s\r\nContent-Type: application/octet-stream\r\nContent-Length: %lld\r\n"
                        "Accept-Ranges: bytes\r\nETag: %s\r\n%s\r\n",
                        partial == 1 ? "206 Partial Content" : "200 OK", (long long)(to - from), etag, content_range);
  int has_body = !only_head && from < to;
  if (send_all(client, head, (size_t)length, has_body ? MSG_MORE : 0) < 0) return -1;
  return has_body ? send_part(client, file, from, to) : 0;
}

/* Answers a request. Below 0 when the connection is of no more use. */
static int answer(int client, const char *request) {
  char method[8], name[LONGEST_FIELD], connection[LONGEST_FIELD];
  if (sscanf(request, "%7s /%255s HTTP/1.1", method, name) != 2) return -1;
  int only_head = strcmp(method, "HEAD") == 0;
  if (!only_head && strcmp(method, "GET") != 0) return -1;
  int file = strchr(name, '/') == NULL ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  int result = file < 0 ? answer_without_file(client, "404 Not Found", "")
                        : answer_with_file(client, file, request, only_head);
  if (file >= 0) close(file);
  return field(request, "Connection", connection) && strcasecmp(connection, "close") == 0 ? -1 : result;
}

static void *serve(void *argument) {
  int client = (int)(long)argument;
  char head[LONGEST_HEAD + 1];
  size_t length = 0;
  for (;;) {
    ssize_t got = recv(client, head + length, LONGEST_HEAD - length, 0);
    if (got <= 0) break;
    length += (size_t)got;
    head[length] = 0;
    char *end;
    int result = 0;
    while (result >= 0 && (end = strstr(head, "\r\n\r\n")) != NULL) {
      end[2] = 0;
      result = answer(client, head);
      length -= (size_t)(end + 4 - head);
      memmove(head, end + 4, length + 1);
    }
    if (result < 0) break;
  }
  close(client);
  return NULL;
}

static void *end_with_input(void *unused) {
  (void)unused;
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0) continue;
  exit(0);
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: server FOLDER\n");
    return 2;
  }
  check("folder", chdir(arguments[1]));
  signal(SIGPIPE, SIG_IGN);
  int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  check("socket", server);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  check("bind", bind(server, (struct sockaddr *)&address, length));
  check("listen", listen(server, 1024));
  check("getsockname", getsockname(server, (struct sockaddr *)&address, &length));
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  pthread_t thread;
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&detached, STACK);
  check("thread", -pthread_create(&thread, &detached, end_with_input, NULL));
  for (;;) {
    int client = accept4(server, NULL, NULL, SOCK_CLOEXEC);
    check("accept", client);
    int yes = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    check("thread", -pthread_create(&thread, &detached, serve, (void *)(long)client));
  }
}
