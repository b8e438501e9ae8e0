import { joinDrafts } from '../model/draft-content.js';
import { isOfNewer, type OutboxEntry } from '../model/outbox-entry.js';
import { choicesOf } from '../model/reply-choices.js';
import { giveToDraft, removeFilesOfReply } from './attachments.js';
import type { OutboxRow, Store } from './database.js';
import { withdrawDependents } from './dependents.js';
import { putDraft, readDraft, sealDraft } from './drafts.js';
import { inOneTransaction } from './transaction.js';
import { entryOf, openReply, showAgain } from './outbox.js';

/**
 * Moves a reply's text, options and files into the draft of its conversation and settles the entry, both or neither.
 * False where `may` says no by the time it counts. A draft that changed meanwhile is read again, never overwritten.
 */
export async function takeBackToDraft(
  store: Store,
  replyId: string,
  may: (entry: OutboxEntry) => boolean,
): Promise<boolean> {
  for (;;) {
    const entry = await entryOf(store.db, replyId);
    if (entry?.sealed === undefined || entry.kind !== 'reply' || !may(entry)) return false;
    if (isOfNewer(entry)) return false;
    const { conversationId } = entry;
    const typed = await readDraft(store, conversationId);
    const { body: text, options, choices = choicesOf(options) } = await openReply(store, entry);
    const draft = await sealDraft(store, conversationId, joinDrafts({ text, choices }, typed));
    const done = await inOneTransaction(store, async () => {
      const [now, current] = [
        await entryOf(store.db, replyId),
        await store.db.drafts.get(conversationId),
      ];
      if (now?.sealed === undefined || !may(now)) return false;
      if (current?.savedAt !== typed?.savedAt) return 'again';
      await putDraft(store, draft);
      await giveToDraft(store.db, now);
      await finishTakenBack(store, now);
      return true;
    });
    if (done !== 'again') return done;
  }
}

/** The tombstone of a reply that no patient will see; its words and files are gone. */
export async function finishTakenBack(store: Store, entry: OutboxRow): Promise<void> {
  const { sealed, sealedDetail, lease, ...kept } = entry;
  await store.db.outbox.put({ ...kept, state: 'withdrawn' });
  await removeFilesOfReply(store.db, entry);
  await withdrawDependents(store.db, entry);
  await showAgain(store, entry.conversationId);
}
