import {
  describeInterface,
  input,
  int64,
  interfacePointer,
  method,
  optionalOutput,
  output,
  uint32,
  uint64,
  type Borrowed,
  type InterfaceDescription,
  type Method,
  type Parameter,
  type Pointing,
} from '../../com/index.ts';
import type { Clone, Described } from '../self-reference.ts';
import { ISequentialStream } from './sequential-stream.ts';
import { STATSTG } from './stream-statistics.ts';

const beforeCopyTo = [
  method('Seek', input('dlibMove', int64), input('dwOrigin', uint32), optionalOutput('plibNewPosition', uint64)),
  method('SetSize', input('libNewSize', uint64)),
] as const;

const afterCopyTo = [
  method('Commit', input('grfCommitFlags', uint32)),
  method('Revert'),
  method('LockRegion', input('libOffset', uint64), input('cb', uint64), input('dwLockType', uint32)),
  method('UnlockRegion', input('libOffset', uint64), input('cb', uint64), input('dwLockType', uint32)),
  method('Stat', output('pstatstg', STATSTG), input('grfStatFlag', uint32)),
] as const;

/** Takes the target and a number of bytes, returns the numbers read and written. */
type CopyTo<I extends InterfaceDescription> = Method<
  'CopyTo',
  readonly [
    Parameter<[Pointing], [], [Borrowed<I>], []>,
    Parameter<[bigint], [], [bigint], []>,
    Parameter<[], [bigint], [], [bigint]>,
    Parameter<[], [bigint], [], [bigint]>,
  ],
  false
>;

export interface Stream extends Described<
  typeof ISequentialStream,
  readonly [...typeof beforeCopyTo, CopyTo<Stream>, ...typeof afterCopyTo, Clone<Stream>]
> {}

/**
 * A stream with a position. Delivery Optimization asks a sink for it and calls nothing but Write; a sink may answer
 * everything else with `E_NOTIMPL`.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-istream
 */
export const IStream: Stream = describeInterface({
  name: 'IStream',
  iid: '0000000c-0000-0000-c000-000000000046',
  base: ISequentialStream,
  methods: [
    ...beforeCopyTo,
    method(
      'CopyTo',
      input(
        'pstm',
        interfacePointer((): Stream => IStream),
      ),
      input('cb', uint64),
      optionalOutput('pcbRead', uint64),
      optionalOutput('pcbWritten', uint64),
    ),
    ...afterCopyTo,
    method(
      'Clone',
      output(
        'ppstm',
        interfacePointer((): Stream => IStream),
      ),
    ),
  ],
});
