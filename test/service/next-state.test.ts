import test from 'ava';
import { JOB_STATES } from '../../src/model/index.ts';
import { JOB_ACTIONS, nextState } from '../../src/service/job/index.ts';

const REFUSED = undefined;

/** Rows: the state before; columns: what happens, in the order of `JOB_ACTIONS`. `=` is no change, `-` is refused. */
const TABLE = `
                 resume        suspend    complete      cancel     change  all-transferred  fail-transiently  fail   retry
queued           =             suspended  acknowledged  cancelled  =       transferred      transient-error   error  -
connecting       =             suspended  acknowledged  cancelled  =       transferred      transient-error   error  -
transferring     =             suspended  acknowledged  cancelled  =       transferred      transient-error   error  -
suspended        transferring  =          acknowledged  cancelled  =       -                -                 -      -
error            transferring  =          acknowledged  cancelled  =       -                -                 -      -
transient-error  transferring  suspended  acknowledged  cancelled  =       -                -                 error  transferring
transferred      transferring  =          acknowledged  cancelled  =       -                -                 -      -
acknowledged     -             -          -             -          -       -                -                 -      -
cancelled        -             -          -             -          -       -                -                 -      -
`;

const [actions = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

test('the table names every state and every action', (t) => {
  t.deepEqual(actions, [...JOB_ACTIONS]);
  t.deepEqual(rows.map(([state]) => state).sort(), [...JOB_STATES].sort());
});

for (const state of JOB_STATES) {
  test(`from ${state} every action leads where the table says`, (t) => {
    const [, ...cells] = rows.find(([before]) => before === state) ?? [];
    const expected = cells.map((cell) => (cell === '-' ? REFUSED : cell === '=' ? state : cell));
    t.deepEqual(
      JOB_ACTIONS.map((action) => nextState(state, action)),
      expected as (typeof state | undefined)[],
    );
  });
}
