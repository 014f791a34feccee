import {
  CO_E_OBJNOTCONNECTED,
  RPC_E_CALL_CANCELED,
  RPC_E_CALL_REJECTED,
  RPC_E_OUT_OF_RESOURCES,
  RPC_E_SERVER_DIED,
  RPC_E_SERVER_DIED_DNE,
  RPC_E_SERVERCALL_REJECTED,
  RPC_E_SERVERCALL_RETRYLATER,
  RPC_E_SERVERFAULT,
  RPC_S_CALL_CANCELLED,
  RPC_S_CALL_FAILED,
  RPC_S_CALL_FAILED_DNE,
  RPC_S_OUT_OF_RESOURCES,
  RPC_S_SERVER_TOO_BUSY,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../bindings/index.ts';
import { RPC_E_DISCONNECTED, type ComError, type HRESULT } from '../../com/index.ts';

/**
 * What became of a call to a client, by its failure.
 * - `answered`: the client has it, and this is what its method returned
 * - `unreached`: it may have been busy, or broke down over this call; another try may find it well
 * - `gone`: its process or its object is not there any more
 */
export type CallFailure = 'answered' | 'unreached' | 'gone';

export const callFailure = ({ hresult }: ComError): CallFailure => {
  if (GONE.has(hresult)) return 'gone';
  return UNREACHED.has(hresult) ? 'unreached' : 'answered';
};

const GONE: ReadonlySet<HRESULT> = new Set([
  RPC_S_SERVER_UNAVAILABLE,
  RPC_E_SERVER_DIED,
  RPC_E_SERVER_DIED_DNE,
  RPC_E_DISCONNECTED,
  CO_E_OBJNOTCONNECTED,
]);

const UNREACHED: ReadonlySet<HRESULT> = new Set([
  RPC_S_CALL_FAILED,
  RPC_S_CALL_FAILED_DNE,
  RPC_S_CALL_CANCELLED,
  RPC_S_SERVER_TOO_BUSY,
  RPC_S_OUT_OF_RESOURCES,
  RPC_E_OUT_OF_RESOURCES,
  RPC_E_CALL_CANCELED,
  RPC_E_CALL_REJECTED,
  RPC_E_SERVERCALL_REJECTED,
  RPC_E_SERVERCALL_RETRYLATER,
  RPC_E_SERVERFAULT,
]);
