import * as v from 'valibot';

/** Raised when what the page and the service worker say to each other changes. */
export const WORKER_VERSION = 1;
/** The tag under which the browser wakes the service worker. */
export const SYNC_TAG = 'intray/outbox';

const message = v.variant('type', [
  /** Push for this person now; answered at once, and again when it is done. */
  v.object({ type: v.literal('intray/push'), database: v.string(), eager: v.boolean() }),
  /** Keep these addresses of the shell, and say whether `page` will open without a connection. */
  v.object({
    type: v.literal('intray/shell'),
    urls: v.pipe(v.array(v.string()), v.maxLength(500)),
    page: v.string(),
  }),
]);

export type WorkerMessage = v.InferOutput<typeof message>;

export type WorkerReply =
  | { readonly type: 'intray/here'; readonly version: number }
  | { readonly type: 'intray/done' }
  | { readonly type: 'intray/shell-kept'; readonly willReload: boolean };

/** Undefined: not a message of ours. */
export function parseWorkerMessage(data: unknown): WorkerMessage | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}
