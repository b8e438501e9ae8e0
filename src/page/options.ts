import { OUTBOX_CAP, type OutboxCap } from '../model/outbox-room.js';
import type { Backend } from '../sync/backend.js';
import type { HostRecordExporter, RecordOptions } from './host-exporter.js';

/** How the page reaches the clinic API. */
export type BackendOption =
  /** Same-origin cookie: the service worker can send with no page open. */
  | { readonly url: string }
  /** Called for each request, kept in memory only; sending then needs an open page. */
  | { readonly url: string; readonly headers: () => HeadersInit | Promise<HeadersInit> }
  /** Anything with the same meaning; it lives in the page. */
  | Backend;

export type ServiceWorkerOption =
  | {
      readonly mode: 'register';
      /** Default: `intray-service-worker.js` beside the bundle. */
      readonly url?: string;
      /** Needs `Service-Worker-Allowed` where the file lies elsewhere. */
      readonly scope?: string;
    }
  | { readonly mode: 'none' };

export interface ConnectOptions {
  readonly backend: BackendOption;
  /** Default: `{ mode: 'none' }`: replies are sent only while a page is open. */
  readonly serviceWorker?: ServiceWorkerOption;
  /** Addresses that the portal's page needs to reload without a connection; a trailing `*` for deep links. */
  readonly shell?: readonly string[];
  /** Staff id of the person who is expected to be signed in. */
  readonly user?: string;
  /** Default: `intray-timers.js` beside the bundle. */
  readonly timersUrl?: string;
  /** Seconds in which a reply can be undone; 0: none. Default 10. */
  readonly undoSeconds?: number;
  /** Formats of the host's own for the patient's record, and those that the host files itself. */
  readonly recordExporters?: readonly HostRecordExporter[];
  /** How our own formats are made: paper, what HRM needs of the clinic, fee codes. */
  readonly recordOptions?: RecordOptions;
  /** How much may wait to be sent on this device; default: 500 items, 200 MB with their files. */
  readonly outbox?: { readonly items?: number; readonly megabytes?: number };
  /** Moves the clock, in ms: tests and demonstrations. */
  readonly clock?: number;
}

/** The options with every default in place and every address absolute. */
export interface Settings {
  readonly backend: BackendOption;
  /** Names the backend in the device record. */
  readonly backendUrl: string;
  /** The host adds headers or brings its own backend: no worker can send alone. */
  readonly needsPage: boolean;
  readonly serviceWorker: { readonly url: string; readonly scope: string | undefined } | undefined;
  readonly timersUrl: string;
  readonly user: string | undefined;
  readonly undoSeconds: number;
  readonly clockOffsetMs: number;
  readonly recordExporters: readonly HostRecordExporter[];
  readonly recordOptions: RecordOptions;
  readonly outboxCap: OutboxCap;
}

const MEGABYTE = 1_000_000;
const UNDO_SECONDS = 10;
const LONGEST_UNDO_SECONDS = 60;

/** Throws on what can never work, such as an address that would carry messages in the clear. */
export function settingsOf(options: ConnectOptions): Settings {
  const { backend, serviceWorker = { mode: 'none' }, undoSeconds = UNDO_SECONDS } = options;
  if (!(undoSeconds >= 0 && undoSeconds <= LONGEST_UNDO_SECONDS)) {
    throw new Error(`undoSeconds must be between 0 and ${String(LONGEST_UNDO_SECONDS)}.`);
  }
  return {
    backend,
    backendUrl: 'url' in backend ? backendUrl(backend.url) : `${location.origin}/#host-backend`,
    needsPage: !('url' in backend) || 'headers' in backend,
    serviceWorker:
      serviceWorker.mode === 'register'
        ? registration(serviceWorker, options.shell ?? [])
        : undefined,
    timersUrl: beside(options.timersUrl ?? './intray-timers.js', options.timersUrl !== undefined),
    user: options.user,
    undoSeconds,
    clockOffsetMs: options.clock ?? 0,
    recordExporters: options.recordExporters ?? [],
    recordOptions: options.recordOptions ?? {},
    outboxCap: capOf(options.outbox),
  };
}

function capOf({
  items: rows = OUTBOX_CAP.rows,
  megabytes = OUTBOX_CAP.bytes / MEGABYTE,
}: NonNullable<ConnectOptions['outbox']> = {}): OutboxCap {
  const bytes = megabytes * MEGABYTE;
  if (!(rows > 0 && bytes > 0)) throw new Error('outbox: too small.');
  return { rows, bytes };
}

function backendUrl(given: string): string {
  const url = new URL(given, location.href);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new Error('The backend must be reached over https.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error('The address of the backend must not carry credentials.');
  }
  return (url.origin + url.pathname).replace(/\/+$/u, '');
}

/** The shell travels in the address, so that the worker knows it synchronously after it was killed. */
function registration(
  option: Extract<ServiceWorkerOption, { mode: 'register' }>,
  shell: readonly string[],
): { url: string; scope: string | undefined } {
  const url = new URL(beside(option.url ?? './intray-service-worker.js', option.url !== undefined));
  for (const address of shell)
    url.searchParams.append('shell', new URL(address, location.href).pathname);
  return { url: url.href, scope: option.scope };
}

/** Our own files lie beside the bundle; an address that the host gives is the page's. */
function beside(url: string, given: boolean): string {
  return new URL(url, given ? location.href : import.meta.url).href;
}
