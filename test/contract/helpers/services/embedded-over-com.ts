import { IBackgroundCopyManager } from '../../../../src/bindings/index.ts';
import { activate, isWine } from '../../../../src/com/index.ts';
import { LocalServer } from '../../../windows/helpers/local-server.ts';
import type { ServiceUnderTest } from '../service-under-test.ts';
import { embedded } from './embedded.ts';
import { wineComGaps } from './wine-gaps.ts';

let server: LocalServer | undefined;

/** The embedded service as a local COM server in a second process: one for all tests of a file. */
export const embeddedOverCom: ServiceUnderTest = {
  ...embedded,
  name: 'embedded over COM',
  calling: 'queued',
  expectedFailures: isWine() ? wineComGaps : [],
  begin: async () => {
    server = await LocalServer.start();
  },
  connect: async () => {
    if (server === undefined) throw new Error('The server was not started.');
    return { manager: await activate(server.clsid, IBackgroundCopyManager), close: () => Promise.resolve() };
  },
  end: async () => server?.[Symbol.asyncDispose](),
};
