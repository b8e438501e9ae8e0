import { createContext, Script } from 'node:vm';

import type { Release } from './release.js';

/** What a context has from its browser. */
export interface Surroundings {
  readonly now: () => number;
  readonly random: () => number;
  readonly crypto: object;
  readonly indexedDB: object;
  readonly keyRange: unknown;
  readonly locks: object | undefined;
  readonly fetch: (url: string, init: RequestInit) => Promise<object>;
  readonly setTimeout: (run: (argument: unknown) => void, ms: number, argument: unknown) => unknown;
  readonly clearTimeout: (handle: unknown) => void;
  readonly isOnline: () => boolean;
  /** Which of the releases in the bundle it is. */
  readonly release: Release;
  /** Called at each point at which a context may be made to die. */
  readonly failpoint: (name: string) => void;
}

/** Runs inside: only what is of that realm itself may be seen by the code there as its own. */
const PRELUDE = `
  globalThis.self = globalThis;
  Promise.withResolvers ??= function () {
    let resolve, reject;
    const promise = new this((yes, no) => { resolve = yes; reject = no; });
    return { promise, resolve, reject };
  };
  ((host) => {
    const { subtle, randomUUID, getRandomValues } = host.crypto;
    const own = {};
    for (const name of Object.keys(subtle)) own[name] = async (...all) => subtle[name](...all);
    globalThis.crypto = { randomUUID, getRandomValues, subtle: own };
    const { locks } = host;
    const request = (name, options, work) =>
      new Promise((resolve, reject) => locks.request(name, options, work).then(resolve, reject));
    globalThis.navigator = {
      get onLine() { return host.isOnline(); },
      ...(locks && { locks: { request } }),
    };
    globalThis.fetch = (url, init) =>
      new Promise((resolve, reject) => host.fetch(String(url), init).then(resolve, reject));
    globalThis.indexedDB = host.indexedDB;
    globalThis.IDBKeyRange = host.keyRange;
    globalThis.setTimeout = host.setTimeout;
    globalThis.clearTimeout = host.clearTimeout;
    globalThis.failpointReached = host.failpoint;
    globalThis.release = host.release;
    Date.now = host.now;
    globalThis.performance = { now: () => host.now() - host.startedAt };
    Math.random = host.random;
    const { any } = host.AbortSignal;
    globalThis.AbortSignal = {
      any: (signals) => any.call(host.AbortSignal, [...signals]),
      timeout: (ms) => {
        const controller = new AbortController();
        host.setTimeout(() => controller.abort(new Error('TimeoutError')), ms);
        return controller.signal;
      },
    };
  })(globalThis.host);
  delete globalThis.host;
`;
const prelude = new Script(PRELUDE, { filename: 'prelude.js' });

/** A tab or worker of its own: the same code, nothing shared but what its surroundings share. */
export function openRealm(bundle: Script, surroundings: Surroundings): unknown {
  const globals = {
    host: { ...surroundings, AbortSignal, startedAt: surroundings.now() },
    console,
    queueMicrotask,
    TextEncoder,
    TextDecoder,
    URL,
    URLSearchParams,
    Headers,
    AbortController,
    DOMException,
    CustomEvent,
    // What comes from the disk is of the outer realm, and Dexie looks at its constructor.
    Uint8Array,
    ArrayBuffer,
  };
  const context = createContext(globals);
  prelude.runInContext(context);
  bundle.runInContext(context);
  return (context as { readonly simulated?: unknown }).simulated;
}
