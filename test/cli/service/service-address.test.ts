import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import test from 'ava';
import { openDesk } from '../../../src/cli/service/desk.ts';
import { serviceAddress } from '../../../src/cli/service/service-address.ts';
import { stateFolder } from '../../../src/cli/service/state-folder.ts';
import { endAgent } from '../../helpers/end-agent.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a state folder has one address, however it is written', (t) => {
  using folder = temporaryFolder();
  const state = folder.file('state');
  mkdirSync(state);
  const address = serviceAddress('embedded', { state });
  t.is(address, `embedded ${realpathSync.native(state)}`);
  t.is(serviceAddress('embedded', { state: relative(process.cwd(), state) }), address);
  t.is(serviceAddress('embedded', { state: `${state}/` }), address);
  if (process.platform === 'win32') return;
  symlinkSync(state, folder.file('link'));
  t.is(serviceAddress('embedded', { state: folder.file('link') }), address);
});

test('the folder of those who name none is the same when it is named', (t) => {
  t.is(serviceAddress('embedded', { state: stateFolder() }), serviceAddress('embedded', {}));
});

test('a class has one address with braces and without', (t) => {
  const clsid = '5B99FA76-721C-423C-ADAC-56D03C8A8007';
  t.is(serviceAddress('bits', { clsid: `{${clsid}}` }), serviceAddress('bits', { clsid: clsid.toLowerCase() }));
  t.not(serviceAddress('bits', { clsid }), serviceAddress('bits', {}));
});

test('an option that the service does not look at does not tell addresses apart', (t) => {
  t.is(serviceAddress('bits', { state: 'anywhere' }), 'bits');
});

test.serial(
  'a desk tells the state folder by its whole path, for the next command may be typed elsewhere',
  async (t) => {
    using folder = temporaryFolder();
    const state = folder.file('state');
    try {
      await using desk = await openDesk({ service: 'embedded', state: relative(process.cwd(), state) });
      t.is(desk.options, ` --service embedded --state ${state}`);
      t.is(desk.address, `embedded ${realpathSync.native(state)}`);
    } finally {
      await endAgent(state);
    }
  },
);
