import { match } from 'ts-pattern';
import {
  DO_E_INVALID_STATE,
  DO_E_MEMORYSTREAM_DOWNLOAD_NOT_SUPPORTED,
  DO_E_WRITE_ONLY_PROPERTY,
  E_NOT_SET,
  type DOFilePropertyId,
  type IDeliveryOptimizationFile2,
} from '../../bindings/index.ts';
import {
  ComError,
  E_NOTIMPL,
  type Borrowed,
  type Giving,
  type HRESULT,
  type Implementation,
  type IUnknown,
  type ValueOf,
  type Variant,
} from '../../com/index.ts';
import { isFinal, type JobState } from '../../model/index.ts';
import type { FileOfJob } from './file-object.ts';
import { held, type Received } from './held.ts';
import { StreamSink } from './stream-sink.ts';

type PropertyId = ValueOf<typeof DOFilePropertyId>;

/**
 * The properties of a file. They can be set while nothing moves and nothing is ready: documents say that the job's state
 * matters, and not which states will do.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/deliveryoptimizationfileproperty
 */
export const deliveryOptimizationFile2 = (of: FileOfJob): Implementation<typeof IDeliveryOptimizationFile2> => ({
  GetProperty: (id) => propertyOf(of, id) ?? refuse('GetProperty', E_NOT_SET),
  SetProperty: (id, variant) => {
    if (!SETTABLE.has(of.job.state)) refuse('SetProperty', DO_E_INVALID_STATE);
    setProperty(of, id, variant);
  },
});

const SETTABLE: ReadonlySet<JobState> = new Set<JobState>(['suspended', 'error', 'transient-error']);

const propertyOf = ({ file }: FileOfJob, id: PropertyId): Variant<Giving> | undefined =>
  match<PropertyId, Variant<Giving> | undefined>(id)
    .with('decryption-info', 'integrity-check-info', () => refuse('GetProperty', DO_E_WRITE_ONLY_PROPERTY))
    .with('integrity-check-mandatory', () => {
      const value = file.integrityCheckMandatory;
      return value === undefined ? undefined : { type: 'bool', value };
    })
    .with('download-sink-interface', () => {
      const value = file.stream instanceof StreamSink ? file.stream.share() : undefined;
      return value && { type: 'unknown', value };
    })
    .with('download-sink-file-path', () => (file.path === undefined ? undefined : { type: 'bstr', value: file.path }))
    .with('download-sink-memory-stream', () => refuse('GetProperty', DO_E_MEMORYSTREAM_DOWNLOAD_NOT_SUPPORTED))
    .with('total-size-bytes', () => (file.size === undefined ? undefined : { type: 'ui8', value: BigInt(file.size) }))
    .exhaustive();

const setProperty = (of: FileOfJob, id: PropertyId, variant: Received): void =>
  match<PropertyId, void>(id)
    .with('decryption-info', () => {
      held(variant, 'bstr');
      // What is fetched would stay encrypted, and its client believe that it is not.
      refuse('SetProperty of DecryptionInfo', E_NOTIMPL);
    })
    .with('integrity-check-info', () => of.file.set({ integrityCheckInfo: held(variant, 'bstr') }))
    .with('integrity-check-mandatory', () => of.file.set({ integrityCheckMandatory: held(variant, 'bool') }))
    .with('download-sink-interface', () => letTake(held(variant, 'unknown'), of))
    .with('download-sink-file-path', () => of.file.setPath(held(variant, 'bstr')))
    .with('download-sink-memory-stream', () => refuse('SetProperty', DO_E_MEMORYSTREAM_DOWNLOAD_NOT_SUPPORTED))
    .with('total-size-bytes', () => of.file.setSize(Number(held(variant, 'ui8'))))
    .exhaustive();

/** The service holds the stream until the job is final or the service ends; no later process finds it again. */
function letTake(stream: Borrowed<typeof IUnknown>, { file, job, listeners }: FileOfJob): void {
  const sink = new StreamSink(stream.share());
  try {
    file.setStream(sink);
  } catch (error) {
    void sink.letGo();
    throw error;
  }
  listeners.add(sink);
  const off = job.on(() => {
    if (!isFinal(job.state)) return;
    off();
    listeners.delete(sink);
    void sink.letGo();
  });
}

function refuse(what: string, code: HRESULT): never {
  throw new ComError(`IDeliveryOptimizationFile2::${what}`, code);
}
