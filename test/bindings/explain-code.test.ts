import test from 'ava';
import {
  codeNamed,
  DO_E_JOB_NOT_FOUND,
  ERROR_NOT_FOUND,
  explainCode,
  httpStatusCode,
  httpStatusOf,
  knownCodes,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../src/bindings/index.ts';
import { E_FAIL, formatHresult, hresult, S_FALSE } from '../../src/com/index.ts';

test('every known code is found by its name, and explained by its number', (t) => {
  for (const known of knownCodes) {
    t.is(codeNamed(known.name ?? ''), known);
    t.is(explainCode(known.code)?.code, known.code);
    t.is(explainCode(known.code)?.category, known.category);
  }
});

test('every explanation is made of sentences', (t) => {
  for (const { name = '', meaning, remedy = 'None.' } of knownCodes) {
    t.regex(meaning, /^[A-Z].*[.]$/, name);
    t.regex(remedy, /^[A-Z].*[.]$/, name);
  }
});

test('a job that does not exist is explained with name, category and remedy', (t) => {
  t.like(explainCode(DO_E_JOB_NOT_FOUND), {
    name: 'DO_E_JOB_NOT_FOUND',
    category: 'not-found',
    meaning: 'There is no job with this id.',
  });
});

test('names that only the documents use lead to the headers’ codes', (t) => {
  t.is(codeNamed('DO_E_NOT_FOUND'), codeNamed('DO_E_JOB_NOT_FOUND'));
  t.is(codeNamed('DO_E_EMPTY'), codeNamed('DO_E_JOB_EMPTY'));
  t.is(codeNamed('DO_E_NO_SUCH_NAME'), undefined);
});

test('a code with two names is explained by the one that says more', (t) => {
  t.is(explainCode(ERROR_NOT_FOUND)?.name, 'E_NOT_SET');
});

const fallsBackTo = test.macro({
  title: (_, code: number, category: string) =>
    `${formatHresult(hresult(code))}, which no header names, is explained as ${category}`,
  exec(t, code: number, category: string) {
    const explanation = explainCode(hresult(code));
    t.like(explanation, { code: hresult(code), category });
    t.is(explanation?.name, undefined);
  },
});

test(fallsBackTo, 0x80d03800, 'transient');
test(fallsBackTo, 0x80d03fff, 'transient');
test(fallsBackTo, 0x80d04000, 'fatal');
test(fallsBackTo, 0x80d0401b, 'fatal');
test(fallsBackTo, 0x801901ad, 'caller'); // 429
test(fallsBackTo, 0x801901ff, 'transient'); // 511
test(fallsBackTo, 0x80190134, 'fatal'); // 308
test(fallsBackTo, 0x800706a1, 'service');

test('codes of no known group stay unexplained', (t) => {
  t.is(explainCode(hresult(0x8020ffff)), undefined);
  t.is(explainCode(hresult(0x80070001)), undefined);
  t.is(explainCode(hresult(0x00d03801)), undefined);
});

test('a policy that pauses a transfer is told apart from one that forbids it', (t) => {
  t.like(codeNamed('DO_E_BLOCKED_BY_COST_TRANSFER_POLICY'), { category: 'policy', also: 'transient' });
  t.is(codeNamed('DO_E_NO_DOWNLOAD_EXTSETTINGS')?.also, undefined);
});

test('an HTTP status and its HRESULT lead to each other', (t) => {
  t.is(formatHresult(httpStatusCode(404)), '0x80190194');
  t.is(httpStatusOf(httpStatusCode(404)), 404);
  t.is(httpStatusOf(E_FAIL), undefined);
  t.is(httpStatusOf(S_FALSE), undefined);
  t.is(httpStatusOf(RPC_S_SERVER_UNAVAILABLE), undefined);
});
