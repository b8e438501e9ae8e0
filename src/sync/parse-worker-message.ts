import * as v from 'valibot';

import { MOST_ADDRESSES, type WorkerMessage } from './worker-messages.js';

const push = v.object({
  type: v.literal('intray/push'),
  database: v.string(),
  eager: v.boolean(),
});

const shell = v.object({
  type: v.literal('intray/shell'),
  urls: v.pipe(v.array(v.string()), v.maxLength(MOST_ADDRESSES)),
  page: v.string(),
});

/** Undefined: not a message of ours. */
export function parseWorkerMessage(data: unknown): WorkerMessage | undefined {
  for (const schema of [push, shell]) {
    const result = v.safeParse(schema, data);
    if (result.success) return result.output;
  }
  return undefined;
}
