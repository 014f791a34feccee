import test from 'ava';
import {
  adopt,
  ComError,
  describeInterface,
  E_NOINTERFACE,
  implement,
  IUnknown,
  method,
  output,
  requested,
  uint32,
  type Giving,
  type Guid,
} from '../../src/com/index.ts';

const ICounter = describeInterface({
  name: 'ICounter',
  iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d01',
  base: IUnknown,
  methods: [method('Count', output('count', uint32))],
});

const IMaker = describeInterface({
  name: 'IMaker',
  iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d02',
  base: IUnknown,
  methods: [method('Make', requested('riid', 'ppv'))],
});

const makerOf = (make: (iid: Guid) => Giving) => {
  const object = implement(IMaker, { Make: make });
  return { object, maker: adopt(IMaker, object.share().address, 'direct') };
};

test('the requested interface is the one that is handed out', async (t) => {
  const asked: Guid[] = [];
  const counter = implement(ICounter, { Count: () => 7 });
  const { object, maker } = makerOf((iid) => {
    asked.push(iid);
    return counter.share();
  });
  const made = (await maker.Make(ICounter.iid)).as(ICounter);
  t.is(await made.Count(), 7);
  t.deepEqual(asked, [ICounter.iid]);
  await made.release();
  t.is(counter.references, 1);
  await maker.release();
  counter.release();
  object.release();
});

test('an object without the requested interface answers E_NOINTERFACE and is let go', async (t) => {
  const counter = implement(ICounter, { Count: () => 7 });
  const { object, maker } = makerOf(() => counter.share());
  const error = await t.throwsAsync(maker.Make(IMaker.iid), { instanceOf: ComError });
  t.is(error.hresult, E_NOINTERFACE);
  t.is(counter.references, 1);
  await maker.release();
  counter.release();
  object.release();
});

test('a pointer to another interface than the one requested answers E_NOINTERFACE and is let go', async (t) => {
  const counter = implement(ICounter, { Count: () => 7 });
  const { object, maker } = makerOf(() => adopt(ICounter, counter.share().address, 'direct'));
  const error = await t.throwsAsync(maker.Make(IMaker.iid), { instanceOf: ComError });
  t.is(error.hresult, E_NOINTERFACE);
  t.is(counter.references, 1);
  await maker.release();
  counter.release();
  object.release();
});
