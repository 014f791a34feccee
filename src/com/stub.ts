import { Borrowed } from './borrowed.ts';
import { E_POINTER, RPC_E_DISCONNECTED, S_OK } from './hresult.ts';
import type { Method } from './interface.ts';
import type { Address } from './native/index.ts';
import { objects, type Standing } from './object-table.ts';
import type { ImplementerSide } from './parameters/index.ts';

interface Placed {
  readonly side: ImplementerSide;
  readonly first: number;
  readonly takesInput: boolean;
  readonly hasOutput: boolean;
}

/** What native code calls: a function of `this` and the raw arguments that always answers with an HRESULT. */
export type Stub = (self: Address, ...raw: unknown[]) => number;

/**
 * The entry from native code into one method. It must never throw: koffi would answer 0 in its place, and 0 is S_OK,
 * the one lie we must never tell.
 */
export function stubOf(interfaceName: string, method: Method): Stub {
  const name = method.name;
  const fullName = `${interfaceName}::${name}`;
  const placed = place(method);
  const inputs = placed.filter(({ takesInput }) => takesInput);
  const outputs = placed.filter(({ hasOutput }) => hasOutput);
  const reports = method.reports;

  const perform = (standing: Standing, raw: readonly unknown[]): number => {
    const values = inputs.map(({ side, first }) => side.receive(raw, first, standing.calling));
    try {
      const result = standing.implementation[name]?.(...values);
      return outputs.length === 0 && !reports ? S_OK : deliver(raw, result);
    } finally {
      for (const value of values) if (value instanceof Borrowed) value.expire();
    }
  };
  const deliver = (raw: readonly unknown[], result: unknown): number => {
    const results = outputs.length + (reports ? 1 : 0) > 1 ? (result as readonly unknown[]) : [result];
    const code = reports ? (results[0] as number) : S_OK;
    outputs.forEach(({ side, first }, index) => side.deliver(raw, first, results[reports ? index + 1 : index]));
    return code | 0;
  };
  const refuse = (raw: readonly unknown[], code: number): number => {
    for (const { side, first } of outputs) side.clear(raw, first);
    return code | 0;
  };

  return (self, ...raw) => {
    const standing = objects.get(self);
    if (standing === undefined) return RPC_E_DISCONNECTED;
    try {
      for (const { side, first } of placed) if (!side.accepts(raw, first)) return refuse(raw, E_POINTER);
      return perform(standing, raw);
    } catch (error) {
      return refuse(raw, standing.object.translate(error, fullName));
    }
  };
}

function place({ parameters }: Method): readonly Placed[] {
  let next = 0;
  return parameters.map(({ natives, caller, implementer }) => {
    const first = next;
    next += natives.length;
    return { side: implementer, first, takesInput: caller.takesInput, hasOutput: caller.hasOutput };
  });
}
