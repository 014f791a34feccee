import type * as codes from '../com.ts';
import type { ErrorFacts } from '../error-explanation.ts';
import { access, caller, fatal, notFound, policy, service, success, transient } from './categories.ts';

const ANEW = 'Let go of all pointers, connect again, and find jobs by their ids.';

/** What the codes of COM and its RPC mean. */
export const com: Readonly<Record<keyof typeof codes, ErrorFacts>> = {
  S_OK: success('It worked.'),
  S_FALSE: success('It worked with less than was asked for: the end of a list, no ranges, no headers.'),
  E_NOTIMPL: caller(
    'The service does not implement this; BITS says so of flags it does not know as well.',
    'Do without the method or flag on this Windows.',
  ),
  E_NOINTERFACE: caller(
    'The object has no such interface, or nothing is registered to carry it between processes.',
    'This takes a newer Windows, or another service.',
  ),
  E_POINTER: caller('A pointer is NULL where one is needed.'),
  E_ABORT: caller('The operation was aborted.'),
  E_FAIL: fatal('It failed, and nothing more is known.', "Read the service's log."),
  E_UNEXPECTED: fatal('It failed in a way that should not happen.', "Read the service's log."),
  E_ACCESSDENIED: access(
    "The right is missing: the job is another owner's or an elevated one, or the folder forbids it.",
    "Run as the job's owner, elevate, or check the rights on the folder.",
  ),
  E_HANDLE: caller('A handle is not valid.'),
  E_OUTOFMEMORY: transient('There is not enough memory.'),
  E_INVALIDARG: caller(
    'An argument is not valid: an empty or relative path, a malformed URL, a name over 256 characters, and the like.',
    'Put the argument right.',
  ),
  E_NOT_SET: notFound('The property was never set, or the element does not exist.', 'Take it as "no value".'),
  E_NOT_SUFFICIENT_BUFFER: caller('The buffer is too small.'),
  CO_E_NOT_SUPPORTED: caller("The URL's protocol is not supported.", 'Use http or https; BITS takes SMB as well.'),
  CO_E_SERVER_STOPPING: service('The service is stopping.', 'Try again later.'),
  CO_E_SERVER_EXEC_FAILURE: service(
    'The service could not be started.',
    'Enable the service (dosvc or BITS), and look into the event log.',
  ),
  CO_E_SERVER_INIT_TIMEOUT: service('The service did not come up in time.', 'Try again.'),
  CO_E_SERVER_START_TIMEOUT: service('The service did not start in time.', 'Try again.'),
  CO_E_START_SERVICE_FAILURE: service('The service failed to start.', 'Enable the service (dosvc or BITS).'),
  CO_E_CLASS_DISABLED: policy('The class is disabled.'),
  CO_E_NOTINITIALIZED: caller('COM is not initialised on the thread.', 'Join an apartment first.'),
  CO_E_ALREADYINITIALIZED: caller('COM is initialised already.'),
  CO_E_OBJNOTCONNECTED: service('The object is not connected to its service any more.', ANEW),
  CO_E_OBJNOTREG: caller('The object is not registered.'),
  CO_E_APPDIDNTREG: service(
    'The server did not register its class in time.',
    'Register the class as the first thing after the start.',
  ),
  CO_E_CLASSSTRING: caller('The text is no CLSID.'),
  CO_E_IIDSTRING: caller('The text is no IID.'),
  CO_E_FAILEDTOIMPERSONATE: access(
    'The service cannot act in the name of the caller.',
    'Set the proxy blanket to the impersonation level IMPERSONATE, on the very pointer that is called.',
  ),
  CO_E_ACCESSCHECKFAILED: access('The check of the access rights failed.'),
  REGDB_E_READREGDB: service("COM's registry is unreadable."),
  REGDB_E_CLASSNOTREG: service(
    'The class is not registered.',
    'This Windows lacks the service, or is none: use another service.',
  ),
  REGDB_E_IIDNOTREG: service(
    'Nothing is registered to carry the interface between processes.',
    'This Windows is too old or stripped: use another service.',
  ),
  CLASS_E_NOAGGREGATION: caller('The class cannot be part of another object.', 'Pass NULL as the outer object.'),
  CLASS_E_CLASSNOTAVAILABLE: service('The server has no such class.'),
  RPC_E_CALL_REJECTED: transient('The callee rejected the call.', 'Try again after a moment.'),
  RPC_E_CALL_CANCELED: caller('The call was cancelled.'),
  RPC_E_CONNECTION_TERMINATED: service('The connection ended, and nobody knows how far the call came.', ANEW),
  RPC_E_SERVER_DIED: service('The service died during the call.', ANEW),
  RPC_E_CLIENT_DIED: service('The client died.'),
  RPC_E_CLIENT_CANTMARSHAL_DATA: caller(
    'The arguments could not be packed.',
    'The description of the method is wrong: report it.',
  ),
  RPC_E_SERVER_CANTUNMARSHAL_DATA: caller(
    'The service could not unpack the arguments.',
    'The description of the method is wrong: report it.',
  ),
  RPC_E_INVALID_DATA: caller('The data received is not valid.'),
  RPC_E_SERVER_DIED_DNE: service('The service died before it carried the call out.', ANEW),
  RPC_E_SYS_CALL_FAILED: fatal('A call of the system failed.'),
  RPC_E_OUT_OF_RESOURCES: transient('Memory or handles are used up.'),
  RPC_E_NOT_REGISTERED: service('The interface is not registered on the server.'),
  RPC_E_FAULT: service('The server could not be called.'),
  RPC_E_SERVERFAULT: fatal(
    'The service raised an exception.',
    'Read its log; where the description of the method is wrong, report it.',
  ),
  RPC_E_CHANGED_MODE: caller(
    'The thread is in an apartment of the other kind already.',
    'Go on without initialising, or move the work to another thread.',
  ),
  RPC_E_INVALIDMETHOD: caller('The server has no such slot.', 'The description of the interface is wrong: report it.'),
  RPC_E_DISCONNECTED: service('The object was disconnected, because its service restarted.', ANEW),
  RPC_E_RETRY: transient('The callee asks to try again later.', 'Try again.'),
  RPC_E_SERVERCALL_RETRYLATER: transient('The callee is busy.', 'Try again.'),
  RPC_E_SERVERCALL_REJECTED: transient('The callee refused the call.', 'Try again.'),
  RPC_E_CANTCALLOUT_ININPUTSYNCCALL: caller(
    'A call cannot leave while a message is handled.',
    'Call later, from another thread.',
  ),
  RPC_E_WRONG_THREAD: caller('The interface belongs to another thread.', 'Marshal it, or stay in the MTA.'),
  RPC_E_THREAD_NOT_INIT: caller('COM is not initialised on the thread.', 'Join an apartment first.'),
  RPC_E_INVALID_OBJECT: service('The object no longer exists in the service.', ANEW),
  RPC_E_CALL_COMPLETE: caller('The call is complete already.'),
  RPC_E_TOO_LATE: caller(
    "The security of the process was settled before, by this program or by COM's first call.",
    'Go on, and set the blanket of each proxy.',
  ),
  RPC_E_NO_GOOD_SECURITY_PACKAGES: access(
    'Client and server share no security package.',
    'Use the default authentication service.',
  ),
  RPC_E_ACCESS_DENIED: access('RPC denies access.'),
  RPC_E_REMOTE_DISABLED: policy('Remote calls are disabled.'),
  RPC_E_INVALID_OBJREF: service('The marshalled reference is not valid.', ANEW),
  RPC_E_TIMEOUT: transient('The wait for an answer was too long.', 'Try again.'),
  RPC_E_UNEXPECTED: fatal('RPC failed inside.'),
  DISP_E_TYPEMISMATCH: caller("The VARIANT's type does not fit the property.", 'Use the type the property has.'),
  DISP_E_BADVARTYPE: caller("The VARIANT's type is not valid.", 'Use the type the property has.'),
  STG_E_MEDIUMFULL: fatal('The stream has no room left; the program that takes the bytes says so.'),
  STG_E_WRITEFAULT: fatal('Writing to the stream failed; the program that takes the bytes says so.'),
  STG_E_ACCESSDENIED: access('The stream denies access; the program that takes the bytes says so.'),
};
