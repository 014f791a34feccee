import test from 'ava';
import { chmodSync, mkdirSync } from 'node:fs';
import { agentAddress } from '../../../src/cli/service/agent/agent-address.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test.serial('the address of a folder does not depend on how its path is spelt', async (t) => {
  using folder = temporaryFolder();
  mkdirSync(folder.file('a'.repeat(120)));
  t.is(await agentAddress(folder.file(`${'a'.repeat(120)}/.`)), await agentAddress(folder.file('a'.repeat(120))));
});

test.serial('a folder for sockets that others can write to is not used', async (t) => {
  using folder = temporaryFolder();
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder.path;
  try {
    const state = folder.file('a'.repeat(120));
    mkdirSync(state);
    await agentAddress(state);
    chmodSync(folder.file(`dojobs-${process.getuid?.()}`), 0o777);
    await t.throwsAsync(agentAddress(state), { code: 'access-denied' });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});
