/* Clients that leave in an odd order, or die. */
#include "client.h"
#include <stdio.h>

static const ULONG USUAL = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

static HRESULT complete(Callback *self, IBackgroundCopyJob *job) {
  (void)self;
  EXPECT(S_OK, IBackgroundCopyJob_Complete(job));
  return S_OK;
}

/* Everything is let go while the job transfers: the service alone holds the callback, and completes through it. */
static void let_go_early(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_transferred = complete;
  IBackgroundCopyJob *job = create_job(manager, 1);
  IBackgroundCopyManager_Release(manager);
  listen_with(job, callback, USUAL);
  IBackgroundCopyCallback2_Release(&callback->com);
  EXPECT(S_OK, IBackgroundCopyJob_Resume(job));
  IBackgroundCopyJob_Release(job);
  wait_until_told(callback);
  wait_for(callback->ended);
  CHECK(callback->references == 0 && callback->transferred == 1);
}

/* Parts outlive what they came from. */
static void whole_before_parts(IBackgroundCopyManager *manager) {
  IBackgroundCopyJob *job = create_job(manager, 1);
  IEnumBackgroundCopyFiles *list;
  IBackgroundCopyFile *file;
  WCHAR *url;
  EXPECT(S_OK, IBackgroundCopyJob_EnumFiles(job, &list));
  IBackgroundCopyManager_Release(manager);
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Next(list, 1, &file, NULL));
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  IBackgroundCopyJob_Release(job);
  IEnumBackgroundCopyFiles_Release(list);
  EXPECT(S_OK, IBackgroundCopyFile_GetRemoteName(file, &url));
  CHECK(!lstrcmpW(url, files[0].url));
  CoTaskMemFree(url);
  IBackgroundCopyFile_Release(file);
}

static void say_id(IBackgroundCopyJob *job) {
  WCHAR text[40];
  GUID id;
  EXPECT(S_OK, IBackgroundCopyJob_GetId(job, &id));
  StringFromGUID2(&id, text, 40);
  printf("%ls\n", text);
  fflush(stdout);
}

static void die(void) {
  TerminateProcess(GetCurrentProcess(), 0);
}

static HRESULT die_of_error(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error) {
  (void)self, (void)job, (void)error;
  die();
  return S_OK;
}

static void dies_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_error = die_of_error;
  IBackgroundCopyJob *job = create_job(manager, 1);
  say_id(job);
  listen_with(job, callback, USUAL);
  EXPECT(S_OK, IBackgroundCopyJob_Resume(job));
  wait_for(callback->ended);
}

static void dies_outside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  IBackgroundCopyJob *job = create_job(manager, 1);
  say_id(job);
  listen_with(job, callback, USUAL);
  die();
}

const Named odd_scenarios[] = {{"let-go-early", let_go_early},
                               {"whole-before-parts", whole_before_parts},
                               {"dies-inside", dies_inside},
                               {"dies-outside", dies_outside},
                               {NULL, NULL}};
