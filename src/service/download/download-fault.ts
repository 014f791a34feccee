/** What a program can act on when a call was refused that only downloads know; the rest are `JobFault`s. */
export type DownloadFaultCode = 'no-uri' | 'file-exists' | 'ranges-expected' | 'ranges-unexpected';

/** A call to a download that was refused, with nothing changed by it. The message names the value and the remedy. */
export class DownloadFault extends Error {
  override readonly name = 'DownloadFault';
  readonly code: DownloadFaultCode;

  constructor(code: DownloadFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
