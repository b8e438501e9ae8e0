import * as v from 'valibot';

import { MOST_ADDRESSES, type WorkerMessage } from './worker-messages.js';

const message = v.variant('type', [
  v.object({ type: v.literal('intray/push'), database: v.string(), eager: v.boolean() }),
  v.object({
    type: v.literal('intray/shell'),
    urls: v.pipe(v.array(v.string()), v.maxLength(MOST_ADDRESSES)),
    page: v.string(),
  }),
]);

/** Undefined: not a message of ours. */
export function parseWorkerMessage(data: unknown): WorkerMessage | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}
