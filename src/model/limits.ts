/**
 * Lengths the services accept, in UTF-16 units without the terminating NUL.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager-createjob
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
 */
export const MAX_NAME_LENGTH = 256;
export const MAX_URL_LENGTH = 2200;
/** BITS' limit; Delivery Optimization documents no description. */
export const MAX_DESCRIPTION_LENGTH = 1024;
