import type { BG_FILE_RANGE, DO_DOWNLOAD_RANGE } from '../../bindings/index.ts';
import type { ValueOf } from '../../com/index.ts';
import type { ByteRange } from '../../model/index.ts';

type FileRange = ValueOf<typeof BG_FILE_RANGE>;

export const fromFileRange = ({ initialOffset, length }: FileRange): ByteRange =>
  length === undefined ? { offset: initialOffset } : { offset: initialOffset, length };

export const toFileRange = ({ offset, length }: ByteRange): FileRange => ({ initialOffset: offset, length });

export const fromDownloadRange = ({ offset, length }: ValueOf<typeof DO_DOWNLOAD_RANGE>): ByteRange =>
  length === undefined ? { offset } : { offset, length };
