import {
  startFileServer as startServer,
  type Fault,
  type FileServer as PublicServer,
  type TestFile,
} from '../../src/testing/index.ts';

export type { LoggedRequest } from '../../src/testing/index.ts';

/**
 * A file and how its server behaves, in one declaration. Without anything else it is served whole or by range, with an
 * ETag.
 * - `size` or `content`: how many pseudo-random bytes, the same in every run, or which bytes.
 * - `status`: answers this and no file; `statusOnce`: these first, one per request, then the file.
 * - `cutAfter`: breaks the connection after so many bytes of the body; `cuts`: so many times, otherwise always.
 * - `stallAfter`: sends so many bytes of the body, and the rest once `release()` was called.
 * - `noRanges`: ignores Range; `noLength`: chunked, without Content-Length.
 * - `etag`, `lastModified`: what they say, `null` for none. Range is ignored when If-Range says something else.
 * - `changing`: another ETag with every answer.
 * - `redirectTo`: answers 302 with this Location.
 * - `bytesPerSecond`: about so fast; `delayMs`: before the head of the answer.
 * - `headers`: set in every answer with a body, over whatever would be there.
 */
export interface FileBehaviour {
  readonly size?: number;
  readonly content?: Buffer;
  readonly status?: number;
  readonly statusOnce?: readonly number[];
  readonly cutAfter?: number;
  readonly cuts?: number;
  readonly stallAfter?: number;
  readonly noRanges?: boolean;
  readonly noLength?: boolean;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly changing?: boolean;
  readonly redirectTo?: string;
  readonly bytesPerSecond?: number;
  readonly delayMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FileServer extends Omit<PublicServer, 'faults' | 'put'> {
  /** Of any name: whether there is such a file is the server's to say. */
  url(name: string): string;
  /** Adds a file, or lets one behave differently from the next request on. */
  set(name: string, behaviour: FileBehaviour): void;
  /** Lets every stalled answer go on, and none stall any more. */
  release(): void;
}

/** Serves `files`, by name, over HTTP on loopback. */
export async function startFileServer(files: Readonly<Record<string, FileBehaviour>> = {}): Promise<FileServer> {
  const server = await startServer<string>({ files: {} });
  const { port, requests, contentOf, sha256, close } = server;
  const faults = new Map<string, readonly Fault[]>();
  const stalls: Fault[] = [];
  let released = false;

  const set = (name: string, behaviour: FileBehaviour): void => {
    for (const fault of faults.get(name) ?? []) fault.clear();
    server.put(name, fileOf(behaviour));
    const { stallAfter = Infinity } = behaviour;
    if (!released && stallAfter < contentOf(name).length) {
      stalls.push(server.faults.stall(name, { afterBytes: stallAfter }));
    }
    faults.set(name, faultsOf(server, name, behaviour));
  };
  const release = (): void => {
    released = true;
    for (const stall of stalls) stall.clear();
  };
  for (const [name, behaviour] of Object.entries(files)) set(name, behaviour);
  const url = (name: string) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`;
  return { port, requests, contentOf, sha256, url, set, release, close, [Symbol.asyncDispose]: close };
}

function fileOf({
  size = 0,
  content,
  lastModified,
  noRanges,
  noLength,
  changing,
  ...behaviour
}: FileBehaviour): TestFile {
  let answers = 0;
  const etag = changing ? () => `"${answers++}"` : behaviour.etag;
  return {
    ...(content === undefined ? { size } : { content }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined || lastModified === null ? {} : { lastModified }),
    ...(behaviour.headers === undefined ? {} : { headers: behaviour.headers }),
    acceptsRanges: !noRanges,
    announcesLength: !noLength,
  };
}

/** All faults of a behaviour but its stall. */
function faultsOf({ faults, contentOf }: PublicServer, name: string, behaviour: FileBehaviour): Fault[] {
  const {
    status,
    statusOnce = [],
    cutAfter = Infinity,
    cuts,
    redirectTo,
    bytesPerSecond,
    delayMs,
    headers,
  } = behaviour;
  const times = cuts === undefined ? {} : { times: cuts };
  const fields = headers === undefined ? {} : { headers };
  return [
    ...(statusOnce.length === 0 ? [] : [faults.answer(name, { status: statusOnce, ...fields })]),
    ...(status === undefined ? [] : [faults.answer(name, { status, ...fields })]),
    ...(redirectTo === undefined ? [] : [faults.answer(name, { status: 302, headers: { location: redirectTo } })]),
    ...(cutAfter < contentOf(name).length ? [faults.cutOff(name, { afterBytes: cutAfter, ...times })] : []),
    ...(bytesPerSecond === undefined ? [] : [faults.slowDown(name, { bytesPerSecond })]),
    ...(delayMs === undefined ? [] : [faults.slowDown(name, { latencyMilliseconds: delayMs })]),
  ];
}
