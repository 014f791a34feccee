import test from 'ava';
import { brokenRules } from './helpers/house-rules.ts';
import { readArrows } from './helpers/read-arrows.ts';

test('src keeps the rules of the house', async (t) => {
  const arrows = await readArrows();
  t.true(arrows.some(({ from, to }) => from === 'index.ts' && to === 'client/index.ts'));
  t.true(arrows.some(({ from, to }) => from === 'index.ts' && to === 'service/facade/index.ts'));
  t.deepEqual(brokenRules(arrows), []);
});

const refuses = test.macro({
  title: (_, from: string, to: string) => `${from} must not import ${to}`,
  exec(t, from: string, to: string) {
    t.not(brokenRules([{ from, to }]).length, 0);
  },
});

test(refuses, 'model/progress.ts', 'com/index.ts');
test(refuses, 'com/caller.ts', 'model/index.ts');
test(refuses, 'bindings/index.ts', 'client/index.ts');
test(refuses, 'client/job.ts', 'service/facade/index.ts');
test(refuses, 'client/job.ts', 'index.ts');
test(refuses, 'service/facade/job-methods.ts', 'client/index.ts');
test(refuses, 'service/job/job.ts', 'service/facade/job-methods.ts');
test(refuses, 'service/transfer/exchange.ts', 'com/index.ts');
test(refuses, 'cli/main.ts', 'client/index.ts');
test(refuses, 'index.ts', 'service/job/index.ts');
test(refuses, 'index.ts', 'testing/index.ts');
test(refuses, 'cli/main.ts', 'testing/index.ts');
test(refuses, 'service/facade/notifier.ts', 'testing/index.ts');
test(refuses, 'testing/test-service.ts', 'index.ts');
test(refuses, 'testing/test-service.ts', 'com/index.ts');
test(refuses, 'testing/test-service.ts', 'service/facade/manager-object.ts');
test(refuses, 'client/job.ts', 'com/guid.ts');
test(refuses, 'client/job.ts', 'com/native/index.ts');
test(refuses, 'client/job.ts', '../package.json');
test(refuses, 'unplanned/module.ts', 'model/index.ts');

const allows = test.macro({
  title: (_, from: string, to: string) => `${from} may import ${to}`,
  exec(t, from: string, to: string) {
    t.deepEqual(brokenRules([{ from, to }]), []);
  },
});

test(allows, 'client/job.ts', 'com/index.ts');
test(allows, 'client/job.ts', 'client/decision.ts');
test(allows, 'com/native/guid-type.ts', 'com/guid.ts');
test(allows, 'service/facade/job-methods.ts', 'service/job/job.ts');
test(allows, 'cli/commands/get.ts', 'index.ts');
test(allows, 'testing/test-service.ts', 'client/index.ts');
test(allows, 'testing/test-service.ts', 'service/facade/index.ts');

test('a circle of folders is told once, however long it is', (t) => {
  const circle = brokenRules([
    { from: 'service/job/job.ts', to: 'service/transfer/index.ts' },
    { from: 'service/transfer/retry/plan.ts', to: 'service/store/index.ts' },
    { from: 'service/store/record.ts', to: 'service/job/index.ts' },
  ]);
  t.deepEqual(circle, ['these folders import each other in a circle: service/job, service/transfer, service/store']);
});

test('a folder and one that lies in it may import each other', (t) => {
  const nested = [
    { from: 'com/caller.ts', to: 'com/native/index.ts' },
    { from: 'com/native/guid-type.ts', to: 'com/guid.ts' },
  ];
  t.deepEqual(brokenRules(nested), []);
});
