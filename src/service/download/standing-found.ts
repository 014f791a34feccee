import { existsSync } from 'node:fs';
import { match, P } from 'ts-pattern';
import type { DownloadRecord } from './download-record.ts';

/**
 * What becomes of a download whose process has died.
 * - `over`: it was final already, or it got its final name just before.
 * - `abort`: it was not to survive, or nothing is left of it: its bytes went to a stream.
 * - `go-on`: its bytes were flowing; `stay`: it waits for its user.
 */
export type Found = 'over' | 'abort' | 'go-on' | 'stay';

export const standingFound = ({ settings, standing }: DownloadRecord): Found =>
  match(standing)
    .returnType<Found>()
    .with({ state: P.union('finalized', 'aborted') }, () => 'over')
    .when(
      () => !settings.nonVolatile,
      () => 'abort',
    )
    .when(
      ({ finalizing, temporaryPath }) => finalizing && isPlaced(settings.localPath, temporaryPath),
      () => 'over',
    )
    .when(
      ({ ranges, temporaryPath }) => ranges !== undefined && temporaryPath === undefined,
      () => 'abort',
    )
    .with({ state: 'transferring' }, () => 'go-on')
    .otherwise(() => 'stay');

const isPlaced = (path: string | undefined, temporaryPath: string | undefined): boolean =>
  path !== undefined && temporaryPath !== undefined && !existsSync(temporaryPath) && existsSync(path);
