import {
  describeInterface,
  inputBytes,
  IUnknown,
  method,
  optionalOutput,
  readInto,
  reportingMethod,
  uint32,
} from '../../com/index.ts';

/**
 * Bytes one after the other: what a download writes to.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-isequentialstream
 */
export const ISequentialStream = describeInterface({
  name: 'ISequentialStream',
  iid: '0c733a30-2a1c-11ce-ade5-00aa0044773d',
  base: IUnknown,
  methods: [
    /** `S_FALSE` when fewer bytes were left than asked for. */
    reportingMethod('Read', readInto('pv', 'cb', 'pcbRead')),
    method('Write', inputBytes('data-first', 'pv', 'cb', 'void'), optionalOutput('pcbWritten', uint32)),
  ],
});
