import type { Backend } from './backend.js';

/**
 * A backend that lives in a page, seen from a worker. A signal cannot cross to the page; a request that was
 * given up on is simply not listened to any more.
 */
export function remoteBackend(backend: Backend): Backend {
  return {
    session: (signal) => untilAborted(backend.session(), signal),
    changes: (request, signal) => untilAborted(backend.changes(request), signal),
    conversation: (request, signal) => untilAborted(backend.conversation(request), signal),
    write: (request, signal) => untilAborted(backend.write(request), signal),
    putPart: (request, signal) => untilAborted(backend.putPart(request), signal),
    completeFile: (request, signal) => untilAborted(backend.completeFile(request), signal),
    content: (request, signal) => untilAborted(backend.content(request), signal),
    billingLines: (request, signal) => untilAborted(backend.billingLines(request), signal),
  };
}

function untilAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (signal === undefined) return work;
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const giveUp = (): void => {
    reject(new Error('Given up.'));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  work.then(resolve, reject);
  return promise.finally(() => {
    signal.removeEventListener('abort', giveUp);
  });
}
