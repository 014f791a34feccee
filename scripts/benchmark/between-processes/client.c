/* client CLSID: the same calls as the benchmark's JavaScript makes, from C. Reads commands, one a line, and answers each
   with the nanoseconds that the measured part took:

     activation TIMES
     get-state TIMES JOB
     set-notify-interface TIMES JOB
     resume-to-transferred TIMES JOB...     a suspended job for each time
     snapshot TIMES COUNT                   of all jobs, which must be so many
*/
#define CINTERFACE
#define COBJMACROS
#include <initguid.h>
#include <windows.h>
#include <bits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const DWORD PATIENCE_MS = 30000;

static void fail(const char *what, HRESULT code) {
  printf("%s failed with 0x%08lX\n", what, (unsigned long)code);
  exit(1);
}

static void check(const char *what, HRESULT code) {
  if (FAILED(code)) fail(what, code);
}

static LONGLONG now(void) {
  LARGE_INTEGER ticks, per_second;
  QueryPerformanceCounter(&ticks);
  QueryPerformanceFrequency(&per_second);
  return (LONGLONG)((double)ticks.QuadPart * 1e9 / (double)per_second.QuadPart);
}

/* The callback: notes when it is called, and tells when its last reference is gone. */

typedef struct {
  IBackgroundCopyCallback com;
  LONG references;
  LONGLONG called_at;
  HANDLE called, ended;
} Callback;

static HRESULT STDMETHODCALLTYPE query_interface(IBackgroundCopyCallback *self, REFIID iid, void **result) {
  *result = NULL;
  if (!IsEqualIID(iid, &IID_IUnknown) && !IsEqualIID(iid, &IID_IBackgroundCopyCallback)) return E_NOINTERFACE;
  IBackgroundCopyCallback_AddRef(self);
  *result = self;
  return S_OK;
}

static ULONG STDMETHODCALLTYPE add_ref(IBackgroundCopyCallback *self) {
  return InterlockedIncrement(&((Callback *)self)->references);
}

static ULONG STDMETHODCALLTYPE release(IBackgroundCopyCallback *self) {
  LONG left = InterlockedDecrement(&((Callback *)self)->references);
  if (left == 0) SetEvent(((Callback *)self)->ended);
  return left;
}

static HRESULT STDMETHODCALLTYPE job_transferred(IBackgroundCopyCallback *self, IBackgroundCopyJob *job) {
  (void)job;
  ((Callback *)self)->called_at = now();
  SetEvent(((Callback *)self)->called);
  return S_OK;
}

static HRESULT STDMETHODCALLTYPE job_error(IBackgroundCopyCallback *self, IBackgroundCopyJob *job,
                                           IBackgroundCopyError *error) {
  (void)self, (void)job, (void)error;
  fail("the job", E_FAIL);
  return S_OK;
}

static HRESULT STDMETHODCALLTYPE job_modification(IBackgroundCopyCallback *self, IBackgroundCopyJob *job,
                                                  DWORD reserved) {
  (void)self, (void)job, (void)reserved;
  return S_OK;
}

static IBackgroundCopyCallbackVtbl callback_vtable = {query_interface, add_ref,   release,
                                                      job_transferred, job_error, job_modification};

static Callback *new_callback(void) {
  Callback *made = calloc(1, sizeof *made);
  made->com.lpVtbl = &callback_vtable;
  made->references = 1;
  made->called = CreateEventW(NULL, FALSE, FALSE, NULL);
  made->ended = CreateEventW(NULL, FALSE, FALSE, NULL);
  return made;
}

static void await_event(const char *what, HANDLE event) {
  if (WaitForSingleObject(event, PATIENCE_MS) != WAIT_OBJECT_0) fail(what, HRESULT_FROM_WIN32(ERROR_TIMEOUT));
}

/* Gives our reference up and waits until the service has given up its own. */
static void end_callback(Callback *callback) {
  IBackgroundCopyCallback_Release(&callback->com);
  await_event("letting go of the callback", callback->ended);
  CloseHandle(callback->called);
  CloseHandle(callback->ended);
  free(callback);
}

/* The service and its jobs. */

static CLSID service_class;

static IBackgroundCopyManager *activate(void) {
  IBackgroundCopyManager *manager;
  check("CoCreateInstance", CoCreateInstance(&service_class, NULL, CLSCTX_LOCAL_SERVER, &IID_IBackgroundCopyManager,
                                             (void **)&manager));
  return manager;
}

static GUID parse_guid(const char *text) {
  WCHAR wide[40] = {0};
  GUID guid;
  MultiByteToWideChar(CP_ACP, 0, text ? text : "", -1, wide, 39);
  check("CLSIDFromString", CLSIDFromString(wide, &guid));
  return guid;
}

static IBackgroundCopyJob *find_job(const char *id) {
  IBackgroundCopyManager *manager = activate();
  IBackgroundCopyJob *job;
  GUID guid = parse_guid(id);
  check("GetJob", IBackgroundCopyManager_GetJob(manager, &guid, &job));
  IBackgroundCopyManager_Release(manager);
  return job;
}

/* What is measured. */

static LONGLONG activation(int times) {
  LONGLONG start = now();
  while (times-- > 0) {
    IBackgroundCopyManager *manager = activate();
    IBackgroundCopyManager_Release(manager);
  }
  return now() - start;
}

static LONGLONG get_state(int times, IBackgroundCopyJob *job) {
  BG_JOB_STATE state;
  LONGLONG start = now();
  while (times-- > 0) check("GetState", IBackgroundCopyJob_GetState(job, &state));
  return now() - start;
}

static LONGLONG set_notify_interface(int times, IBackgroundCopyJob *job) {
  LONGLONG taken = 0;
  while (times-- > 0) {
    Callback *callback = new_callback();
    LONGLONG start = now();
    check("SetNotifyInterface", IBackgroundCopyJob_SetNotifyInterface(job, (IUnknown *)&callback->com));
    taken += now() - start;
    check("SetNotifyInterface(NULL)", IBackgroundCopyJob_SetNotifyInterface(job, NULL));
    end_callback(callback);
  }
  return taken;
}

static LONGLONG resume_to_transferred(IBackgroundCopyJob *job) {
  Callback *callback = new_callback();
  check("SetNotifyInterface", IBackgroundCopyJob_SetNotifyInterface(job, (IUnknown *)&callback->com));
  LONGLONG start = now();
  check("Resume", IBackgroundCopyJob_Resume(job));
  await_event("waiting for JobTransferred", callback->called);
  LONGLONG taken = callback->called_at - start;
  check("SetNotifyInterface(NULL)", IBackgroundCopyJob_SetNotifyInterface(job, NULL));
  end_callback(callback);
  return taken;
}

/* A snapshot of all jobs, by the calls that connect().jobs() and the methods of a job make. */

enum { BATCH = 64 };

static void let_impersonate(void *proxy) {
  HRESULT code = CoSetProxyBlanket(proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                                   RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING);
  if (code != E_NOINTERFACE && code != E_NOTIMPL) check("CoSetProxyBlanket", code);
}

static void read_file(IBackgroundCopyFile *file) {
  BG_FILE_PROGRESS progress;
  LPWSTR url, path;
  check("GetRemoteName", IBackgroundCopyFile_GetRemoteName(file, &url));
  check("GetLocalName", IBackgroundCopyFile_GetLocalName(file, &path));
  check("GetProgress of a file", IBackgroundCopyFile_GetProgress(file, &progress));
  CoTaskMemFree(url);
  CoTaskMemFree(path);
}

static void read_files(IBackgroundCopyJob *job) {
  IEnumBackgroundCopyFiles *files;
  check("EnumFiles", IBackgroundCopyJob_EnumFiles(job, &files));
  let_impersonate(files);
  for (HRESULT more = S_OK; more == S_OK;) {
    IBackgroundCopyFile *batch[BATCH];
    ULONG fetched = 0;
    check("Next of files", more = IEnumBackgroundCopyFiles_Next(files, BATCH, batch, &fetched));
    for (ULONG index = 0; index < fetched; index++) {
      let_impersonate(batch[index]);
      read_file(batch[index]);
    }
    for (ULONG index = 0; index < fetched; index++) IBackgroundCopyFile_Release(batch[index]);
  }
  IEnumBackgroundCopyFiles_Release(files);
}

static void read_job(IBackgroundCopyJob *job) {
  BG_JOB_STATE state;
  BG_JOB_PROGRESS progress;
  BG_JOB_TIMES times;
  LPWSTR name;
  IBackgroundCopyError *error;
  check("GetState", IBackgroundCopyJob_GetState(job, &state));
  check("GetProgress", IBackgroundCopyJob_GetProgress(job, &progress));
  check("GetDisplayName", IBackgroundCopyJob_GetDisplayName(job, &name));
  CoTaskMemFree(name);
  check("GetTimes", IBackgroundCopyJob_GetTimes(job, &times));
  read_files(job);
  if (SUCCEEDED(IBackgroundCopyJob_GetError(job, &error))) fail("a job without an error", E_UNEXPECTED);
}

static void wrong_count(ULONG count, ULONG expected) {
  printf("%lu jobs are listed instead of %lu\n", (unsigned long)count, (unsigned long)expected);
  exit(1);
}

static void list_jobs(IBackgroundCopyManager *manager, IBackgroundCopyJob **jobs, ULONG expected) {
  IEnumBackgroundCopyJobs *enumerator;
  ULONG count = 0;
  check("EnumJobs", IBackgroundCopyManager_EnumJobs(manager, 0, &enumerator));
  let_impersonate(enumerator);
  for (HRESULT more = S_OK; more == S_OK;) {
    IBackgroundCopyJob *batch[BATCH];
    ULONG fetched = 0;
    check("Next of jobs", more = IEnumBackgroundCopyJobs_Next(enumerator, BATCH, batch, &fetched));
    if (count + fetched > expected) wrong_count(count + fetched, expected);
    for (ULONG index = 0; index < fetched; index++) {
      GUID id;
      BG_JOB_TYPE type;
      let_impersonate(batch[index]);
      check("GetId", IBackgroundCopyJob_GetId(batch[index], &id));
      check("GetType", IBackgroundCopyJob_GetType(batch[index], &type));
      jobs[count++] = batch[index];
    }
  }
  if (count < expected) wrong_count(count, expected);
  IEnumBackgroundCopyJobs_Release(enumerator);
}

static LONGLONG snapshot(int times, ULONG count) {
  IBackgroundCopyManager *manager = activate();
  IBackgroundCopyJob **jobs = calloc(count, sizeof *jobs);
  LONGLONG start = now();
  while (times-- > 0) {
    list_jobs(manager, jobs, count);
    for (ULONG index = 0; index < count; index++) {
      read_job(jobs[index]);
      IBackgroundCopyJob_Release(jobs[index]);
    }
  }
  LONGLONG taken = now() - start;
  free(jobs);
  IBackgroundCopyManager_Release(manager);
  return taken;
}

static ULONG next_number(void) {
  const char *word = strtok(NULL, " \r\n");
  return word ? strtoul(word, NULL, 10) : 0;
}

static LONGLONG perform(const char *command, int times) {
  if (!strcmp(command, "activation")) return activation(times);
  if (!strcmp(command, "snapshot")) return snapshot(times, next_number());
  LONGLONG taken = 0;
  if (!strcmp(command, "resume-to-transferred")) {
    while (times-- > 0) {
      IBackgroundCopyJob *job = find_job(strtok(NULL, " \r\n"));
      taken += resume_to_transferred(job);
      IBackgroundCopyJob_Release(job);
    }
    return taken;
  }
  IBackgroundCopyJob *job = find_job(strtok(NULL, " \r\n"));
  if (!strcmp(command, "get-state")) taken = get_state(times, job);
  else if (!strcmp(command, "set-notify-interface")) taken = set_notify_interface(times, job);
  else fail(command, E_INVALIDARG);
  IBackgroundCopyJob_Release(job);
  return taken;
}

/* Under Wine, releasing the last stub of an interface may block every other call: one that stays prevents that. */
static void keep_stubs(void) {
  static const IID *const exported[] = {&IID_IUnknown, &IID_IBackgroundCopyCallback};
  if (!GetProcAddress(GetModuleHandleA("ntdll.dll"), "wine_get_version")) return;
  for (size_t index = 0; index < sizeof exported / sizeof *exported; index++) {
    IStream *stream;
    check("CreateStreamOnHGlobal", CreateStreamOnHGlobal(NULL, TRUE, &stream));
    check("CoMarshalInterface", CoMarshalInterface(stream, exported[index], (IUnknown *)&new_callback()->com,
                                                   MSHCTX_LOCAL, NULL, MSHLFLAGS_TABLESTRONG));
  }
}

int main(int count, char **arguments) {
  static char line[65536];
  check("CoInitializeEx", CoInitializeEx(NULL, COINIT_MULTITHREADED));
  service_class = parse_guid(count > 1 ? arguments[1] : NULL);
  keep_stubs();
  /* One pointer is held throughout, as the other client does: without any, the connection would be made anew each time. */
  activate();
  while (fgets(line, sizeof line, stdin)) {
    const char *command = strtok(line, " \r\n");
    const char *times = strtok(NULL, " \r\n");
    if (!command || !times) fail("reading a command", E_INVALIDARG);
    printf("%lld\n", perform(command, atoi(times)));
    fflush(stdout);
  }
  return 0;
}
