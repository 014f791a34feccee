import { DISP_E_TYPEMISMATCH } from '../../bindings/index.ts';
import { ComError, type Borrowed, type IUnknown, type Variant } from '../../com/index.ts';

/** A VARIANT as an implementation is shown it. */
export type Received = Variant<Borrowed<typeof IUnknown>>;

/** What a VARIANT holds. @throws {ComError} `DISP_E_TYPEMISMATCH`: something else */
export function held<T extends Exclude<Received['type'], 'empty'>>(
  variant: Received,
  type: T,
): Extract<Received, { type: T }>['value'];
export function held(variant: Received, type: string): unknown {
  if (variant.type === type && 'value' in variant) return variant.value;
  throw new ComError(`SetProperty with ${variant.type} where ${type} is expected`, DISP_E_TYPEMISMATCH);
}
