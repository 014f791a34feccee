import { hresult } from '../../com/index.ts';
import { ERROR_NOT_FOUND } from './win32.ts';

/** What COM and its RPC answer, beside the few codes that COM itself is written with. */
export {
  S_OK,
  S_FALSE,
  E_NOTIMPL,
  E_NOINTERFACE,
  E_POINTER,
  E_FAIL,
  E_OUTOFMEMORY,
  E_INVALIDARG,
  CLASS_E_NOAGGREGATION,
  RPC_E_CHANGED_MODE,
  RPC_E_DISCONNECTED,
  RPC_E_TOO_LATE,
} from '../../com/index.ts';

export const E_ABORT = hresult(0x80004004);
export const E_UNEXPECTED = hresult(0x8000ffff);
export const E_ACCESSDENIED = hresult(0x80070005);
export const E_HANDLE = hresult(0x80070006);
export const E_NOT_SET = ERROR_NOT_FOUND;
export const E_NOT_SUFFICIENT_BUFFER = hresult(0x8007007a);
export const CO_E_NOT_SUPPORTED = hresult(0x80004021);
export const CO_E_SERVER_STOPPING = hresult(0x80080008);
export const CO_E_SERVER_EXEC_FAILURE = hresult(0x80080005);
export const CO_E_SERVER_INIT_TIMEOUT = hresult(0x8000402a);
export const CO_E_SERVER_START_TIMEOUT = hresult(0x8000401e);
export const CO_E_START_SERVICE_FAILURE = hresult(0x8000401c);
export const CO_E_CLASS_DISABLED = hresult(0x80004027);
export const CO_E_NOTINITIALIZED = hresult(0x800401f0);
export const CO_E_ALREADYINITIALIZED = hresult(0x800401f1);
export const CO_E_OBJNOTCONNECTED = hresult(0x800401fd);
export const CO_E_OBJNOTREG = hresult(0x800401fb);
export const CO_E_APPDIDNTREG = hresult(0x800401fe);
export const CO_E_CLASSSTRING = hresult(0x800401f3);
export const CO_E_IIDSTRING = hresult(0x800401f4);
export const CO_E_FAILEDTOIMPERSONATE = hresult(0x80010123);
export const CO_E_ACCESSCHECKFAILED = hresult(0x8001012a);
export const REGDB_E_READREGDB = hresult(0x80040150);
export const REGDB_E_CLASSNOTREG = hresult(0x80040154);
export const REGDB_E_IIDNOTREG = hresult(0x80040155);
export const CLASS_E_CLASSNOTAVAILABLE = hresult(0x80040111);
export const RPC_E_CALL_REJECTED = hresult(0x80010001);
export const RPC_E_CALL_CANCELED = hresult(0x80010002);
export const RPC_E_CONNECTION_TERMINATED = hresult(0x80010006);
export const RPC_E_SERVER_DIED = hresult(0x80010007);
export const RPC_E_CLIENT_DIED = hresult(0x80010008);
export const RPC_E_CLIENT_CANTMARSHAL_DATA = hresult(0x8001000b);
export const RPC_E_SERVER_CANTUNMARSHAL_DATA = hresult(0x8001000e);
export const RPC_E_INVALID_DATA = hresult(0x8001000f);
export const RPC_E_SERVER_DIED_DNE = hresult(0x80010012);
export const RPC_E_SYS_CALL_FAILED = hresult(0x80010100);
export const RPC_E_OUT_OF_RESOURCES = hresult(0x80010101);
export const RPC_E_NOT_REGISTERED = hresult(0x80010103);
export const RPC_E_FAULT = hresult(0x80010104);
export const RPC_E_SERVERFAULT = hresult(0x80010105);
export const RPC_E_INVALIDMETHOD = hresult(0x80010107);
export const RPC_E_RETRY = hresult(0x80010109);
export const RPC_E_SERVERCALL_RETRYLATER = hresult(0x8001010a);
export const RPC_E_SERVERCALL_REJECTED = hresult(0x8001010b);
export const RPC_E_CANTCALLOUT_ININPUTSYNCCALL = hresult(0x8001010d);
export const RPC_E_WRONG_THREAD = hresult(0x8001010e);
export const RPC_E_THREAD_NOT_INIT = hresult(0x8001010f);
export const RPC_E_INVALID_OBJECT = hresult(0x80010114);
export const RPC_E_CALL_COMPLETE = hresult(0x80010117);
export const RPC_E_NO_GOOD_SECURITY_PACKAGES = hresult(0x8001011a);
export const RPC_E_ACCESS_DENIED = hresult(0x8001011b);
export const RPC_E_REMOTE_DISABLED = hresult(0x8001011c);
export const RPC_E_INVALID_OBJREF = hresult(0x8001011d);
export const RPC_E_TIMEOUT = hresult(0x8001011f);
export const RPC_E_UNEXPECTED = hresult(0x8001ffff);
export const DISP_E_TYPEMISMATCH = hresult(0x80020005);
export const DISP_E_BADVARTYPE = hresult(0x80020008);
export const STG_E_MEDIUMFULL = hresult(0x80030070);
export const STG_E_WRITEFAULT = hresult(0x8003001d);
export const STG_E_ACCESSDENIED = hresult(0x80030005);
