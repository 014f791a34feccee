import { JobFault } from '../../src/service/job/index.ts';

/** The code of the `JobFault` that `call` throws. Anything else it throws is thrown on. */
export const faultCode = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof JobFault) return error.code;
    throw error;
  }
  return 'no fault';
};
