import { Borrowed } from './borrowed.ts';
import { ComError } from './com-error.ts';
import { E_FAIL, E_INVALIDARG, E_POINTER, RPC_E_DISCONNECTED, S_OK } from './hresult.ts';
import type { Method } from './interface.ts';
import type { Calling } from './native/index.ts';
import { objects, type Standing, type This } from './object-table.ts';
import type { ImplementerSide } from './parameters/index.ts';

/** What native code calls: a function of `this` and the raw arguments that always answers with an HRESULT. */
export type Stub = (self: This, ...raw: unknown[]) => number;

/**
 * The entry from native code into one method. It must never throw: koffi would answer 0 in its place, and 0 is S_OK,
 * the one lie we must never tell.
 */
export function stubOf(interfaceName: string, method: Method): Stub {
  const fullName = `${interfaceName}::${method.name}`;
  const entry = new Entry(method);
  return (self, ...raw) => {
    const standing = objects.get(self);
    if (standing === undefined) return RPC_E_DISCONNECTED;
    depth += 1;
    try {
      return entry.accepts(raw) ? entry.perform(standing, raw) : entry.refuse(raw, E_POINTER);
    } catch (error) {
      return entry.fail(raw, () => standing.object.translate(error, fullName));
    } finally {
      depth -= 1;
    }
  };
}

/** Whether native code is waiting for an answer of ours right now. */
export const insideStub = (): boolean => depth > 0;

let depth = 0;

/** One parameter's implementer side and the index of its first raw argument. */
interface Placed {
  readonly side: ImplementerSide;
  readonly first: number;
}

/** The parameters of a method as its implementation sees them, sorted out once. */
class Entry {
  readonly #name: string;
  readonly #reports: boolean;
  readonly #checked: readonly Placed[];
  readonly #readInputs: Reader;
  readonly #outputs: readonly Placed[];
  readonly #returnsList: boolean;

  constructor({ name, parameters, reports }: Method) {
    let next = 0;
    const placed = parameters.map(({ natives, caller, implementer }) => {
      const first = next;
      next += natives.length;
      return { side: implementer, first, caller };
    });
    this.#name = name;
    this.#reports = reports;
    this.#checked = placed.filter(({ side }) => side.mayRefuse);
    this.#readInputs = readerOf(placed.filter(({ caller }) => caller.takesInput));
    this.#outputs = placed.filter(({ caller }) => caller.hasOutput);
    this.#returnsList = this.#outputs.length + (reports ? 1 : 0) > 1;
  }

  /** Whether every pointer that must not be NULL is there. */
  accepts(raw: readonly unknown[]): boolean {
    for (const { side, first } of this.#checked) if (!side.accepts(raw, first)) return false;
    return true;
  }

  perform({ implementation, calling }: Standing, raw: readonly unknown[]): number {
    const inputs = this.#receive(raw, calling);
    try {
      const result = implementation[this.#name]?.(...inputs);
      return this.#outputs.length === 0 && !this.#reports ? S_OK : this.#deliver(raw, result);
    } finally {
      for (const value of inputs) if (value instanceof Borrowed) value.expire();
    }
  }

  /** What the caller passed; a value that has no meaning here, such as an unknown number of an enumeration, is refused. */
  #receive(raw: readonly unknown[], calling: Calling): unknown[] {
    try {
      return this.#readInputs(raw, calling);
    } catch (cause) {
      throw cause instanceof ComError ? cause : new ComError(this.#name, E_INVALIDARG, { cause });
    }
  }

  /** After a failure the caller must find nothing that it might free or release. */
  refuse(raw: readonly unknown[], code: number): number {
    for (const { side, first } of this.#outputs) side.clear(raw, first);
    return code | 0;
  }

  /** As `refuse`, when finding the right code may fail as well. */
  fail(raw: readonly unknown[], codeOf: () => number): number {
    try {
      return this.refuse(raw, codeOf());
    } catch {
      return E_FAIL;
    }
  }

  #deliver(raw: readonly unknown[], result: unknown): number {
    const results = this.#returnsList ? (result as readonly unknown[]) : [result];
    const skip = this.#reports ? 1 : 0;
    this.#outputs.forEach(({ side, first }, index) => side.deliver(raw, first, results[index + skip]));
    return this.#reports ? (results[0] as number) | 0 : S_OK;
  }
}

/** Reads the inputs of one method out of its raw arguments. */
type Reader = (raw: readonly unknown[], calling: Calling) => unknown[];

/** Lists of the commonest lengths are written out: one that grows by `push` costs a fifth of a callback. */
function readerOf(inputs: readonly Placed[]): Reader {
  const [one, two, three] = inputs;
  const read = ({ side, first }: Placed, raw: readonly unknown[], calling: Calling) =>
    side.receive(raw, first, calling);
  if (one === undefined) return () => [];
  if (two === undefined) return (raw, calling) => [read(one, raw, calling)];
  if (three === undefined) return (raw, calling) => [read(one, raw, calling), read(two, raw, calling)];
  return (raw, calling) => inputs.map((each) => read(each, raw, calling));
}
