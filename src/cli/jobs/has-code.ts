import type { DeliveryOptimizationErrorCode } from '../../index.ts';

/** Whether it is a failure of the library's with this code, however it came here. */
export const hasCode = (error: unknown, code: DeliveryOptimizationErrorCode): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === code;
