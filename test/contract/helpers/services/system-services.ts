import {
  CLSID_BackgroundCopyManager,
  CLSID_DeliveryOptimization,
  IBackgroundCopyManager,
} from '../../../../src/bindings/index.ts';
import { activate, initializeSecurity, type Guid } from '../../../../src/com/index.ts';
import { findBitsAgain } from '../../../windows/helpers/wine-bits.ts';
import { keepStubs } from '../../../windows/helpers/wine-stubs.ts';
import { BITS, DELIVERY_OPTIMIZATION } from '../dialect.ts';
import type { Connection, ServiceUnderTest } from '../service-under-test.ts';
import { wineBitsGaps } from './wine-gaps.ts';

export const bitsOfWindows: ServiceUnderTest = {
  name: 'BITS of Windows',
  bonds: ['bits'],
  dialect: BITS,
  calling: 'queued',
  patience: 120_000,
  expectedFailures: [],
  begin: () => isThere(CLSID_BackgroundCopyManager),
  connect: () => connectTo(CLSID_BackgroundCopyManager),
  hurry: async (job) => {
    await job.SetPriority('foreground');
    await job.SetMinimumRetryDelay(5);
  },
};

export const bitsOfWine: ServiceUnderTest = {
  ...bitsOfWindows,
  name: 'BITS of Wine',
  patience: 10_000,
  begin: async () => {
    await findBitsAgain();
    await bitsOfWindows.begin?.();
  },
  expectedFailures: wineBitsGaps,
};

export const deliveryOptimizationOfWindows: ServiceUnderTest = {
  name: 'Delivery Optimization of Windows',
  bonds: ['delivery-optimization'],
  dialect: DELIVERY_OPTIMIZATION,
  calling: 'queued',
  patience: 120_000,
  expectedFailures: [],
  begin: () => isThere(CLSID_DeliveryOptimization),
  connect: () => connectTo(CLSID_DeliveryOptimization),
  hurry: (job) => job.SetPriority('foreground'),
};

/** Delivery Optimization impersonates its callers, so the process must let it. */
async function isThere(clsid: Guid): Promise<void> {
  await initializeSecurity();
  await keepStubs();
  const { manager } = await connectTo(clsid);
  await manager.release();
}

async function connectTo(clsid: Guid): Promise<Connection> {
  return { manager: await activate(clsid, IBackgroundCopyManager), close: () => Promise.resolve() };
}
