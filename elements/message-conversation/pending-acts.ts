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
  readonly copy: (reply: PendingReply) => void;
  readonly retry: (work: PendingWork) => void;
  readonly sendAsIs: (work: PendingWork) => void;
  readonly confirmCopy: (copy: PendingRecordCopy) => void;
  readonly copyAgain: (copy: PendingRecordCopy, wish: OtherWish) => void;
  /** No copy, and no closing that waits for it. */
  readonly leaveCopy: (copy: PendingRecordCopy) => void;
}

/** What became of an act; after `asked` the store tells the rest. */
type ActResult = 'in-draft' | 'discarded' | 'asked' | 'too-late';

export interface ActsOptions {
  readonly act: (run: (store: Store) => Promise<unknown>) => void;
  /** What is on the screen; undefined: nothing is. */
  readonly basedOn: () => BasedOn | undefined;
  readonly askBeforeDiscarding: (discarding: Discarding) => void;
  /** Keeps the words of an assignment's comment before it goes. */
  readonly keepComment: (assignmentId: string) => void;
}

export function pendingActions(options: ActsOptions): PendingActions {
  const { act, basedOn, askBeforeDiscarding, keepComment } = options;
  return {
    undo: (reply) => {
      act((store) => undo(store, reply));
    },
    edit: (reply) => {
      act((store) => edit(store, reply));
    },
    discard: (reply) => {
      askBeforeDiscarding({
        what: 'reply',
        asks: reply.mustWithdraw,
        run: () => {
          act((store) => discard(store, reply));
        },
      });
    },
    drop: ({ id, state, lastError }) => {
      askBeforeDiscarding({
        what: 'status-change',
        asks: state === 'held' && lastError?.reason !== 'moved-on',
        run: () => {
          act((store) => throwAway(store, id));
        },
      });
    },
    unassign: (assignment) => {
      askBeforeDiscarding({
        what: 'assignment',
        asks: assignment.mustWithdraw,
        run: () => {
          act(async (store) => {
            const result = await discard(store, assignment);
            if (result !== 'too-late') keepComment(assignment.id);
            return result;
          });
        },
      });
    },
    copy: ({ body }) => {
      act(() => navigator.clipboard.writeText(body));
    },
    retry: ({ id }) => {
      act((store) => retryUnsent(store, id));
    },
    sendAsIs: ({ id }) => {
      const seen = basedOn();
      if (seen) act((store) => sendHeldAsIs(store, id, seen));
    },
    confirmCopy: ({ id }) => {
      act((store) => confirmRecordCopy(store, id));
    },
    copyAgain: ({ id }, wish) => {
      act((store) => makeCopyAgain(store, id, wish));
    },
    leaveCopy: ({ id }) => {
      act((store) => throwAway(store, id));
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
  return 'asked';
}
