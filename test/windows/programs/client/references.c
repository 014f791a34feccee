/* The rules of COM itself: identity, NULL, enumerators. */
#include "client.h"

static const IID IID_NOBODY = {0x5d0d5d0a, 0x91a6, 0x4e0c, {0x8c, 0x0e, 0x3c, 0x5f, 0x3a, 0x1e, 0x7b, 0x42}};

/* IUnknown is the same from every interface and at every time; each leads to each; what is unknown reads as NULL. */
static void check_identity(IUnknown *object, const IID *const *interfaces, int count) {
  void *nobody = object;
  IUnknown *identity;
  EXPECT(E_NOINTERFACE, IUnknown_QueryInterface(object, &IID_NOBODY, &nobody));
  CHECK(nobody == NULL);
  EXPECT(S_OK, IUnknown_QueryInterface(object, &IID_IUnknown, (void **)&identity));
  for (int from = 0; from < count; from++) {
    IUnknown *one, *same;
    EXPECT(S_OK, IUnknown_QueryInterface(object, interfaces[from], (void **)&one));
    EXPECT(S_OK, IUnknown_QueryInterface(one, &IID_IUnknown, (void **)&same));
    CHECK(same == identity);
    IUnknown_Release(same);
    for (int to = 0; to < count; to++) {
      IUnknown *other, *back;
      EXPECT(S_OK, IUnknown_QueryInterface(one, interfaces[to], (void **)&other));
      EXPECT(S_OK, IUnknown_QueryInterface(other, interfaces[from], (void **)&back));
      IUnknown_Release(back);
      IUnknown_Release(other);
    }
    nobody = object;
    EXPECT(E_NOINTERFACE, IUnknown_QueryInterface(one, &IID_NOBODY, &nobody));
    CHECK(nobody == NULL);
    IUnknown_Release(one);
  }
  IUnknown_Release(identity);
}

static void identity(IBackgroundCopyManager *manager) {
  static const IID *const of_manager[] = {&IID_IUnknown, &IID_IBackgroundCopyManager};
  static const IID *const of_job[] = {&IID_IUnknown, &IID_IBackgroundCopyJob, &IID_IDeliveryOptimizationJob};
  static const IID *const of_files[] = {&IID_IUnknown, &IID_IEnumBackgroundCopyFiles};
  static const IID *const of_file[] = {&IID_IUnknown, &IID_IBackgroundCopyFile, &IID_IBackgroundCopyFile2};
  IBackgroundCopyJob *job = create_job(manager, 1), *found;
  IUnknown *one, *other;
  IEnumBackgroundCopyFiles *list;
  IBackgroundCopyFile *file;
  GUID id;

  EXPECT(S_OK, IBackgroundCopyJob_EnumFiles(job, &list));
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Next(list, 1, &file, NULL));
  check_identity((IUnknown *)manager, of_manager, 2);
  check_identity((IUnknown *)job, of_job, 3);
  check_identity((IUnknown *)list, of_files, 2);
  check_identity((IUnknown *)file, of_file, 3);

  /* A job is one object, however it was come by. */
  EXPECT(S_OK, IBackgroundCopyJob_GetId(job, &id));
  EXPECT(S_OK, IBackgroundCopyManager_GetJob(manager, &id, &found));
  EXPECT(S_OK, IBackgroundCopyJob_QueryInterface(job, &IID_IUnknown, (void **)&one));
  EXPECT(S_OK, IBackgroundCopyJob_QueryInterface(found, &IID_IUnknown, (void **)&other));
  CHECK(one == other);

  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  IUnknown_Release(one);
  IUnknown_Release(other);
  IBackgroundCopyJob_Release(found);
  IBackgroundCopyFile_Release(file);
  IEnumBackgroundCopyFiles_Release(list);
  IBackgroundCopyJob_Release(job);
  IBackgroundCopyManager_Release(manager);
}

/* The marshaller may see it first, and says it in its own way. */
static void refuses_null(HRESULT code) {
  CHECK(code == E_POINTER || code == HRESULT_FROM_WIN32(RPC_X_NULL_REF_POINTER) || code == E_INVALIDARG);
}

static void null_pointers(IBackgroundCopyManager *manager) {
  IBackgroundCopyJob *job = create_job(manager, 1), *unmade = NULL;
  IEnumBackgroundCopyFiles *list;
  GUID id;
  refuses_null(IBackgroundCopyManager_CreateJob(manager, L"no id", BG_JOB_TYPE_DOWNLOAD, NULL, &unmade));
  refuses_null(IBackgroundCopyManager_CreateJob(manager, L"no job", BG_JOB_TYPE_DOWNLOAD, &id, NULL));
  refuses_null(IBackgroundCopyManager_CreateJob(manager, NULL, BG_JOB_TYPE_DOWNLOAD, &id, &unmade));
  CHECK(unmade == NULL);
  refuses_null(IBackgroundCopyManager_GetJob(manager, &id, NULL));
  refuses_null(IBackgroundCopyJob_GetState(job, NULL));
  refuses_null(IBackgroundCopyJob_GetId(job, NULL));
  refuses_null(IBackgroundCopyJob_GetProgress(job, NULL));
  refuses_null(IBackgroundCopyJob_GetTimes(job, NULL));
  refuses_null(IBackgroundCopyJob_GetDisplayName(job, NULL));
  refuses_null(IBackgroundCopyJob_GetError(job, NULL));
  refuses_null(IBackgroundCopyJob_GetNotifyInterface(job, NULL));
  refuses_null(IBackgroundCopyJob_EnumFiles(job, NULL));
  EXPECT(S_OK, IBackgroundCopyJob_EnumFiles(job, &list));
  refuses_null(IEnumBackgroundCopyFiles_GetCount(list, NULL));
  refuses_null(IEnumBackgroundCopyFiles_Clone(list, NULL));
  IEnumBackgroundCopyFiles_Release(list);
  CHECK(state_of(job) == BG_JOB_STATE_SUSPENDED);
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  IBackgroundCopyJob_Release(job);
  IBackgroundCopyManager_Release(manager);
}

static void enumerators(IBackgroundCopyManager *manager) {
  IBackgroundCopyJob *job = create_job(manager, 3);
  IEnumBackgroundCopyFiles *list, *clone;
  IBackgroundCopyFile *fetched[5] = {0};
  ULONG count = 99;
  EXPECT(S_OK, IBackgroundCopyJob_EnumFiles(job, &list));
  EXPECT(S_OK, IEnumBackgroundCopyFiles_GetCount(list, &count));
  CHECK(count == 3);
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Next(list, 0, fetched, &count));
  CHECK(count == 0 && !fetched[0]);
  /* Without a count only one element can be asked for. */
  CHECK(FAILED(IEnumBackgroundCopyFiles_Next(list, 2, fetched, NULL)));
  CHECK(!fetched[0] && !fetched[1]);
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Next(list, 1, fetched, NULL));
  IBackgroundCopyFile_Release(fetched[0]);
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Clone(list, &clone));
  EXPECT(S_FALSE, IEnumBackgroundCopyFiles_Next(list, 5, fetched, &count));
  CHECK(count == 2);
  for (ULONG index = 0; index < count; index++) IBackgroundCopyFile_Release(fetched[index]);
  EXPECT(S_FALSE, IEnumBackgroundCopyFiles_Next(list, 1, fetched, &count));
  CHECK(count == 0);
  EXPECT(S_FALSE, IEnumBackgroundCopyFiles_Skip(list, 1));
  /* The clone is where the other was, and goes its own way. */
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Skip(clone, 1));
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Next(clone, 1, fetched, &count));
  IBackgroundCopyFile_Release(fetched[0]);
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Reset(list));
  EXPECT(S_OK, IEnumBackgroundCopyFiles_Skip(list, 3));
  EXPECT(S_FALSE, IEnumBackgroundCopyFiles_Skip(list, 1));
  EXPECT(S_OK, IBackgroundCopyJob_Cancel(job));
  IEnumBackgroundCopyFiles_Release(clone);
  IEnumBackgroundCopyFiles_Release(list);
  IBackgroundCopyJob_Release(job);
  IBackgroundCopyManager_Release(manager);
}

const Named reference_scenarios[] = {
    {"identity", identity}, {"null-pointers", null_pointers}, {"enumerators", enumerators}, {NULL, NULL}};
