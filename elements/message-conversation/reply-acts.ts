import { discardReply } from '../../src/commands/discard-reply.js';
import { editReply } from '../../src/commands/edit-reply.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { Store } from '../../src/store/database.js';
import type { PendingReply } from '../../src/store/views.js';
import { settleDrafts } from '../draft-saver.js';

/** What became of an act; after `asked` the store tells the rest. */
export type ActResult = 'in-draft' | 'discarded' | 'asked' | 'too-late';

/** Undo, inside its window. What is being typed is saved first, so that both texts end in the draft. */
export async function undo(store: Store, reply: PendingReply): Promise<ActResult> {
  await settleDrafts();
  return (await undoReply(store, reply.id)) ? 'in-draft' : 'too-late';
}

/** Back into the draft: at once where nothing left this device, else after the server has said yes. */
export async function edit(store: Store, reply: PendingReply): Promise<ActResult> {
  await settleDrafts();
  if (reply.mustWithdraw) return ask(store, reply, 'edit');
  return (await editReply(store, reply.id)) ? 'in-draft' : 'too-late';
}

export async function discard(store: Store, reply: PendingReply): Promise<ActResult> {
  if (reply.mustWithdraw) return ask(store, reply, 'discard');
  return (await discardReply(store, reply.id)) ? 'discarded' : 'too-late';
}

async function ask(
  store: Store,
  reply: PendingReply,
  purpose: 'edit' | 'discard',
): Promise<ActResult> {
  await withdrawReply(store, reply.id, purpose);
  return 'asked';
}
