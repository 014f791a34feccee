import {
  describeInterface,
  hresultCode,
  input,
  interfacePointer,
  IUnknown,
  method,
  output,
  uint32,
  wideString,
} from '../../com/index.ts';
import { IBackgroundCopyFile } from './background-copy-file.ts';
import { BG_ERROR_CONTEXT } from './error-context.ts';

/**
 * What went wrong with a job. Delivery Optimization documents GetError and GetFile only.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror
 */
export const IBackgroundCopyError = describeInterface({
  name: 'IBackgroundCopyError',
  iid: '19c613a0-fcb8-4f28-81ae-897c3d078f81',
  base: IUnknown,
  methods: [
    method('GetError', output('pContext', BG_ERROR_CONTEXT), output('pCode', hresultCode)),
    method(
      'GetFile',
      output(
        'pVal',
        interfacePointer(() => IBackgroundCopyFile),
      ),
    ),
    method('GetErrorDescription', input('LanguageId', uint32), output('pErrorDescription', wideString)),
    method('GetErrorContextDescription', input('LanguageId', uint32), output('pContextDescription', wideString)),
    method('GetProtocol', output('pProtocol', wideString)),
  ],
});
