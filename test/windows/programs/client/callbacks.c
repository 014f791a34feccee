/* What a client does inside its callbacks. Each scenario leaves in order: nothing is held in the end. */
#include "client.h"

static const ULONG USUAL = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
static const HRESULT HTTP_403 = (HRESULT)0x80190193;
static const HRESULT INVALID_STATE = (HRESULT)0x80D02013;

static HRESULT complete(Callback *self, IBackgroundCopyJob *job) {
  (void)self;
  CHECK(state_of(job) == BG_JOB_STATE_TRANSFERRED);
  EXPECT(S_OK, IBackgroundCopyJob_Complete(job));
  CHECK(state_of(job) == BG_JOB_STATE_ACKNOWLEDGED);
  return S_OK;
}

static void check_error(IBackgroundCopyError *error) {
  BG_ERROR_CONTEXT context;
  HRESULT code;
  IBackgroundCopyFile *file;
  WCHAR *url, *path;
  EXPECT(S_OK, IBackgroundCopyError_GetError(error, &context, &code));
  CHECK(context == BG_ERROR_CONTEXT_REMOTE_FILE && code == HTTP_403);
  EXPECT(S_OK, IBackgroundCopyError_GetFile(error, &file));
  EXPECT(S_OK, IBackgroundCopyFile_GetRemoteName(file, &url));
  EXPECT(S_OK, IBackgroundCopyFile_GetLocalName(file, &path));
  CHECK(!lstrcmpW(url, files[0].url) && !lstrcmpW(path, files[0].path));
  CoTaskMemFree(url);
  CoTaskMemFree(path);
  IBackgroundCopyFile_Release(file);
}

static HRESULT cancel(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error) {
  IBackgroundCopyError *again;
  (void)self;
  check_error(error);
  EXPECT(S_OK, IBackgroundCopyJob_GetError(job, &again));
  check_error(again);
  IBackgroundCopyError_Release(again);
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  EXPECT(INVALID_STATE, IBackgroundCopyJob_Cancel(job));
  return S_OK;
}

/* The first file from where the second one comes from. */
static HRESULT repair(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error) {
  IBackgroundCopyFile *file;
  IBackgroundCopyFile2 *renamable;
  (void)self;
  EXPECT(S_OK, IBackgroundCopyError_GetFile(error, &file));
  EXPECT(S_OK, IBackgroundCopyFile_QueryInterface(file, &IID_IBackgroundCopyFile2, (void **)&renamable));
  EXPECT(S_OK, IBackgroundCopyFile2_SetRemoteName(renamable, files[1].url));
  IBackgroundCopyFile2_Release(renamable);
  IBackgroundCopyFile_Release(file);
  EXPECT(S_OK, IBackgroundCopyJob_Resume(job));
  return S_OK;
}

static HRESULT refuse_twice(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error) {
  (void)job;
  check_error(error);
  return self->errors < 3 ? E_FAIL : S_OK;
}

static HRESULT keep(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error) {
  self->kept_job = job;
  self->kept_error = error;
  IBackgroundCopyJob_AddRef(job);
  IBackgroundCopyError_AddRef(error);
  return S_OK;
}

static HRESULT stop_listening(Callback *self, IBackgroundCopyJob *job) {
  (void)self;
  EXPECT(S_OK, IBackgroundCopyJob_SetNotifyInterface(job, NULL));
  return S_OK;
}

static Callback *successor;

static HRESULT hand_over(Callback *self, IBackgroundCopyJob *job) {
  (void)self;
  EXPECT(S_OK, IBackgroundCopyJob_SetNotifyInterface(job, unknown_of(successor)));
  return S_OK;
}

static IBackgroundCopyJob *resumed(IBackgroundCopyManager *manager, int count, Callback *callback, ULONG flags) {
  IBackgroundCopyJob *job = create_job(manager, count);
  listen_with(job, callback, flags);
  EXPECT(S_OK, IBackgroundCopyJob_Resume(job));
  return job;
}

static void leave(IBackgroundCopyManager *manager, IBackgroundCopyJob *job, Callback *callback) {
  IBackgroundCopyJob_Release(job);
  IBackgroundCopyManager_Release(manager);
  end_callback(callback);
}

static void complete_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_transferred = complete;
  IBackgroundCopyJob *job = resumed(manager, file_count, callback, USUAL);
  wait_until_told(callback);
  CHECK(state_of(job) == BG_JOB_STATE_ACKNOWLEDGED && callback->transferred == 1);
  leave(manager, job, callback);
}

static void cancel_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_error = cancel;
  IBackgroundCopyJob *job = resumed(manager, file_count, callback, USUAL);
  wait_until_told(callback);
  CHECK(state_of(job) == BG_JOB_STATE_CANCELLED && callback->errors == 1);
  leave(manager, job, callback);
}

static void repair_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_error = repair;
  callback->on_transferred = complete;
  IBackgroundCopyJob *job = resumed(manager, 1, callback, USUAL);
  while (callback->transferred == 0) wait_until_told(callback);
  CHECK(callback->errors == 1 && state_of(job) == BG_JOB_STATE_ACKNOWLEDGED);
  leave(manager, job, callback);
}

static void refused(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_error = refuse_twice;
  IBackgroundCopyJob *job = resumed(manager, 1, callback, USUAL);
  while (callback->errors < 3) wait_until_told(callback);
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  leave(manager, job, callback);
}

static void kept(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_error = keep;
  IBackgroundCopyJob *job = resumed(manager, 1, callback, USUAL);
  wait_until_told(callback);
  check_error(callback->kept_error);
  CHECK(state_of(callback->kept_job) == BG_JOB_STATE_ERROR);
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(callback->kept_job));
  /* The error is the client's for as long as it holds it. */
  check_error(callback->kept_error);
  IBackgroundCopyError_Release(callback->kept_error);
  IBackgroundCopyJob_Release(callback->kept_job);
  leave(manager, job, callback);
}

static void stop_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_transferred = stop_listening;
  IBackgroundCopyJob *job = resumed(manager, 1, callback, USUAL);
  wait_until_told(callback);
  end_callback(callback);
  EXPECT(S_OK, IBackgroundCopyJob_Complete(job));
  IBackgroundCopyJob_Release(job);
  IBackgroundCopyManager_Release(manager);
}

static void hand_over_inside(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  successor = new_callback();
  successor->on_transferred = complete;
  callback->on_transferred = hand_over;
  IBackgroundCopyJob *job = resumed(manager, 1, callback, USUAL);
  wait_until_told(successor);
  end_callback(callback);
  leave(manager, job, successor);
}

static void file_by_file(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->takes_files = 1;
  callback->on_transferred = complete;
  IBackgroundCopyJob *job = resumed(manager, file_count, callback, USUAL | BG_NOTIFY_FILE_TRANSFERRED);
  wait_until_told(callback);
  CHECK(callback->files == file_count && callback->transferred == 1);
  leave(manager, job, callback);
}

static void without_file_by_file(IBackgroundCopyManager *manager) {
  Callback *callback = new_callback();
  callback->on_transferred = complete;
  IBackgroundCopyJob *job = resumed(manager, file_count, callback, USUAL | BG_NOTIFY_FILE_TRANSFERRED);
  wait_until_told(callback);
  CHECK(callback->files == 0 && callback->transferred == 1);
  leave(manager, job, callback);
}

const Named callback_scenarios[] = {
    {"complete-inside", complete_inside}, {"cancel-inside", cancel_inside},
    {"repair-inside", repair_inside},     {"refused", refused},
    {"kept", kept},                       {"stop-inside", stop_inside},
    {"hand-over-inside", hand_over_inside}, {"file-by-file", file_by_file},
    {"without-file-by-file", without_file_by_file}, {NULL, NULL}};
