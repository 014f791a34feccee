import { createRequire } from 'node:module';
import test from 'ava';
import { codeNamed, explainCode, formatHresult, hresult } from '../../src/index.ts';

test('a code is explained without loading anything native', (t) => {
  t.like(explainCode(hresult(0x80d02002)), { name: 'DO_E_DOWNLOAD_NO_PROGRESS' });
  t.is(formatHresult(codeNamed('BG_E_HTTP_ERROR_403')?.code ?? hresult(0)), '0x80190193');
  const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('koffi'));
  t.deepEqual(loaded, []);
});
