/* client mta|sta SCENARIO CLSID [URL PATH]...: goes through one scenario. Exit code 0 when everything was as it must be;
   otherwise it says on stdout what was not. */
#include <initguid.h>

#include "client.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

File files[8];
int file_count;

void check_fact(int holds, const char *fact, const char *file, int line) {
  if (holds) return;
  printf("%s:%d: this does not hold: %s\n", file, line, fact);
  fflush(stdout);
  TerminateProcess(GetCurrentProcess(), 1);
}

void check_code(HRESULT expected, HRESULT actual, const char *call, const char *file, int line) {
  if (expected == actual) return;
  printf("%s:%d: 0x%08lX, not 0x%08lX, from %s\n", file, line, (unsigned long)actual, (unsigned long)expected, call);
  fflush(stdout);
  TerminateProcess(GetCurrentProcess(), 1);
}

/* Under Wine, releasing the last stub of an interface may block every other call: one that stays prevents that. */
static void keep_stubs(void) {
  static const IID *const exported[] = {&IID_IUnknown, &IID_IBackgroundCopyCallback, &IID_IBackgroundCopyCallback2};
  if (!is_wine()) return;
  for (size_t index = 0; index < sizeof exported / sizeof *exported; index++) {
    IStream *stream;
    Callback *kept = new_callback();
    kept->takes_files = 1;
    EXPECT(S_OK, CreateStreamOnHGlobal(NULL, TRUE, &stream));
    EXPECT(S_OK, CoMarshalInterface(stream, exported[index], unknown_of(kept), MSHCTX_LOCAL, NULL,
                                    MSHLFLAGS_TABLESTRONG));
  }
}

static Scenario *find(const char *name) {
  static const Named *const all[] = {callback_scenarios, reference_scenarios, odd_scenarios};
  for (size_t index = 0; index < sizeof all / sizeof *all; index++)
    for (const Named *each = all[index]; each->name; each++)
      if (!strcmp(each->name, name)) return each->run;
  printf("there is no scenario %s\n", name);
  exit(1);
}

static WCHAR *wide(const char *text) {
  WCHAR *made = calloc(strlen(text) + 1, sizeof *made);
  MultiByteToWideChar(CP_UTF8, 0, text, -1, made, (int)strlen(text) + 1);
  return made;
}

int main(int count, char **arguments) {
  CHECK(count >= 4);
  Scenario *run = find(arguments[2]);
  for (int next = 4; next + 1 < count; next += 2) {
    files[file_count].url = wide(arguments[next]);
    files[file_count++].path = wide(arguments[next + 1]);
  }
  enter_apartment(!strcmp(arguments[1], "sta"));
  keep_stubs();
  IBackgroundCopyManager *manager = create_manager(wide(arguments[3]));
  run(manager);
  /* There, Wine waits now and then for ever for a call that has ended. */
  if (!is_wine()) CoUninitialize();
  return 0;
}
