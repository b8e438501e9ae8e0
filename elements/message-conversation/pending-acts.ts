import { confirmRecordCopy } from '../../src/commands/confirm-record-copy.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { editReply } from '../../src/commands/edit-reply.js';
import { makeCopyAgain, type OtherWish } from '../../src/commands/make-copy-again.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import type { Store } from '../../src/store/database.js';
import type {
  CommentView,
  PendingAssignment,
  PendingRecordCopy,
  PendingReply,
  PendingStatusChange,
  PendingWork,
} from '../../src/store/views.js';
import { replyDrafts } from '../drafts/reply-drafts.js';
import type { Discarding } from './discard-dialog.js';

/** What a person can do with queued work. */
export interface PendingActions {
  readonly undo: (reply: PendingReply) => void;
  readonly edit: (reply: PendingReply) => void;
  /** Asks first. */
  readonly discard: (reply: PendingReply) => void;
  /** The same. */
  readonly drop: (change: PendingStatusChange) => void;
  /** The same; its comment goes back into the field it came from. */
  readonly unassign: (assignment: PendingAssignment) => void;
  /** The same. */
  readonly dropComment: (
    comment: Pick<PendingWork, 'id' | 'conversationId'> & Pick<CommentView, 'delivery'>,
  ) => void;
  readonly copy: (written: Pick<PendingReply, 'body' | 'conversationId'>) => void;
  readonly retry: (work: Pick<PendingWork, 'id' | 'conversationId'>) => void;
  readonly sendAsIs: (work: PendingWork) => void;
  readonly confirmCopy: (copy: PendingRecordCopy) => void;
  readonly copyAgain: (copy: PendingRecordCopy, wish: OtherWish) => void;
  /** No copy, and no closing that waits for it. */
  readonly leaveCopy: (copy: PendingRecordCopy) => void;
}

/** What became of an act; after `asked` and `asked-to-edit` the store tells the rest. */
export type ActResult = 'in-draft' | 'discarded' | 'asked' | 'asked-to-edit' | 'too-late';

export interface ActsOptions {
  readonly act: (run: (store: Store) => Promise<unknown>, conversationId: string) => void;
  /** What is on the screen of that conversation; undefined: nothing is. */
  readonly basedOn: (conversationId: string) => BasedOn | undefined;
  readonly askBeforeDiscarding: (discarding: Discarding) => void;
  /** Keeps the words of an assignment's comment before it goes. */
  readonly keepComment: (assignment: PendingAssignment) => void;
}

export function pendingActions(options: ActsOptions): PendingActions {
  const { act, basedOn } = options;
  return {
    ...discards(options),
    undo: (reply) => {
      act((store) => undo(store, reply), reply.conversationId);
    },
    edit: (reply) => {
      act((store) => edit(store, reply), reply.conversationId);
    },
    copy: ({ body, conversationId }) => {
      act(() => navigator.clipboard.writeText(body), conversationId);
    },
    retry: ({ id, conversationId }) => {
      act((store) => retryUnsent(store, id), conversationId);
    },
    sendAsIs: ({ id, conversationId }) => {
      const seen = basedOn(conversationId);
      if (seen) act((store) => sendHeldAsIs(store, id, seen), conversationId);
    },
    confirmCopy: ({ id, conversationId }) => {
      act((store) => confirmRecordCopy(store, id), conversationId);
    },
    copyAgain: ({ id, conversationId }, wish) => {
      act((store) => makeCopyAgain(store, id, wish), conversationId);
    },
    leaveCopy: ({ id, conversationId }) => {
      act((store) => throwAway(store, id), conversationId);
    },
  };
}

/** All of them ask first. */
function discards({
  act,
  askBeforeDiscarding,
  keepComment,
}: ActsOptions): Pick<PendingActions, 'discard' | 'drop' | 'unassign' | 'dropComment'> {
  const ask = (
    { conversationId }: Pick<PendingWork, 'conversationId'>,
    what: Pick<Discarding, 'what' | 'asks'>,
    run: (store: Store) => Promise<ActResult>,
  ): void => {
    const discarding = { ...what, conversationId };
    askBeforeDiscarding({
      ...discarding,
      run: () => {
        act(run, conversationId);
      },
    });
  };
  return {
    discard: (reply) => {
      ask(reply, { what: 'reply', asks: reply.mustWithdraw }, (store) => discard(store, reply));
    },
    drop: (change) => {
      const { id, mayArrive: asks = false } = change;
      ask(change, { what: 'status-change', asks }, (store) => throwAway(store, id));
    },
    unassign: (assignment) => {
      const asks = assignment.mustWithdraw;
      ask(assignment, { what: 'assignment', asks }, async (store) => {
        const result = await discard(store, assignment);
        if (result !== 'too-late') keepComment(assignment);
        return result;
      });
    },
    dropComment: (comment) => {
      const { id, delivery } = comment;
      const asks = delivery?.mayArrive === true;
      ask(comment, { what: 'comment', asks }, (store) => throwAway(store, id));
    },
  };
}

/** Undo, inside its window. What is being typed is saved first, so that both texts end in the draft. */
async function undo(store: Store, reply: PendingReply): Promise<ActResult> {
  await replyDrafts.saver.settle();
  return (await undoReply(store, reply.id)) ? 'in-draft' : 'too-late';
}

/** Back into the draft: at once where nothing left this device, else after the server has said yes. */
async function edit(store: Store, reply: PendingReply): Promise<ActResult> {
  await replyDrafts.saver.settle();
  if (reply.mustWithdraw) return ask(store, reply, 'edit');
  return (await editReply(store, reply.id)) ? 'in-draft' : 'too-late';
}

async function discard(store: Store, work: PendingReply | PendingAssignment): Promise<ActResult> {
  return work.mustWithdraw ? ask(store, work, 'discard') : throwAway(store, work.id);
}

async function throwAway(store: Store, id: string): Promise<ActResult> {
  return (await discardUnsent(store, id)) ? 'discarded' : 'too-late';
}

async function ask(
  store: Store,
  { id }: PendingReply | PendingAssignment,
  purpose: 'edit' | 'discard',
): Promise<ActResult> {
  await withdrawReply(store, id, purpose);
  return purpose === 'edit' ? 'asked-to-edit' : 'asked';
}
