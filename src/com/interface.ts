import { guid, type Guid } from './guid.ts';
import type { HRESULT } from './hresult.ts';
import type { Parameter, Values } from './parameters/index.ts';

/** One method of a vtable. */
export interface Method<
  Name extends string = string,
  P extends readonly Parameter[] = readonly Parameter[],
  Reports extends boolean = boolean,
> {
  readonly name: Name;
  readonly parameters: P;
  /** Its success codes mean something, so both sides see the HRESULT beside the outputs. */
  readonly reports: Reports;
  /** `u32` for AddRef and Release only. */
  readonly returns: 'hr' | 'u32';
}

/**
 * An interface, written down once. The caller's side, the implementer's side, their types and every table that checks
 * them follow from it.
 */
export interface InterfaceDescription<
  Own extends readonly Method[] = readonly Method[],
  All extends readonly Method[] = readonly Method[],
> {
  readonly name: string;
  readonly iid: Guid;
  readonly base: InterfaceDescription | undefined;
  /** The interface's own methods, in the order of the vtable. */
  readonly methods: Own;
  /** The whole vtable from slot 0 on, inherited methods first. */
  readonly slots: All;
}

/** A method whose every success is the same success: it returns its outputs, and a failure throws. */
export function method<const Name extends string, const P extends readonly Parameter[]>(
  name: Name,
  ...parameters: P
): Method<Name, P, false> {
  return { name, parameters, reports: false, returns: 'hr' };
}

/** A method with several success codes, such as `S_FALSE` of `Next`: it returns the HRESULT, then its outputs. */
export function reportingMethod<const Name extends string, const P extends readonly Parameter[]>(
  name: Name,
  ...parameters: P
): Method<Name, P, true> {
  return { name, parameters, reports: true, returns: 'hr' };
}

/** Describes an interface. The list of methods is the vtable, top to bottom, after that of the base. */
export function describeInterface<
  const Own extends readonly Method[],
  BaseSlots extends readonly Method[],
>(definition: {
  readonly name: string;
  readonly iid: string;
  readonly base: InterfaceDescription<readonly Method[], BaseSlots>;
  readonly methods: Own;
}): InterfaceDescription<Own, readonly [...BaseSlots, ...Own]> {
  const { name, iid, base, methods } = definition;
  return { name, iid: guid(iid), base, methods, slots: [...base.slots, ...methods] };
}

/** From an interface up to IUnknown. */
export function* ancestry(description: InterfaceDescription): Generator<InterfaceDescription> {
  for (let each: InterfaceDescription | undefined = description; each !== undefined; each = each.base) yield each;
}

type Side = 'in' | 'out' | 'received' | 'given';

/** The values of one side, in the order of the parameters. */
type Collected<P extends Values, S extends Side> = P extends readonly [infer Head, ...infer Rest]
  ? Head extends Parameter<infer In, infer Out, infer Received, infer Given>
    ? [...{ in: In; out: Out; received: Received; given: Given }[S], ...Collected<Rest, S>]
    : []
  : [];

/** No value: `void`. One: the value itself. Several: a tuple. */
type Returned<V extends Values> = V extends readonly [] ? void : V extends readonly [infer Only] ? Only : V;

type Results<M extends Method, S extends 'out' | 'given'> = M['reports'] extends true
  ? Returned<[HRESULT, ...Collected<M['parameters'], S>]>
  : Returned<Collected<M['parameters'], S>>;

/** Everything but IUnknown's three, which pointers and objects see to themselves. */
type Callable<I extends InterfaceDescription> = Exclude<
  I['slots'][number],
  { name: 'QueryInterface' | 'AddRef' | 'Release' }
>;

/** The implementer's side: inputs are arguments, outputs are returned, a failure is thrown. Answers at once. */
export type Implementation<I extends InterfaceDescription> = {
  readonly [M in Callable<I> as M['name']]: (...inputs: Collected<M['parameters'], 'received'>) => Results<M, 'given'>;
};

/** The caller's side: asynchronous, because a call may leave the process. */
export type CallerMethods<I extends InterfaceDescription> = {
  readonly [M in Callable<I> as M['name']]: (...inputs: Collected<M['parameters'], 'in'>) => Promise<Results<M, 'out'>>;
};

/** The caller's side within this process, where a call may stay on the JavaScript thread. */
export type DirectMethods<I extends InterfaceDescription> = {
  readonly [M in Callable<I> as M['name']]: (...inputs: Collected<M['parameters'], 'in'>) => Results<M, 'out'>;
};
