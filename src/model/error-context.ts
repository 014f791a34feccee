/** In the order of `BG_ERROR_CONTEXT`. */
export const ERROR_CONTEXTS = [
  'none',
  'unknown',
  'general-queue-manager',
  'queue-manager-notification',
  'local-file',
  'remote-file',
  'general-transport',
  'remote-application',
  'server-certificate-callback',
] as const;

/**
 * Where in the service an error arose.
 * Delivery Optimization uses `remote-file` for HTTP 403 and `none` for every other error; BITS uses them all.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-error-context
 * @useDeclaredType
 */
export type ErrorContext = (typeof ERROR_CONTEXTS)[number];
