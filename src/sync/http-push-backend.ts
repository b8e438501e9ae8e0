import { addressOf } from '../model/outbox-kind.js';
import {
  PART_EXTRA_MS,
  type Answer,
  type FileRequest,
  type PartRequest,
  type PushBackend,
  type WriteRequest,
} from './backend.js';
import { requestHttp, type HttpBackendOptions } from './http-request.js';

/** What sending needs of the clinic API over HTTP; all that the service worker carries. */
export class HttpPushBackend implements PushBackend {
  readonly #options: HttpBackendOptions;

  constructor(options: HttpBackendOptions) {
    this.#options = options;
  }

  session(signal?: AbortSignal): Promise<Answer> {
    return requestHttp(this.#options, '/session', {}, signal);
  }

  write(request: WriteRequest, signal?: AbortSignal): Promise<Answer> {
    const { userId, body } = request;
    return requestHttp(this.#options, pathOf(...addressOf(request)), { userId, body }, signal);
  }

  putPart(request: PartRequest, signal?: AbortSignal): Promise<Answer> {
    const { userId, bytes, attachmentId, part } = request;
    const path = pathOf('attachments', attachmentId, 'parts', String(part));
    const write = { userId, body: bytes, extraMs: PART_EXTRA_MS };
    return requestHttp(this.#options, path, write, signal);
  }

  completeFile({ userId, attachmentId, body }: FileRequest, signal?: AbortSignal): Promise<Answer> {
    return requestHttp(
      this.#options,
      pathOf('attachments', attachmentId),
      { userId, body },
      signal,
    );
  }
}

export function pathOf(...names: string[]): string {
  return names.map((name) => `/${encodeURIComponent(name)}`).join('');
}
