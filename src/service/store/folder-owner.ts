import { connect } from 'node:net';
import { basename } from 'node:path';
import { z } from 'zod';

/** Who works in a state folder. `since` is a time in ISO 8601. */
export type FolderOwner = z.infer<typeof OWNER>;

const OWNER = z.object({ pid: z.number(), program: z.string(), since: z.string() });

/** This process, as an owner from now on. */
export const thisProcess = (): FolderOwner => ({
  pid: process.pid,
  program: basename(process.argv[1] ?? process.execPath),
  since: new Date().toISOString(),
});

/** What an owner answers whoever connects. */
export const introduction = (owner: FolderOwner): string => `${JSON.stringify(owner)}\n`;

/** An owner that is busy does not answer; nobody need wait for it longer than so many milliseconds. */
const PATIENCE = 2_000;

/**
 * Asks who listens at an address.
 * @returns `silent` where somebody does without a sensible answer, `nobody` where no one does
 */
export const ownerAt = (address: string): Promise<FolderOwner | 'silent' | 'nobody'> =>
  new Promise((answer) => {
    let said = '';
    const socket = connect(address);
    const finish = (result: FolderOwner | 'silent' | 'nobody') => {
      socket.destroy();
      answer(result);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE, () => finish('silent'));
    socket.on('data', (text: string) => {
      said += text;
      if (said.length > LONGEST) finish('silent');
    });
    socket.on('end', () => finish(parsed(said) ?? 'silent'));
    socket.on('error', (error) => finish(isNobody(error) ? 'nobody' : (parsed(said) ?? 'silent')));
  });

const LONGEST = 10_000;

function parsed(text: string): FolderOwner | undefined {
  try {
    return OWNER.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const isNobody = (error: Error): boolean =>
  'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT');
