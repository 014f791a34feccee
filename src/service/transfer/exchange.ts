import type { Dispatcher } from 'undici';
import type { Network } from './network.ts';
import type { RequestFields } from './request-fields.ts';
import { ResponseBody } from './response-body.ts';
import { headerBlock } from './response-facts.ts';
import { responseHeaders } from './response-headers.ts';
import type { ResponseHeaders } from './response-headers.ts';
import { stoppedError } from './stop.ts';
import type { Stop } from './stop.ts';

/** An answer whose body has not been read yet: read it to the end, or discard it. */
export interface OpenResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The head as it came. */
  readonly head: string;
  readonly body: ResponseBody;
}

/** Where a request goes: `path` with the query. */
export interface RequestTarget {
  readonly origin: string;
  readonly path: string;
}

/** Sends one GET request and waits for the head of its answer. Rejects with what the network failed with. */
export function exchange(
  { origin, path }: RequestTarget,
  headers: RequestFields,
  { dispatcher, options }: Network,
  stop: Stop,
): Promise<OpenResponse> {
  const { headersTimeout, bodyTimeout } = options;
  return new Promise((answered, failed) => {
    let abort: (error: Error) => void = failed;
    let body: ResponseBody | undefined;
    const abortNow = () => abort(stoppedError());
    const end = (error?: Error) => {
      stop.off(abortNow);
      body?.end(error);
      if (error !== undefined) failed(error);
    };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (error) => controller.abort(error);
        if (stop.stopped) abortNow();
      },
      onResponseStart(controller, status, fields, statusText) {
        if (status < 200) return;
        body = new ResponseBody(controller);
        answered({
          status,
          headers: responseHeaders(fields),
          head: headerBlock(status, statusText, buffersIn(controller.rawHeaders)),
          body,
        });
      },
      onResponseData: (_, chunk) => body?.push(chunk),
      onResponseEnd: () => end(),
      onResponseError: (_, error) => end(error),
    };
    if (stop.stopped) return abortNow();
    stop.on(abortNow);
    dispatcher.dispatch({ origin, path, method: 'GET', headers, headersTimeout, bodyTimeout }, handler);
  });
}

const buffersIn = (raw: Dispatcher.DispatchController['rawHeaders']): readonly Buffer[] =>
  Array.isArray(raw) ? raw.map((bytes) => (typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)) : [];
