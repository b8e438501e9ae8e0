import { watchAttachments, type ConversationFiles } from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';

type Next = (files: ConversationFiles) => void;
type Fail = (error: unknown) => void;

/** One subscription, however many messages of the conversation have files. */
interface Followed {
  readonly listeners: Set<{ readonly next: Next; readonly fail: Fail }>;
  value: ConversationFiles | undefined;
  release: () => void;
}

const followed = new WeakMap<Store, Map<string, Followed>>();

/** As `watchAttachments`; whoever comes later hears at once what the others know. */
export function followFiles(
  store: Store,
  conversationId: string,
  next: Next,
  fail: Fail,
): () => void {
  const ofStore = followed.get(store) ?? new Map<string, Followed>();
  followed.set(store, ofStore);
  const one = ofStore.get(conversationId) ?? start(store, conversationId);
  ofStore.set(conversationId, one);
  const listener = { next, fail };
  one.listeners.add(listener);
  if (one.value) next(one.value);
  return () => {
    one.listeners.delete(listener);
    if (one.listeners.size > 0) return;
    one.release();
    if (ofStore.get(conversationId) === one) ofStore.delete(conversationId);
  };
}

function start(store: Store, conversationId: string): Followed {
  const one: Followed = { listeners: new Set(), value: undefined, release: () => undefined };
  one.release = watchAttachments(
    store,
    conversationId,
    (value) => {
      one.value = value;
      one.listeners.forEach(({ next }) => next(value));
    },
    (error) => {
      one.listeners.forEach(({ fail }) => fail(error));
    },
  );
  return one;
}

/** What stands in the store now. */
export function readFiles(store: Store, conversationId: string): Promise<ConversationFiles> {
  return new Promise((resolve, reject) => {
    const release = watchAttachments(
      store,
      conversationId,
      (files) => {
        release();
        resolve(files);
      },
      (error: unknown) => {
        release();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
