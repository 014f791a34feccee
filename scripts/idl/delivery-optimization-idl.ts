import {
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob,
  IDeliveryOptimizationJob2,
  IDODownload,
  IDODownloadStatusCallback,
  IDOManager,
} from '../../src/bindings/index.ts';
import { sortExports } from '../check-bindings/exports.ts';
import { ourBindings } from '../check-bindings/our-bindings.ts';
import { idlOf } from './idl-of.ts';

/** The IDL of Delivery Optimization's own interfaces, for which Wine brings no proxies. */
export const deliveryOptimizationIdl = (): string =>
  idlOf(
    [
      IDeliveryOptimizationJob,
      IDeliveryOptimizationJob2,
      IDeliveryOptimizationFile,
      IDeliveryOptimizationFile2,
      IDODownload,
      IDODownloadStatusCallback,
      IDOManager,
    ],
    sortExports(ourBindings),
  );
