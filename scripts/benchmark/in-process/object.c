/* The floor of calls within one process: a job with the vtable of IBackgroundCopyJob that does next to nothing, and a
   service that calls back as often as it is told. */
#include <stdint.h>
#ifdef _WIN32
#include <windows.h>
#define EXPORT __declspec(dllexport)
#define METHOD __stdcall
static void sleep_one_millisecond(void) { Sleep(1); }
#else
#include <time.h>
#define EXPORT
#define METHOD
static void sleep_one_millisecond(void) {
  struct timespec one = {0, 1000000};
  nanosleep(&one, 0);
}
#endif

enum { SUSPEND = 6, GET_STATE = 14, SLOTS = 35, JOB_TRANSFERRED = 3 };

typedef struct {
  const void *const *vtable;
  int32_t state;
} Job;

static uint32_t METHOD count(Job *self) {
  (void)self;
  return 1;
}

static int32_t METHOD get_state(Job *self, int32_t *state) {
  *state = self->state;
  self->state = (self->state + 1) % 9;
  return 0;
}

static int32_t METHOD suspend(Job *self) {
  (void)self;
  sleep_one_millisecond();
  return 0;
}

static const void *const vtable[SLOTS] = {
    [1] = (void *)count, [2] = (void *)count, [SUSPEND] = (void *)suspend, [GET_STATE] = (void *)get_state};
static Job job = {vtable, 0};

EXPORT void *the_job(void) { return &job; }

typedef int32_t(METHOD *JobTransferred)(void *self, void *job);

EXPORT void call_back(void ***callback, int32_t times) {
  for (int32_t i = 0; i < times; i++) ((JobTransferred)(*callback)[JOB_TRANSFERRED])(callback, &job);
}
