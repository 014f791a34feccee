import { callQueue } from './call-queue.ts';
import { ComError } from './com-error.ts';
import { hresult } from './hresult.ts';
import type { Method } from './interface.ts';
import {
  allocateBlock,
  CALLING_CONVENTION,
  ffi,
  once,
  roundUp,
  Scratch,
  type Address,
  type Block,
  type Calling,
  type NativeFunction,
} from './native/index.ts';
import type { CallerSide, Parameter } from './parameters/index.ts';

/**
 * How one method is called, worked out once per interface: its prototype, where each value stands in the call's frame,
 * and what to read after a success. Frames are kept for the next call, so that a call allocates nothing native.
 */
export class Invocation {
  readonly prototype: () => ReturnType<ReturnType<typeof ffi>['proto']>;
  readonly #name: string;
  readonly #reports: boolean;
  readonly #sides: readonly CallerSide[];
  readonly #offsets: readonly number[];
  readonly #frameSize: number;
  readonly #lendsMemory: boolean;
  readonly #onlyOutput: CallerSide | undefined;
  readonly #frames: Block[] = [];

  constructor(interfaceName: string, method: Method) {
    this.#name = `${interfaceName}::${method.name}`;
    this.#reports = method.reports;
    this.#sides = method.parameters.map((parameter) => parameter.caller);
    let end = 0;
    this.#offsets = this.#sides.map(({ frameSize }) => {
      const at = end;
      end += roundUp(frameSize, 8);
      return at;
    });
    this.#frameSize = end;
    this.#lendsMemory = this.#sides.some((side) => side.lendsMemory);
    this.#onlyOutput = isGetter(method) ? this.#sides[0] : undefined;
    this.prototype = once(() => prototypeOf(method, 'void *'));
  }

  /** Calls on the JavaScript thread. Only for objects of this process. */
  direct(fn: NativeFunction, self: Address, inputs: readonly unknown[], calling: Calling): unknown {
    if (this.#onlyOutput !== undefined) return this.#get(fn, self, this.#onlyOutput, calling);
    const call = this.#prepare(self, inputs);
    try {
      return this.#finish(call, fn(...call.raw) as number, calling);
    } finally {
      this.#recycle(call);
    }
  }

  /** Calls on a pool thread, when its turn in the queue has come. */
  async queued(fn: NativeFunction, self: Address, inputs: readonly unknown[], calling: Calling): Promise<unknown> {
    const call = this.#prepare(self, inputs);
    try {
      return this.#finish(call, await callQueue.run(fn, call.raw), calling);
    } finally {
      this.#recycle(call);
    }
  }

  /** The commonest shape, `Get…(out)`, without the lists that the others need. */
  #get(fn: NativeFunction, self: Address, side: CallerSide, calling: Calling): unknown {
    const frame = this.#takeFrame();
    try {
      const code = fn(self, frame.address) as number;
      if (code < 0) throw new ComError(this.#name, hresult(code));
      return side.unpack(frame, 0, calling);
    } finally {
      this.#frames.push(frame);
    }
  }

  #prepare(self: Address, inputs: readonly unknown[]): Call {
    const frame = this.#frameSize > 0 ? this.#takeFrame() : NO_FRAME;
    const scratch = this.#lendsMemory ? new Scratch() : NO_SCRATCH;
    const raw: unknown[] = [self];
    const call = { frame, scratch, raw };
    try {
      let next = 0;
      this.#sides.forEach((side, index) => {
        side.pack(raw, side.takesInput ? inputs[next++] : undefined, frame, this.#offsets[index] as number, scratch);
      });
      return call;
    } catch (error) {
      this.#recycle(call);
      throw error;
    }
  }

  #finish(call: Call, code: number, calling: Calling): unknown {
    if (code < 0) throw new ComError(this.#name, hresult(code));
    const outputs: unknown[] = this.#reports ? [hresult(code)] : [];
    this.#sides.forEach((side, index) => {
      if (side.hasOutput) outputs.push(side.unpack(call.frame, this.#offsets[index] as number, calling));
    });
    return outputs.length < 2 ? outputs[0] : outputs;
  }

  #recycle({ frame, scratch }: Call): void {
    scratch.free();
    if (frame !== NO_FRAME) this.#frames.push(frame);
  }

  /**
   * Zeroed, so that an output which the method forgot reads as nothing instead of as the previous call's. As a float,
   * because V8 writes that in place, and a BigInt by a call that takes a quarter as long as the method's own.
   */
  #takeFrame(): Block {
    const frame = this.#frames.pop();
    if (frame === undefined) return allocateBlock(this.#frameSize);
    for (let at = 0; at < this.#frameSize; at += 8) frame.view.setFloat64(at, 0);
    return frame;
  }
}

interface Call {
  readonly frame: Block;
  readonly scratch: Scratch;
  readonly raw: unknown[];
}

const NO_FRAME: Block = { address: 0n, view: new DataView(new ArrayBuffer(0)) };
const NO_SCRATCH = new Scratch();

const isGetter = ({ parameters, reports }: Method): boolean => {
  const [only] = parameters;
  return (
    !reports &&
    parameters.length === 1 &&
    only?.natives.length === 1 &&
    only.caller.hasOutput &&
    !only.caller.takesInput
  );
};

/** koffi's prototype of a method, `this` first. Anonymous: koffi's names are global to the process and collide. */
export function prototypeOf(
  { parameters, returns }: Method,
  self: string,
): ReturnType<ReturnType<typeof ffi>['proto']> {
  const types = parameters.flatMap((parameter: Parameter) =>
    parameter.natives.map(({ ffi: type }) => (typeof type === 'string' ? type : type())),
  );
  return ffi().proto(CALLING_CONVENTION, null, returns === 'hr' ? 'int32' : 'uint32', [self, ...types] as string[]);
}
