import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { rememberPerson, type DevicePerson } from '../../src/store/device.js';
import { entryOf } from '../../src/store/outbox.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from './manual-clock.js';
import { ScriptedBackend, sessionAnswer } from './scripted-backend.js';
import { DEFAULT_OPTIONS, unreadConversation } from './server-rows.js';
import { openTestStore } from './test-store.js';

/** A person's store, a server that answers as the test says, and a hand on the clock. */
export interface Desk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  readonly push: (eager?: boolean, owner?: string) => Promise<void>;
}

/** Each conversation has one unread message, `<id>-m1`. */
export async function openDesk(...conversations: string[]): Promise<Desk> {
  const clock = new ManualClock();
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  backend.onSession = () => sessionAnswer({ now: clock.now() });
  await applyChanges(
    store,
    conversations.flatMap((id) => unreadConversation(id)),
  );
  return {
    store,
    clock,
    backend,
    push: (eager = false, owner = 'desk') =>
      drain({ store, backend, door: wholeSession, owner, random: () => 0.5 }, { eager }),
  };
}

export function reply(
  store: Store,
  conversationId: string,
  body = 'Yes.',
  undoMs = 0,
): Promise<string> {
  const basedOn = { messageId: `${conversationId}-m1`, assignee: null, state: 'open' } as const;
  return sendReply(store, { conversationId, body, options: DEFAULT_OPTIONS, basedOn, undoMs });
}

export async function stateOf(store: Store, id: string): Promise<OutboxRow['state'] | undefined> {
  return (await entryOf(store.db, id))?.state;
}

/** Until `forgetPerson`: whose store it is, as the device knows it. */
export function rememberPersonOf({ name, tenantId, userId }: Store): Promise<DevicePerson> {
  return rememberPerson({
    database: name,
    backendUrl: 'https://clinic.example/api/intray',
    tenantId,
    userId,
    name: 'Ana Ruiz',
    needsPage: false,
    clockOffsetMs: 0,
  });
}
