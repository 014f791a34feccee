import { isWine } from '../../../../src/com/index.ts';
import type { ServiceUnderTest } from '../service-under-test.ts';
import { embedded } from './embedded.ts';
import { embeddedOverCom } from './embedded-over-com.ts';
import { bitsOfWindows, bitsOfWine, deliveryOptimizationOfWindows } from './system-services.ts';

/** Every service that this lane can reach: beside the embedded one, those of the system where the lane is Windows'. */
export const services: readonly ServiceUnderTest[] =
  process.env['SERVICES_UNDER_TEST'] === 'system' ? [embedded, embeddedOverCom, ...systemServices()] : [embedded];

function systemServices(): readonly ServiceUnderTest[] {
  return isWine() ? [bitsOfWine] : [bitsOfWindows, deliveryOptimizationOfWindows];
}
