import { ComError, E_NOTIMPL } from '../../com/index.ts';

/**
 * Fills a slot that exists because the vtable is shared with BITS, while Delivery Optimization documents no such method.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export const notDocumented = (): never => {
  throw new ComError('A method that Delivery Optimization does not document', E_NOTIMPL);
};
