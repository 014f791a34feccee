import { onWindows, parseGuid, type Guid } from '../../com/index.ts';
import { EMBEDDED_CLSID, ServeError, type EmbeddedOptions } from '../../model/index.ts';
import { serveLocally } from './local-server.ts';
import { openEngine } from './open-engine.ts';
import { stateFolder } from './state-folder.ts';

/** How the embedded service is offered. Its `stateFolder` is `%LOCALAPPDATA%\delivery-optimization` by default. */
export interface ServeOptions extends EmbeddedOptions {
  /** The class that clients create, a GUID with or without braces; default `EMBEDDED_CLSID`. */
  readonly clsid?: string;
}

/** The embedded service, offered to other processes until it is disposed: withdrawn first, then its transfers stopped. */
export interface ServedService extends AsyncDisposable {
  /** The class that clients create, without braces. */
  readonly clsid: Guid;
}

/**
 * Offers the embedded service to other processes as a local COM server, from when the promise is fulfilled. Dispose it
 * before the process leaves: COM remembers a server that did not. It does not keep the process alive.
 * @throws {ServeError} `not-supported` elsewhere than on Windows, `invalid-argument`, `state-folder`, `not-registered`
 */
export async function serve(options: ServeOptions = {}): Promise<ServedService> {
  const clsid = classOf(options.clsid ?? EMBEDDED_CLSID);
  if (!onWindows) {
    const message =
      'Only Windows has COM to offer the service by. Elsewhere connect() brings it into your own process.';
    throw new ServeError('not-supported', message);
  }
  const engine = await openEngine({ ...options, stateFolder: stateFolder(options.stateFolder) });
  const withdraw = await registered(clsid, serveLocally({ clsid, engine }));
  return { clsid, [Symbol.asyncDispose]: withdraw };
}

function classOf(text: string): Guid {
  const clsid = parseGuid(text);
  if (clsid !== undefined) return clsid;
  throw new ServeError('invalid-argument', `"${text}" is not a class id. Give a GUID, such as {${EMBEDDED_CLSID}}.`);
}

async function registered<T>(clsid: Guid, registration: Promise<T>): Promise<T> {
  try {
    return await registration;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ServeError('not-registered', `The class {${clsid}} could not be registered: ${why}`, { cause });
  }
}
