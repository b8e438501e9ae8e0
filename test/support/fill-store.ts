/** Fills a store with an entry in each state, as this version writes them; bundled, never imported. */
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { openStore } from '../../src/store/database.js';
import type { Answer, WriteRequest } from '../../src/sync/backend.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { accepted, ScriptedBackend, sessionAnswer } from './scripted-backend.js';
import { DEFAULT_OPTIONS, unreadConversation } from './server-rows.js';

const SILENCE: Answer = { kind: 'no-answer' };
const problem = (status: number, slug: string): Answer => ({
  kind: 'problem',
  status,
  slug,
  body: { detail: `As the server said: ${slug}` },
});

/** The state is the name of the conversation; one attempt is left under way, and the session is over. */
export async function fill(name: string): Promise<void> {
  const store = await openStore({ name, userId: 'ana-ruiz', tenantId: 'lakeshore' });
  const backend = new ScriptedBackend();
  const context = { store, backend, door: wholeSession, owner: 'old', random: () => 0.5 };
  backend.onSession = () => sessionAnswer({ now: store.now() });
  const reply = async (conversationId: string): Promise<string> => {
    await applyChanges(store, unreadConversation(conversationId));
    const basedOn = { messageId: `${conversationId}-m1`, assignee: null, state: 'open' } as const;
    const words = { body: `This one was ${conversationId}.`, options: DEFAULT_OPTIONS };
    return sendReply(store, { conversationId, ...words, basedOn, undoMs: 0 });
  };
  const push = async (
    conversationId: string,
    answer: (request: WriteRequest) => Answer,
  ): Promise<string> => {
    const id = await reply(conversationId);
    backend.onWrite = answer;
    await drain(context, { eager: true });
    return id;
  };
  await push('held', () => problem(409, 'moved-on'));
  await push('refused', () => problem(422, 'invalid'));
  await push('accepted', accepted);
  for (const purpose of ['discard', 'edit'] as const) {
    const id = await push(`withdrawn-${purpose}`, () => SILENCE);
    await withdrawReply(store, id, purpose);
    backend.onWrite = accepted;
    await drain(context, { eager: true });
  }
  await push('parked-stranger', () => ({ kind: 'not-ours', status: 200, signIn: false }));
  await reply('sending');
  backend.onWrite = ({ conversationId }) =>
    conversationId === 'sending' ? new Promise<Answer>(() => undefined) : SILENCE;
  void drain(context);
  while (backend.writes.at(-1)?.conversationId !== 'sending')
    await new Promise((resolve) => setTimeout(resolve, 1));
  await reply('parked-signed-out');
  backend.onWrite = () => problem(401, 'sign-in-needed');
  await drain({ ...context, owner: 'other' });
  await reply('waiting');
  await saveDraft(store, { conversationId: 'waiting', text: 'One more thing', seen: undefined });
}
