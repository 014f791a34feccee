#include "client.h"

IBackgroundCopyManager *create_manager(const WCHAR *class_id) {
  CLSID class;
  IBackgroundCopyManager *manager;
  EXPECT(S_OK, CLSIDFromString(class_id, &class));
  EXPECT(S_OK, CoCreateInstance(&class, NULL, CLSCTX_LOCAL_SERVER, &IID_IBackgroundCopyManager, (void **)&manager));
  return manager;
}

IBackgroundCopyJob *create_job(IBackgroundCopyManager *manager, int count) {
  GUID id, same;
  IBackgroundCopyJob *job;
  EXPECT(S_OK, IBackgroundCopyManager_CreateJob(manager, L"from C", BG_JOB_TYPE_DOWNLOAD, &id, &job));
  EXPECT(S_OK, IBackgroundCopyJob_GetId(job, &same));
  CHECK(IsEqualGUID(&id, &same));
  for (int index = 0; index < count; index++) add_file(job, &files[index]);
  CHECK(state_of(job) == BG_JOB_STATE_SUSPENDED);
  return job;
}

void add_file(IBackgroundCopyJob *job, const File *file) {
  IDeliveryOptimizationJob *own;
  EXPECT(S_OK, IBackgroundCopyJob_QueryInterface(job, &IID_IDeliveryOptimizationJob, (void **)&own));
  EXPECT(S_OK, own->lpVtbl->AddFileWithRanges(own, file->path, file->url, file->path, 0, NULL, BG_SIZE_UNKNOWN));
  own->lpVtbl->Release(own);
}

BG_JOB_STATE state_of(IBackgroundCopyJob *job) {
  BG_JOB_STATE state;
  EXPECT(S_OK, IBackgroundCopyJob_GetState(job, &state));
  return state;
}
