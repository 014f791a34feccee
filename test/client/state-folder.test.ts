import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { connect, DeliveryOptimizationError } from '../../src/index.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/** Runs a program in a process of its own; what it says is returned. */
const run = async (program: string): Promise<string> => {
  const source = `import { connect } from ${JSON.stringify(new URL(`file://${entry}`).href)};\n${program}`;
  const args = ['--import=tsx', '--input-type=module', '--eval', source];
  return (await promisify(execFile)(process.execPath, args)).stdout.trim();
};

const connecting = (folder: string) =>
  `await connect({ service: 'embedded', embedded: { stateFolder: ${JSON.stringify(folder)} } })`;

test('a job of a process that has ended is found again by its id', async (t) => {
  using folder = temporaryFolder();
  const id = await run(`
    const service = ${connecting(folder.path)};
    const job = await service.createJob({ name: 'kept', files: [{ url: 'http://127.0.0.1:9/a', path: ${JSON.stringify(folder.file('a'))} }] });
    console.log(job.id);
    process.exit();
  `);
  await using service = await connect({ service: 'embedded', embedded: { stateFolder: folder.path } });
  const job = await service.job(id);
  t.is(await job.name(), 'kept');
  t.is(await job.state(), 'suspended');
});

test('two connections of one process share a state folder, and jobs in memory are not among them', async (t) => {
  using folder = temporaryFolder();
  await using first = await connect({ service: 'embedded', embedded: { stateFolder: folder.path } });
  await using second = await connect({ service: 'embedded', embedded: { stateFolder: folder.path } });
  await using forgetful = await connect({ service: 'embedded' });
  const { id } = await first.createJob({ name: 'shared' });
  t.is((await second.job(id)).id, id);
  await t.throwsAsync(forgetful.job(id), { code: 'job-not-found' });
});

test('a state folder that another process has is refused with who has it', async (t) => {
  using folder = temporaryFolder();
  await using _service = await connect({ service: 'embedded', embedded: { stateFolder: folder.path } });
  const told = await run(`
    try { ${connecting(folder.path)}; } catch (error) { console.log(error.code + ' ' + error.message); }
    process.exit();
  `);
  t.regex(told, /^service-unavailable /);
  t.true(told.includes(`process ${process.pid}`), told);
  t.true(told.includes(folder.path), told);
});

test('a state folder that cannot be one is refused, and can be put right', async (t) => {
  const options = { service: 'embedded', embedded: { stateFolder: fileURLToPath(import.meta.url) } } as const;
  for (const _attempt of ['first', 'second']) {
    const error = await t.throwsAsync(connect(options), { instanceOf: DeliveryOptimizationError });
    t.is(error.code, 'service-unavailable');
  }
  await t.throwsAsync(connect({ service: 'embedded', embedded: { stateFolder: '' } }), { code: 'service-unavailable' });
});

test('a rate that is none is refused with its value', async (t) => {
  for (const maxBytesPerSecond of [0, -1, NaN]) {
    const error = await t.throwsAsync(connect({ service: 'embedded', embedded: { maxBytesPerSecond } }), {
      code: 'invalid-argument',
    });
    t.true(error.message.includes(String(maxBytesPerSecond)), error.message);
  }
});
