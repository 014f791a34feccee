import { joinApartment } from './apartment.ts';
import { ComError } from './com-error.ts';
import { flatCall } from './flat-call.ts';
import { E_NOINTERFACE, E_NOTIMPL, hresult, RPC_E_TOO_LATE, type HRESULT } from './hresult.ts';
import { bindFunction, once } from './native/index.ts';
import type { Pointing } from './pointer.ts';

const AUTHENTICATION = { serviceDefault: 0xffffffff, levelDefault: 0 } as const;
const AUTHORIZATION_DEFAULT = 0xffffffff;
const IMPERSONATE = 3;
const STATIC_CLOAKING = 0x20;
/** -1 as a pointer: the server's own principal name. */
const DEFAULT_PRINCIPAL = -1n;

/**
 * Lets the service behind a proxy act as the caller, which Delivery Optimization needs to touch the caller's files. A
 * blanket belongs to one interface pointer: neither QueryInterface nor a method's output inherits it. An object of this
 * process has no proxy and needs none. It is the proxy itself that keeps it, nobody else is asked: called on the spot.
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cosetproxyblanket
 */
export function letImpersonate(pointer: Pointing): void {
  const code = hresult(
    coSetProxyBlanket()(
      pointer.address,
      AUTHENTICATION.serviceDefault,
      AUTHORIZATION_DEFAULT,
      DEFAULT_PRINCIPAL,
      AUTHENTICATION.levelDefault,
      IMPERSONATE,
      null,
      STATIC_CLOAKING,
    ) as number,
  );
  if (code < 0 && !WITHOUT_BLANKETS.has(code)) throw new ComError('CoSetProxyBlanket', code);
}

/**
 * Sets the security of the whole process: what calls of ours without a blanket of their own allow, and that any local
 * caller may call our objects. The process's owner should decide that, so nothing here calls it unasked.
 * @returns false when COM had settled it already (`RPC_E_TOO_LATE`), which is harmless: blankets still hold.
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coinitializesecurity
 */
export async function initializeSecurity(): Promise<boolean> {
  joinApartment();
  try {
    await coInitializeSecurity(
      null,
      -1,
      null,
      null,
      AUTHENTICATION.levelDefault,
      IMPERSONATE,
      null,
      STATIC_CLOAKING,
      null,
    );
    return true;
  } catch (error) {
    if (error instanceof ComError && error.hresult === RPC_E_TOO_LATE) return false;
    throw error;
  }
}

/** What is no proxy has no blanket, and Wine's proxies have none either. */
const WITHOUT_BLANKETS: ReadonlySet<HRESULT> = new Set([E_NOINTERFACE, E_NOTIMPL]);

const coSetProxyBlanket = once(() =>
  bindFunction('ole32.dll', 'CoSetProxyBlanket', 'int32', [
    'void *',
    'uint32',
    'uint32',
    'intptr_t',
    'uint32',
    'uint32',
    'void *',
    'uint32',
  ]),
);
const coInitializeSecurity = flatCall('CoInitializeSecurity', [
  'void *',
  'int32',
  'void *',
  'void *',
  'uint32',
  'uint32',
  'void *',
  'uint32',
  'void *',
]);
