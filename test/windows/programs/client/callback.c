#include "client.h"
#include <stdlib.h>

static Callback *of(IBackgroundCopyCallback2 *self) {
  return (Callback *)self;
}

static HRESULT STDMETHODCALLTYPE query_interface(IBackgroundCopyCallback2 *self, REFIID iid, void **object) {
  int known = IsEqualIID(iid, &IID_IUnknown) || IsEqualIID(iid, &IID_IBackgroundCopyCallback) ||
              (of(self)->takes_files && IsEqualIID(iid, &IID_IBackgroundCopyCallback2));
  *object = known ? self : NULL;
  if (!known) return E_NOINTERFACE;
  IBackgroundCopyCallback2_AddRef(self);
  return S_OK;
}

static ULONG STDMETHODCALLTYPE add_ref(IBackgroundCopyCallback2 *self) {
  return InterlockedIncrement(&of(self)->references);
}

static ULONG STDMETHODCALLTYPE release(IBackgroundCopyCallback2 *self) {
  LONG left = InterlockedDecrement(&of(self)->references);
  if (left == 0) SetEvent(of(self)->ended);
  return left;
}

static HRESULT STDMETHODCALLTYPE job_transferred(IBackgroundCopyCallback2 *self, IBackgroundCopyJob *job) {
  Callback *callback = of(self);
  callback->transferred++;
  HRESULT answer = callback->on_transferred ? callback->on_transferred(callback, job) : S_OK;
  SetEvent(callback->told);
  return answer;
}

static HRESULT STDMETHODCALLTYPE job_error(IBackgroundCopyCallback2 *self, IBackgroundCopyJob *job,
                                           IBackgroundCopyError *error) {
  Callback *callback = of(self);
  callback->errors++;
  HRESULT answer = callback->on_error ? callback->on_error(callback, job, error) : S_OK;
  SetEvent(callback->told);
  return answer;
}

static HRESULT STDMETHODCALLTYPE job_modification(IBackgroundCopyCallback2 *self, IBackgroundCopyJob *job,
                                                  DWORD reserved) {
  (void)job, (void)reserved;
  of(self)->modified++;
  return S_OK;
}

static HRESULT STDMETHODCALLTYPE file_transferred(IBackgroundCopyCallback2 *self, IBackgroundCopyJob *job,
                                                  IBackgroundCopyFile *file) {
  Callback *callback = of(self);
  WCHAR *path;
  (void)job;
  /* One after the other, in the order of the job, and before its end is told. */
  CHECK(callback->transferred == 0 && callback->errors == 0);
  EXPECT(S_OK, IBackgroundCopyFile_GetLocalName(file, &path));
  CHECK(!lstrcmpW(path, files[callback->files].path));
  CoTaskMemFree(path);
  callback->files++;
  return S_OK;
}

static IBackgroundCopyCallback2Vtbl vtable = {query_interface, add_ref,          release,         job_transferred,
                                              job_error,       job_modification, file_transferred};

Callback *new_callback(void) {
  Callback *made = calloc(1, sizeof *made);
  made->com.lpVtbl = &vtable;
  made->references = 1;
  made->told = CreateEventW(NULL, FALSE, FALSE, NULL);
  made->ended = CreateEventW(NULL, FALSE, FALSE, NULL);
  return made;
}

IUnknown *unknown_of(Callback *callback) {
  return (IUnknown *)&callback->com;
}

void listen_with(IBackgroundCopyJob *job, Callback *callback, ULONG flags) {
  EXPECT(S_OK, IBackgroundCopyJob_SetNotifyFlags(job, flags));
  EXPECT(S_OK, IBackgroundCopyJob_SetNotifyInterface(job, unknown_of(callback)));
}

void wait_until_told(Callback *callback) {
  wait_for(callback->told);
}

void end_callback(Callback *callback) {
  IBackgroundCopyCallback2_Release(&callback->com);
  wait_for(callback->ended);
  CHECK(callback->references == 0);
  CloseHandle(callback->told);
  CloseHandle(callback->ended);
  free(callback);
}
