/* A client in C as the documents describe one: what its scenarios share. */
#ifndef CLIENT_H
#define CLIENT_H
#define CINTERFACE
#define COBJMACROS
#include <windows.h>
#include <bits.h>
#include <bits2_0.h>
#include <bits3_0.h>

/* Ends the process with the line of a fact that does not hold, or of a call that answers with another code. */
#define CHECK(fact) check_fact((fact) != 0, #fact, __FILE__, __LINE__)
#define EXPECT(code, call) check_code((code), (call), #call, __FILE__, __LINE__)
void check_fact(int holds, const char *fact, const char *file, int line);
void check_code(HRESULT expected, HRESULT actual, const char *call, const char *file, int line);

/* apartment.c: in a single-threaded apartment waiting means pumping messages. */
void enter_apartment(int single_threaded);
void wait_for(HANDLE event);
int is_wine(void);

/* service.c */
DEFINE_GUID(IID_IDeliveryOptimizationJob, 0xee2584cf, 0xa69c, 0x4848, 0xb6, 0x33, 0x26, 0x49, 0x96, 0x2b, 0x3e, 0xf7);

typedef struct IDeliveryOptimizationJob IDeliveryOptimizationJob;
typedef struct {
  HRESULT(STDMETHODCALLTYPE *QueryInterface)(IDeliveryOptimizationJob *self, REFIID iid, void **object);
  ULONG(STDMETHODCALLTYPE *AddRef)(IDeliveryOptimizationJob *self);
  ULONG(STDMETHODCALLTYPE *Release)(IDeliveryOptimizationJob *self);
  HRESULT(STDMETHODCALLTYPE *AddFileWithRanges)
  (IDeliveryOptimizationJob *self, LPCWSTR id, LPCWSTR url, LPCWSTR path, UINT32 count, BG_FILE_RANGE *ranges,
   UINT64 size);
} IDeliveryOptimizationJobVtbl;
struct IDeliveryOptimizationJob {
  const IDeliveryOptimizationJobVtbl *lpVtbl;
};

typedef struct {
  const WCHAR *url, *path;
} File;

/* What the command line gave: files to fetch, one after the other. */
extern File files[];
extern int file_count;

IBackgroundCopyManager *create_manager(const WCHAR *class_id);
/* A job with the first `count` files, suspended. */
IBackgroundCopyJob *create_job(IBackgroundCopyManager *manager, int count);
void add_file(IBackgroundCopyJob *job, const File *file);
BG_JOB_STATE state_of(IBackgroundCopyJob *job);

/* callback.c: counts what it is told and does what it is asked to while it is told. */
typedef struct Callback Callback;
struct Callback {
  IBackgroundCopyCallback2 com;
  LONG references;
  int takes_files;
  int transferred, errors, modified, files;
  HANDLE told, ended;
  HRESULT (*on_transferred)(Callback *self, IBackgroundCopyJob *job);
  HRESULT (*on_error)(Callback *self, IBackgroundCopyJob *job, IBackgroundCopyError *error);
  /* Whatever a scenario wants to keep. */
  IBackgroundCopyJob *kept_job;
  IBackgroundCopyError *kept_error;
};

Callback *new_callback(void);
IUnknown *unknown_of(Callback *callback);
void listen_with(IBackgroundCopyJob *job, Callback *callback, ULONG flags);
/* Waits until it was told something more, `transferred` or `errors`. */
void wait_until_told(Callback *callback);
/* Gives up our reference, and waits until the service has given up its own. */
void end_callback(Callback *callback);

typedef void Scenario(IBackgroundCopyManager *manager);
typedef struct {
  const char *name;
  Scenario *run;
} Named;
extern const Named callback_scenarios[], reference_scenarios[], odd_scenarios[];

#endif
