import { IBackgroundCopyManager } from '../bindings/index.ts';
import { letImpersonate, type Caller, type InterfaceDescription } from '../com/index.ts';

/** Which service: Windows' Delivery Optimization, Windows' BITS, or the embedded one of this package. */
export type ServiceName = 'delivery-optimization' | 'bits' | 'embedded';

/**
 * The way to one service. Delivery Optimization touches the caller's files by impersonating it, so every proxy of it
 * gets a blanket that allows that; none inherits it from another.
 */
export interface Connection {
  readonly service: ServiceName;
  readonly manager: Caller<typeof IBackgroundCopyManager>;
}

/** Makes a pointer fit for calls to the service it came from; gives it back where that fails. */
export async function ready<I extends InterfaceDescription>(
  { service }: Connection,
  pointer: Caller<I>,
): Promise<Caller<I>> {
  try {
    if (service === 'delivery-optimization') await letImpersonate(pointer);
    return pointer;
  } catch (error) {
    await pointer.release();
    throw error;
  }
}
