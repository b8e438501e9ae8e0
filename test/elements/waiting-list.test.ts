import { expect } from '@open-wc/testing';

import type { MessageInbox } from '../../elements/message-inbox/message-inbox.js';
import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { markRead } from '../../src/commands/mark-read.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import type { OutboxRow } from '../../src/store/database.js';
import { entriesIn, entriesOf } from '../../src/store/outbox.js';
import { message, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { NURSES, TEAM } from './a-team.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, focused, nameOf, press, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import { HELD, REFUSED } from './decided-states.js';

const MARIE: BasedOn = {
  messageId: 'c1-m1',
  assignee: { kind: 'staff', id: 'ana-ruiz' },
  state: 'open',
};

async function becomes(
  { store }: ClinicPage,
  id: string,
  parts: Partial<OutboxRow> = {},
): Promise<string> {
  await store.db.outbox.where('id').equals(id).modify(parts);
  return id;
}

function replied({ store }: ClinicPage, body: string, conversationId = 'c1'): Promise<string> {
  const basedOn = { ...MARIE, messageId: `${conversationId}-m1` };
  const options = SESSION.defaults;
  return sendReply(store, { conversationId, body, options, basedOn, undoMs: 0 });
}

async function stateOf({ store }: ClinicPage, id: string): Promise<string | undefined> {
  return (await store.db.outbox.get({ id }))?.state;
}

async function waitingView(page: ClinicPage, width = 1200): Promise<MessageInbox> {
  const inbox = await inboxOf(page, width);
  inbox.view = 'waiting';
  await until(() => inbox.shadowRoot?.querySelector('intray-waiting-list') != null);
  return inbox;
}

/** A held reply to Marie and what waits behind it, a refused comment and an assignment to Mia. */
async function busyPage(): Promise<ClinicPage> {
  const page = await ClinicPage.open([...TEAM, ...THREE]);
  await becomes(page, await replied(page, 'Take one in the morning.'), HELD);
  await page.told([message('c1', 'c1-m2', { body: 'I forgot: no penicillin.', sentAt: NOON + 1 })]);
  await closeConversation(page.store, { conversationId: 'c1', basedOn: MARIE });
  const comment = await addComment(page.store, { conversationId: 'c2', body: 'Is she on leave?' });
  await becomes(page, comment, REFUSED);
  await assignConversation(page.store, {
    conversationId: 'c3',
    to: NURSES,
    comment: 'Yours, please.',
    basedOn: { ...MARIE, messageId: 'c3-m1' },
  });
  return page;
}

suite('the view Waiting', () => {
  teardown(deleteTestStores);

  test('says of everything that is not sent how far it has come, what needs a decision first', async () => {
    const inbox = await waitingView(await busyPage());
    await byRole(inbox, 'heading', 'Needs your decision · 2');
    await byRole(inbox, 'article', /^Needs your decision, Your reply/u);
    await byRole(inbox, 'article', 'Closing · Queued – waits behind the one above');
    await byRole(
      inbox,
      'article',
      /^Not sent: the clinic’s server does not allow it, Your comment/u,
    );
    await byRole(inbox, 'article', /^Assigning to Nurses · Queued/u);
    const heads = allByRole(inbox, 'button', /^Open the conversation/u).map(nameOf);
    const names = heads.map((name) => /: (\w+),/u.exec(name)?.[1]);
    expect(names).to.deep.equal(['Tremblay', 'Park', 'Yusuf']);
  });

  test('shows nothing of marks, and says when nothing waits', async () => {
    const page = await ClinicPage.open(THREE);
    await markRead(page.store, 'c1', { id: 'c1-m1', sentAt: NOON });
    const inbox = await waitingView(page);
    await says(inbox, 'Nothing is waiting to be sent.');
    expect(allByRole(inbox, 'article')).to.deep.equal([]);
  });

  test('a held reply stands beside the words that held it, and goes as it is on what is seen', async () => {
    const page = await busyPage();
    const inbox = await waitingView(page);
    await byRole(inbox, 'article', /^Marie Tremblay, Patient, new since you wrote/u);
    (await byRole(inbox, 'button', 'Send as it is')).click();
    const queued = (): Promise<OutboxRow[]> => entriesIn(page.store.db, 'held');
    await until(async () => (await queued()).length === 0);
    const [row] = await entriesOf(page.store.db, 'c1');
    const sealed = row?.sealed ?? new Uint8Array();
    const { body } = await page.store.vault.open<{ body: string }>('outbox', row?.id ?? '', sealed);
    expect((JSON.parse(body) as { basedOn: BasedOn }).basedOn.messageId).to.equal('c1-m2');
  });

  test('Edit opens the conversation with the words in its reply', async () => {
    const page = await ClinicPage.open(THREE);
    const id = await becomes(page, await replied(page, 'Take one in the morning.', 'c2'), REFUSED);
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Edit')).click();
    const field = await byRole(inbox, 'textbox', /^Message to the patient/u);
    await until(() => field.value === 'Take one in the morning.');
    await until(() => focused() === field);
    expect([inbox.conversationId, await stateOf(page, id)]).to.deep.equal(['c2', 'withdrawn']);
  });

  test('a refused comment is tried again, or discarded after asking', async () => {
    const page = await ClinicPage.open(THREE);
    const comment = await addComment(page.store, { conversationId: 'c2', body: 'Is she away?' });
    await becomes(page, comment, REFUSED);
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Retry')).click();
    await byRole(inbox, 'article', /^Your comment for staff, .* Queued$/u);
    await becomes(page, comment, REFUSED);
    (await byRole(inbox, 'button', 'Discard')).click();
    const dialog = await byRole(inbox, 'dialog', /Discard this comment\?/u);
    expect(textOf(dialog)).not.to.contain('your colleagues will see it');
    expect(await stateOf(page, comment)).to.equal('refused');
    (await byRole(dialog, 'button', 'Discard')).click();
    await says(inbox, 'Nothing is waiting to be sent.');
    const told = await entriesIn(page.store.db, 'waiting');
    expect(told.map(({ kind }) => kind)).to.deep.equal(['audit-event']);
  });

  test('a refused comment of which an earlier attempt may arrive is discarded with that word', async () => {
    const page = await ClinicPage.open(THREE);
    const comment = await addComment(page.store, { conversationId: 'c2', body: 'Is she away?' });
    await becomes(page, comment, { ...REFUSED, attempts: 2, heard: 1 });
    const inbox = await waitingView(page);
    await says(inbox, 'your colleagues will see it.');
    expect(textOf(inbox)).not.to.contain('No colleague has seen');
    (await byRole(inbox, 'button', 'Discard')).click();
    const dialog = await byRole(inbox, 'dialog', /Discard this comment\?/u);
    await says(dialog, 'If the clinic’s server already has it, your colleagues will see it.');
  });

  test('a discarded assignment puts its comment back into its field', async () => {
    const page = await ClinicPage.open([...TEAM, ...THREE]);
    const assignment = { conversationId: 'c3', to: NURSES, comment: 'Yours.', basedOn: MARIE };
    await becomes(page, await assignConversation(page.store, assignment), REFUSED);
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Discard')).click();
    const dialog = await byRole(inbox, 'dialog', /Discard this assignment\?/u);
    (await byRole(dialog, 'button', 'Discard')).click();
    await until(async () => (await page.store.db.commentDrafts.count()) === 1);
  });

  test('whatever is discarded, the question names the patient', async () => {
    const page = await ClinicPage.open(THREE);
    const basedOn = { ...MARIE, messageId: 'c3-m1' };
    const closing = await closeConversation(page.store, { conversationId: 'c3', basedOn });
    await becomes(page, closing, HELD);
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Discard')).click();
    const dialog = await byRole(inbox, 'dialog', /Discard this request\?/u);
    expect(textOf(dialog)).to.include('Conversation of Yusuf, Amina. What you asked for is not');
  });

  test('offline what may have arrived can only be copied, with the reason beside it', async () => {
    const page = await busyPage();
    page.goesOffline();
    const inbox = await waitingView(page);
    await says(inbox, 'Edit and Discard need a connection: the reply must first be taken back.');
    expect((await byRole(inbox, 'button', 'Edit')).disabled).to.equal(true);
  });

  test('arrows move between the items, and the focus goes on where one went', async () => {
    const page = await ClinicPage.open(THREE);
    await becomes(page, await replied(page, 'First'), REFUSED);
    await becomes(page, await replied(page, 'Second', 'c2'), REFUSED);
    const inbox = await waitingView(page);
    await until(() => allByRole(inbox, 'article').length === 2);
    const [first, second] = allByRole(inbox, 'article');
    first?.focus();
    press('ArrowDown');
    expect(focused() === second).to.equal(true);
    const discard = allByRole(inbox, 'button', 'Discard').at(-1);
    discard?.focus();
    discard?.click();
    (await byRole(await byRole(inbox, 'dialog'), 'button', 'Discard')).click();
    await until(() => focused() === first);
  });

  test('after the last one the focus goes to the views', async () => {
    const page = await ClinicPage.open(THREE);
    await becomes(page, await replied(page, 'First'), REFUSED);
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Discard')).focus();
    (await byRole(inbox, 'button', 'Discard')).click();
    (await byRole(await byRole(inbox, 'dialog'), 'button', 'Discard')).click();
    await until(() => nameOf(focused() ?? inbox) === 'Waiting');
  });

  test('leads to a conversation and back to it, on a phone too', async () => {
    const inbox = await waitingView(await busyPage(), 360);
    const head = await byRole(inbox, 'button', /^Open the conversation: Park, Mia/u);
    head.click();
    await until(() => inbox.conversationId === 'c2');
    (await byRole(inbox, 'button', 'Back')).click();
    await until(() => focused() === head);
    const list = inbox.shadowRoot?.querySelector('intray-waiting-list') ?? inbox;
    for (const control of allByRole(list, 'button'))
      expect(control.getBoundingClientRect().height, textOf(control)).to.be.at.least(43);
  });

  test('more conversations than fit are shown when they are asked for', async () => {
    const ids = Array.from({ length: 22 }, (_, at) => `c${String(at)}`);
    const page = await ClinicPage.open(THREE);
    for (const id of ids) await becomes(page, await replied(page, id), { conversationId: id });
    await page.told(ids.flatMap((id) => [message(id, `${id}-m1`)]));
    const inbox = await waitingView(page);
    (await byRole(inbox, 'button', 'Show more · 2 conversations')).click();
    await until(() => allByRole(inbox, 'button', /^Open the conversation/u).length === 22);
  });

  for (const [theme, lang, width] of [
    ['light', 'fr-CA', 1200],
    ['dark', 'en-CA', 360],
  ] as const) {
    test(`axe finds nothing in it, ${theme}, ${lang}, ${width} wide`, async () => {
      const inbox = await waitingView(await busyPage(), width);
      inbox.theme = theme;
      inbox.lang = lang;
      await inbox.updateComplete;
      await Promise.all(inbox.shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
      await byRole(inbox, 'heading', lang === 'fr-CA' ? 'À vérifier · 2' : /^Needs your decision/u);
      await expect(inbox).to.be.accessible();
    });
  }
});
