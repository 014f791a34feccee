import type { Dispatcher } from 'undici';
import type { Network } from './network.ts';
import type { RequestFields } from './request-fields.ts';
import { ResponseBody } from './response-body.ts';
import { headerBlock } from './response-facts.ts';
import { responseHeaders } from './response-headers.ts';
import type { ResponseHeaders } from './response-headers.ts';

/** An answer whose body has not been read yet: read it to the end, or discard it. */
export interface OpenResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The head as it came. */
  readonly head: string;
  readonly body: ResponseBody;
}

/** Sends one GET request and waits for the head of its answer. Rejects with what the network failed with. */
export function exchange(
  url: URL,
  headers: RequestFields,
  { dispatcher, options }: Network,
  signal: AbortSignal,
): Promise<OpenResponse> {
  const { headersTimeout, bodyTimeout } = options;
  return new Promise((answered, failed) => {
    let abort: (error: Error) => void = failed;
    let body: ResponseBody | undefined;
    const stop = () => abort(new Error('The transfer was stopped.'));
    const end = (error?: Error) => {
      signal.removeEventListener('abort', stop);
      body?.end(error);
      if (error !== undefined) failed(error);
    };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (error) => controller.abort(error);
        if (signal.aborted) stop();
      },
      onResponseStart(controller, status, fields, statusText) {
        if (status < 200) return;
        body = new ResponseBody(controller);
        const raw = Array.isArray(controller.rawHeaders) ? controller.rawHeaders : [];
        answered({ status, headers: responseHeaders(fields), head: headerBlock(status, statusText, raw), body });
      },
      onResponseData: (_, chunk) => body?.push(chunk),
      onResponseEnd: () => end(),
      onResponseError: (_, error) => end(error),
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    const path = `${url.pathname}${url.search}`;
    dispatcher.dispatch({ origin: url.origin, path, method: 'GET', headers, headersTimeout, bodyTimeout }, handler);
  });
}
