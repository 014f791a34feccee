import { fromWin32 } from '../../com/index.ts';

/**
 * Errors of Windows itself as HRESULTs, by their Win32 number.
 * @see https://learn.microsoft.com/windows/win32/debug/system-error-codes
 */
export const ERROR_FILE_NOT_FOUND = fromWin32(2);
export const ERROR_PATH_NOT_FOUND = fromWin32(3);
export const ERROR_NOT_READY = fromWin32(21);
export const ERROR_WRITE_PROTECT = fromWin32(19);
export const ERROR_WRITE_FAULT = fromWin32(29);
export const ERROR_SHARING_VIOLATION = fromWin32(32);
export const ERROR_HANDLE_DISK_FULL = fromWin32(39);
export const ERROR_NOT_SUPPORTED = fromWin32(50);
export const ERROR_BAD_NETPATH = fromWin32(53);
export const ERROR_NETNAME_DELETED = fromWin32(64);
export const ERROR_FILE_EXISTS = fromWin32(80);
export const ERROR_DISK_FULL = fromWin32(112);
export const ERROR_INVALID_NAME = fromWin32(123);
export const ERROR_ALREADY_EXISTS = fromWin32(183);
export const ERROR_FILENAME_EXCED_RANGE = fromWin32(206);
export const ERROR_DIRECTORY = fromWin32(267);
export const ERROR_OPERATION_ABORTED = fromWin32(995);
export const ERROR_SERVICE_REQUEST_TIMEOUT = fromWin32(1053);
export const ERROR_SERVICE_DISABLED = fromWin32(1058);
export const ERROR_SERVICE_DOES_NOT_EXIST = fromWin32(1060);
export const ERROR_SERVICE_NOT_ACTIVE = fromWin32(1062);
export const ERROR_EXCEPTION_IN_SERVICE = fromWin32(1064);
export const ERROR_SERVICE_DEPENDENCY_FAIL = fromWin32(1068);
export const ERROR_SERVICE_LOGON_FAILED = fromWin32(1069);
export const ERROR_SHUTDOWN_IN_PROGRESS = fromWin32(1115);
export const ERROR_NOT_FOUND = fromWin32(1168);
export const ERROR_CANCELLED = fromWin32(1223);
export const ERROR_CONNECTION_REFUSED = fromWin32(1225);
export const ERROR_NETWORK_UNREACHABLE = fromWin32(1231);
export const ERROR_HOST_UNREACHABLE = fromWin32(1232);
export const ERROR_NOT_LOGGED_ON = fromWin32(1245);
export const ERROR_ACCESS_DISABLED_BY_POLICY = fromWin32(1260);
export const ERROR_PRIVILEGE_NOT_HELD = fromWin32(1314);
export const ERROR_LOGON_FAILURE = fromWin32(1326);
export const ERROR_BAD_IMPERSONATION_LEVEL = fromWin32(1346);
export const ERROR_CANT_OPEN_ANONYMOUS = fromWin32(1347);
export const ERROR_TIMEOUT = fromWin32(1460);
export const RPC_S_INVALID_BINDING = fromWin32(1702);
export const RPC_S_UNKNOWN_IF = fromWin32(1717);
export const ERROR_FILE_CORRUPT = fromWin32(1392);
export const RPC_S_OUT_OF_RESOURCES = fromWin32(1721);
export const RPC_S_SERVER_UNAVAILABLE = fromWin32(1722);
export const RPC_S_SERVER_TOO_BUSY = fromWin32(1723);
export const RPC_S_CALL_FAILED = fromWin32(1726);
export const RPC_S_CALL_FAILED_DNE = fromWin32(1727);
export const EPT_S_NOT_REGISTERED = fromWin32(1753);
export const RPC_X_NULL_REF_POINTER = fromWin32(1780);
export const RPC_X_ENUM_VALUE_OUT_OF_RANGE = fromWin32(1781);
export const RPC_X_BYTE_COUNT_TOO_SMALL = fromWin32(1782);
export const RPC_X_BAD_STUB_DATA = fromWin32(1783);
export const ERROR_RESOURCE_LANG_NOT_FOUND = fromWin32(1815);
export const RPC_S_CALL_CANCELLED = fromWin32(1818);
export const ERROR_INVALID_STATE = fromWin32(5023);
