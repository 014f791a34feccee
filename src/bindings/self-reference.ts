import type { Caller, Giving, InterfaceDescription, Method, Parameter } from '../com/index.ts';

/**
 * The type of an interface that refers to itself. TypeScript cannot infer a type from itself, so such an interface
 * names its type: `interface EnumFiles extends Described<typeof IUnknown, readonly [Clone<EnumFiles>]> {}`.
 */
export type Described<Base extends InterfaceDescription, Own extends readonly Method[]> = InterfaceDescription<
  Own,
  readonly [...Base['slots'], ...Own]
>;

/** `Clone`, which hands out another object of the same interface. */
export type Clone<I extends InterfaceDescription> = Method<
  'Clone',
  readonly [Parameter<[], [Caller<I>], [], [Giving]>],
  false
>;
