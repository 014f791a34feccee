import { facilityOf, hresult, type HRESULT } from '../../com/index.ts';

const FACILITY_HTTP = 0x19;

/** The HRESULT for an HTTP status: `0x80190194` for 404. */
export const httpStatusCode = (status: number): HRESULT => hresult(0x80000000 | (FACILITY_HTTP << 16) | status);

/** The HTTP status an HRESULT stands for; `undefined` where it stands for something else. */
export const httpStatusOf = (code: HRESULT): number | undefined =>
  code < 0 && facilityOf(code) === FACILITY_HTTP ? code & 0xffff : undefined;
