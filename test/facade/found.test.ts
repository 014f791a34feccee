import test from 'ava';
import { Found } from '../../src/service/facade/found.ts';

interface Pointer {
  readonly name: string;
  release(): Promise<void>;
}

/** A search whose answers the test gives, and what became of the pointers that it found. */
function search() {
  const asked: { answer: (found: Pointer) => void; fail: (error: Error) => void }[] = [];
  const released: string[] = [];
  const found = new Found(() => new Promise<Pointer>((answer, fail) => asked.push({ answer, fail })));
  const release = (name: string) => () => {
    released.push(name);
    return Promise.resolve();
  };
  return {
    found,
    released,
    searches: () => asked.length,
    answer: (index: number, name: string) => asked[index]?.answer({ name, release: release(name) }),
    fail: (index: number, message: string) => asked[index]?.fail(new Error(message)),
  };
}

test('an interface is looked for once, and given back once', async (t) => {
  const { found, answer, released, searches } = search();
  const both = [found.get(), found.get()];
  answer(0, 'one');
  t.deepEqual(
    (await Promise.all(both)).map(({ name }) => name),
    ['one', 'one'],
  );
  t.is(searches(), 1);
  await found.letGo();
  await found.letGo();
  t.deepEqual(released, ['one']);
});

test('an interface that arrives after it was let go is given back', async (t) => {
  const { found, answer, released } = search();
  const late = found.get();
  const gone = found.letGo();
  answer(0, 'late');
  await Promise.all([late, gone]);
  t.deepEqual(released, ['late']);
});

test('a search that failed is made again', async (t) => {
  const { found, answer, fail, searches } = search();
  const first = found.get();
  fail(0, 'busy');
  await t.throwsAsync(first, { message: 'busy' });
  const second = found.get();
  answer(1, 'two');
  t.is((await second).name, 'two');
  t.is(await found.get(), await second);
  t.is(searches(), 2);
});

test('a search that fails late does not make the next forgotten', async (t) => {
  const { found, answer, fail, released } = search();
  const early = found.get();
  const gone = found.letGo();
  const next = found.get();
  fail(0, 'busy');
  await t.throwsAsync(early, { message: 'busy' });
  await gone;
  answer(1, 'next');
  await next;
  await found.letGo();
  t.deepEqual(released, ['next']);
});
