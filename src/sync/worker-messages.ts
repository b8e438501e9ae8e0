/** Raised when what the page and the service worker say to each other changes. */
export const WORKER_VERSION = 1;
/** A page that has loaded more than this keeps the first of them. */
export const MOST_ADDRESSES = 500;
/** The tag under which the browser wakes the service worker. */
export const SYNC_TAG = 'intray/outbox';

export type WorkerMessage =
  /** Push for this person now; answered at once, and again when it is done. */
  | { readonly type: 'intray/push'; readonly database: string; readonly eager: boolean }
  /** Keep these addresses of the shell, and say whether `page` will open without a connection. */
  | { readonly type: 'intray/shell'; readonly urls: readonly string[]; readonly page: string };

export type WorkerReply =
  | { readonly type: 'intray/here'; readonly version: number }
  /** `failed`: it could not use the store; older than the page, it must not write there. */
  | { readonly type: 'intray/done'; readonly failed: boolean }
  | { readonly type: 'intray/shell-kept'; readonly willReload: boolean };
