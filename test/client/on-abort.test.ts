import { getEventListeners } from 'node:events';
import test from 'ava';
import { onAbort } from '../../src/client/on-abort.ts';

test('a signal has one listener, however many wait for it, and each is called once', (t) => {
  const aborter = new AbortController();
  const called: number[] = [];
  for (let index = 0; index < 20; index += 1) onAbort(aborter.signal, () => called.push(index));
  t.is(getEventListeners(aborter.signal, 'abort').length, 1);
  aborter.abort();
  t.deepEqual(
    called,
    Array.from({ length: 20 }, (_, index) => index),
  );
  t.is(getEventListeners(aborter.signal, 'abort').length, 0);
});

test('who does not wait any more is not called, and the last one takes the listener along', (t) => {
  const aborter = new AbortController();
  const called: string[] = [];
  const call = () => called.push('same');
  const forget = onAbort(aborter.signal, call);
  const forgetAgain = onAbort(aborter.signal, call);
  forget();
  forget();
  t.is(getEventListeners(aborter.signal, 'abort').length, 1);
  forgetAgain();
  t.is(getEventListeners(aborter.signal, 'abort').length, 0);
  aborter.abort();
  t.deepEqual(called, []);
});

test('who stops waiting while others are called is not called', (t) => {
  const aborter = new AbortController();
  const called: string[] = [];
  const forgets = ['first', 'second'].map((name) =>
    onAbort(aborter.signal, () => {
      called.push(name);
      forgets.forEach((forget) => forget());
    }),
  );
  aborter.abort();
  t.deepEqual(called, ['first']);
});
