import test from 'ava';
import { initializeSecurity, isWine, joinApartment } from '../../src/com/index.ts';
import { connect } from '../../src/index.ts';

test.serial('the apartment is joined once, however often it is asked for', (t) => {
  t.notThrows(joinApartment);
  t.notThrows(joinApartment);
});

test.serial('a class that nobody offers is a service that is not available', async (t) => {
  const error = await t.throwsAsync(connect({ clsid: '{6a1c3a3e-51a5-4f0b-9d39-0d1f3b8a7e99}' }), {
    code: 'service-unavailable',
  });
  t.regex(error.message, /REGDB_E_CLASSNOTREG/);
});

test.serial('a class id that is none is refused', async (t) => {
  await t.throwsAsync(connect({ clsid: 'nonsense' }), { code: 'invalid-argument', message: /nonsense/ });
});

test.serial('settling the security of the process again is harmless', async (t) => {
  await t.notThrowsAsync(initializeSecurity());
  await t.notThrowsAsync(initializeSecurity());
});

/** Wine's CoInitializeSecurity says yes to everything. */
const unlessWine = isWine() ? test.serial.failing : test.serial;

unlessWine('who comes too late to settle the security of the process is told so', async (t) => {
  await initializeSecurity();
  t.false(await initializeSecurity());
});
