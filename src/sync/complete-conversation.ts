import type { Message } from '../model/message.js';
import { applyChanges } from '../store/apply-changes.js';
import type { Store } from '../store/database.js';
import { noteSilence, patchSync } from '../store/meta.js';
import { parkAll } from '../store/outbox-parking.js';
import { writeNotices } from '../store/write-notices.js';
import type { Answer, Backend } from './backend.js';
import { isBusy } from './busy.js';
import { parseConversationPage, type ConversationPage } from './contract.js';
import { answerOf } from './session-check.js';

/** Messages of one request: a page stays small enough for a bad line. */
const PAGE = 200;
/** An endless conversation must end. */
const MOST_PAGES = 1_000;

export interface CompletionContext {
  readonly store: Store;
  readonly backend: Pick<Backend, 'conversation'>;
  readonly signal?: AbortSignal;
}

/** How asking for all of a conversation ended. */
export type Completion =
  /** All that the server has of it is on this device: these messages. */
  | { readonly kind: 'complete'; readonly messageIds: readonly string[] }
  /** Nobody answers, or somebody has to sign in first; what came is kept. */
  | { readonly kind: 'later' }
  /** The server does not show it to this person, or tells of it what makes no sense. */
  | { readonly kind: 'refused' };

/**
 * Fetches all of a conversation that the server has, page by page: a pull brings only its newest messages. Whoever
 * needs the whole may rely on it only where this ends with `complete`. Offline it ends with `later`, at once.
 */
export async function completeConversation(
  context: CompletionContext,
  conversationId: string,
): Promise<Completion> {
  const messageIds: string[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await fetchPage(context, conversationId, messageIds.at(-1));
    if ('kind' in page) return page;
    const own = messagesOf(page).filter((message) => message.conversationId === conversationId);
    // What came out of order, or twice, would leave a hole or never end.
    if (own.some(({ id }) => messageIds.includes(id))) return REFUSED;
    const { store } = context;
    await applyChanges(store, page.changes, {
      within: () => writeNotices(store.db, page.changes, false),
    });
    messageIds.push(...own.map(({ id }) => id));
    if (!page.more) return { kind: 'complete', messageIds };
    if (own.length === 0) return REFUSED;
  }
  return REFUSED;
}

const LATER = { kind: 'later' } as const;
const REFUSED = { kind: 'refused' } as const;

async function fetchPage(
  { store, backend, signal }: CompletionContext,
  conversationId: string,
  before: string | undefined,
): Promise<ConversationPage | Exclude<Completion, { kind: 'complete' }>> {
  const request = { userId: store.userId, conversationId, before, limit: PAGE };
  const answer = await answerOf(() => backend.conversation(request, signal));
  if (signal?.aborted) return LATER;
  if (answer.kind !== 'answered') return noted(store, answer);
  const page = parseConversationPage(answer.body);
  // A row that does not pass the door may be the very message that a copy would lack.
  return page === undefined || page.rejected.length > 0 ? REFUSED : page;
}

/** Newest first, as the server told them. */
function messagesOf({ changes }: ConversationPage): Message[] {
  return changes.flatMap((change) =>
    change.kind === 'message' && change.op === 'put' ? [change.value] : [],
  );
}

async function noted(
  store: Store,
  answer: Exclude<Answer, { kind: 'answered' }>,
): Promise<Exclude<Completion, { kind: 'complete' }>> {
  switch (answer.kind) {
    case 'problem':
      if (answer.status === 401)
        await parkAll(store, answer.slug === 'other-user' ? 'other-user' : 'session-ended');
      return answer.status === 401 || isBusy(answer.status) ? LATER : REFUSED;
    case 'not-ours':
      if (!isBusy(answer.status))
        await patchSync(store.db, { notOurs: true, signIn: answer.signIn ? 'network' : undefined });
      return LATER;
    case 'no-answer':
      await noteSilence(store);
      return LATER;
  }
}
