import type { Block, Calling, NativeType, Scratch } from '../native/index.ts';

export type Direction = 'in' | 'out' | 'inout';

/** One parameter as the ABI knows it: what tables, headers and IDL list. */
export interface NativeParameter {
  readonly name: string;
  readonly direction: Direction;
  /** The type in the notation of the description: `u32`, `wstr`, `BG_FILE_RANGE`. */
  readonly type: string;
  /**
   * How often the type is pointed to: `GUID*` is 1. A type that is a pointer itself counts as one thing, so
   * `IBackgroundCopyJob**` and `void**` are 1 as well, and `void*` is 0.
   */
  readonly indirections: 0 | 1 | 2;
  /** koffi's type of the argument. */
  readonly ffi: string | (() => unknown);
}

/**
 * One parameter as people know it, which may stand for several of the ABI's (an array and its count).
 *
 * The four lists hold no or one value each: what the caller gives and gets, what the implementer gets and gives. They
 * differ where ownership differs: a caller gets an interface pointer it owns, an implementer gets a borrowed one.
 */
export interface Parameter<
  In extends Values = Values,
  Out extends Values = Values,
  Received extends Values = Values,
  Given extends Values = Values,
> {
  readonly natives: readonly NativeParameter[];
  readonly caller: CallerSide;
  readonly implementer: ImplementerSide;
  /** For the compiler only; never set. */
  readonly types?: { readonly in: In; readonly out: Out; readonly received: Received; readonly given: Given };
}

export type Values = readonly unknown[];

export interface CallerSide {
  readonly takesInput: boolean;
  readonly hasOutput: boolean;
  /** Bytes of the call's frame this parameter needs. */
  readonly frameSize: number;
  readonly lendsMemory: boolean;
  /** Appends the native arguments. */
  pack(raw: unknown[], input: unknown, frame: Block, at: number, scratch: Scratch): void;
  /** Reads the output after a success. */
  unpack(frame: Block, at: number, calling: Calling): unknown;
}

export interface ImplementerSide {
  /** Whether `accepts` has anything to check. */
  readonly mayRefuse: boolean;
  /** Whether every pointer that must not be NULL is there. */
  accepts(raw: readonly unknown[], first: number): boolean;
  receive(raw: readonly unknown[], first: number, calling: Calling): unknown;
  /** Writes what the implementation returned. */
  deliver(raw: readonly unknown[], first: number, value: unknown): void;
  /** After a failure: whatever the caller might free or release must read as NULL. */
  clear(raw: readonly unknown[], first: number): void;
}

/** The type of one value, with the four sides' views erased: parameters are typed where they are declared. */
export type ErasedType = NativeType<unknown, unknown, unknown, unknown>;

export const erase = <L, T, R, G>(type: NativeType<L, T, R, G>): ErasedType => type;

/** The name of a type is asked for late, because an interface that refers to itself is still being described. */
export const native = (
  name: string,
  direction: Direction,
  type: string | Pick<ErasedType, 'name'>,
  indirections: 0 | 1 | 2,
  ffi: NativeParameter['ffi'],
): NativeParameter => ({
  name,
  direction,
  get type() {
    return typeof type === 'string' ? type : type.name;
  },
  indirections,
  ffi,
});

export const pointer = (
  name: string,
  direction: Direction,
  type: string | Pick<ErasedType, 'name'>,
  indirections: 1 | 2 = 1,
): NativeParameter => native(name, direction, type, indirections, 'void *');

/** The caller's side of a parameter that is an input only. */
export const sending = (pack: CallerSide['pack'], needs: Partial<CallerSide> = {}): CallerSide => ({
  takesInput: true,
  hasOutput: false,
  frameSize: 0,
  lendsMemory: false,
  pack,
  unpack: () => undefined,
  ...needs,
});

/** The implementer's side of a parameter that is an input only. */
export const receiving = (
  receive: ImplementerSide['receive'],
  accepts?: ImplementerSide['accepts'],
): ImplementerSide => ({
  mayRefuse: accepts !== undefined,
  accepts: accepts ?? (() => true),
  receive,
  deliver: () => undefined,
  clear: () => undefined,
});

/** The caller's side of a parameter that is an output only. */
export const taking = (frameSize: number, pack: CallerSide['pack'], unpack: CallerSide['unpack']): CallerSide => ({
  takesInput: false,
  hasOutput: true,
  frameSize,
  lendsMemory: false,
  pack,
  unpack,
});
