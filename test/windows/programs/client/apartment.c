#include "client.h"

static int pumps;
static const DWORD PATIENCE_MS = 30000;

void enter_apartment(int single_threaded) {
  pumps = single_threaded;
  EXPECT(S_OK, CoInitializeEx(NULL, single_threaded ? COINIT_APARTMENTTHREADED : COINIT_MULTITHREADED));
}

void wait_for(HANDLE event) {
  if (!pumps) {
    CHECK(WaitForSingleObject(event, PATIENCE_MS) == WAIT_OBJECT_0);
    return;
  }
  ULONGLONG patience = GetTickCount64() + PATIENCE_MS;
  while (GetTickCount64() < patience) {
    MSG message;
    if (MsgWaitForMultipleObjects(1, &event, FALSE, PATIENCE_MS, QS_ALLINPUT) == WAIT_OBJECT_0) return;
    while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) DispatchMessageW(&message);
  }
  CHECK(!"the event came in time");
}

int is_wine(void) {
  return GetProcAddress(GetModuleHandleA("ntdll.dll"), "wine_get_version") != NULL;
}
