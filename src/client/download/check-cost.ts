import type { Connection } from '../connection.ts';
import { refuseStandIn } from '../cost.ts';
import type { DownloadSettings } from './download-properties.ts';

/** @throws {DeliveryOptimizationError} `blocked`: nobody knows what the download minds */
export function checkDownloadCost(
  connection: Connection,
  { costPolicy = 'always', disallowOnCellular = false }: Partial<DownloadSettings>,
): void {
  if (costPolicy === 'always' && !disallowOnCellular) return;
  refuseStandIn(connection, 'the download', 'ask for the costPolicy "always" and leave disallowOnCellular out');
}
