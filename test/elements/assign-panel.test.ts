import { expect, oneEvent } from '@open-wc/testing';

import type { ConversationAssignedEvent } from '../../elements/events.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import type { Change } from '../../src/model/change.js';
import type { Assignee } from '../../src/model/conversation.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import type { OutboxRow } from '../../src/store/database.js';
import { SESSION, staff } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { FRONT_DESK, ME, NURSES, panelOf, SAM, teamPage } from './a-team.js';
import { allByRole, byRole, focused, nameOf, pick, press, says, type, until } from './by-role.js';
import type { ClinicPage } from './clinic-page.js';

interface Body {
  readonly to: Assignee | null;
  readonly comment?: { readonly body: string };
  readonly basedOn: BasedOn;
}

async function queued({ store }: ClinicPage): Promise<Body> {
  const [entry] = await store.db.outbox.toArray();
  const sealed = entry?.sealed ?? new Uint8Array();
  const { body } = await store.vault.open<{ body: string }>('outbox', entry?.id ?? '', sealed);
  return JSON.parse(body) as Body;
}

function choose(radio: HTMLInputElement): void {
  radio.focus();
  radio.click();
}

/** An assignment of mine to the nurses, in the state that a test is about. */
async function assigned(page: ClinicPage, parts: Partial<OutboxRow>): Promise<void> {
  const basedOn: BasedOn = { messageId: 'm1', assignee: FRONT_DESK, state: 'open' };
  const id = await assignConversation(page.store, {
    conversationId: 'c1',
    to: NURSES,
    comment: '',
    basedOn,
  });
  await page.store.db.outbox.where('id').equals(id).modify(parts);
}

function crowd(size: number): Change[] {
  return Array.from({ length: size }, (_, n) => staff(`p${n}`, `Person ${n}`));
}

suite('the assign panel', () => {
  teardown(deleteTestStores);

  test('offers me first, then the workgroups, each said to be one', async () => {
    const panel = await panelOf(await teamPage());
    await byRole(panel, 'radio');
    expect(allByRole(panel, 'radio').map(nameOf)).to.deep.equal([
      'Me',
      'Front desk has it now',
      'Nurses workgroup',
      'Someone else…',
    ]);
  });

  test('whoever has it now cannot be chosen', async () => {
    const panel = await panelOf(await teamPage());
    expect((await byRole(panel, 'radio', /^Front desk/u)).disabled).to.equal(true);
    await says(panel, 'Now with Front desk. The patient is told nothing.');
  });

  test('is off until somebody is chosen, and says so', async () => {
    const panel = await panelOf(await teamPage());
    const button = await byRole(panel, 'button', 'Assign Conversation');
    expect(button.disabled).to.equal(true);
    await says(panel, 'Choose who is to have it.');
    choose(await byRole(panel, 'radio', /^Nurses/u));
    await says(panel, 'To Nurses. Your reply draft stays with you.');
    expect(button.disabled).to.equal(false);
  });

  test('puts the assignment on disk with its comment, and tells the host', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    choose(await byRole(panel, 'radio', /^Nurses/u));
    type(await byRole(panel, 'textbox'), 'Could one of you call her?');
    const told = oneEvent<ConversationAssignedEvent>(panel, 'intray-conversation-assigned');
    (await byRole(panel, 'button', 'Assign Conversation')).click();
    const { conversationId, to } = await told;
    expect({ conversationId, to }).to.deep.equal({ conversationId: 'c1', to: NURSES });
    const body = await queued(page);
    expect([body.to, body.comment?.body]).to.deep.equal([NURSES, 'Could one of you call her?']);
    expect(body.basedOn).to.deep.equal({ messageId: 'm1', assignee: FRONT_DESK, state: 'open' });
    await until(() => allByRole(panel, 'textbox')[0]?.value === '');
    expect(await page.store.db.commentDrafts.count()).to.equal(0);
  });

  test('the comment that goes with it is no reply, and none is touched', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'For colleagues.');
    await until(async () => (await page.store.db.commentDrafts.count()) === 1);
    expect(await page.store.db.drafts.count()).to.equal(0);
  });

  test('one selection: choosing in the list leaves the bubble, and back', async () => {
    const panel = await panelOf(await teamPage());
    const nurses = await byRole(panel, 'radio', /^Nurses/u);
    choose(nurses);
    const list = await byRole(panel, 'combobox', 'Someone else');
    pick(list, 'staff:sam-okafor');
    await says(panel, 'To Sam Okafor.');
    expect([nurses.checked, (await byRole(panel, 'radio', 'Someone else…')).checked]).to.deep.equal(
      [false, true],
    );
    choose(nurses);
    await says(panel, 'To Nurses.');
    await until(() => list.value === '');
  });

  test('marks who is away', async () => {
    const away = { ...staff('eva-roy', 'Eva Roy') };
    const value = { id: 'eva-roy', internalName: 'Eva Roy', displayName: 'Eva Roy', away: true };
    const panel = await panelOf(await teamPage({}, [{ ...away, value } as Change]));
    const list = await byRole(panel, 'combobox');
    await until(() => list.textContent.includes('Eva Roy · away'));
  });

  test('has a search only where more than thirty others are', async () => {
    const few = await panelOf(await teamPage({}, crowd(28)));
    await byRole(few, 'combobox');
    expect(allByRole(few, 'searchbox')).to.deep.equal([]);
    const panel = await panelOf(await teamPage({}, crowd(40)));
    type(await byRole(panel, 'searchbox', 'Find a colleague or workgroup'), 'person 39');
    await says(panel, '1 found');
    press('Enter');
    await says(panel, 'To Person 39.');
    expect((await byRole(panel, 'combobox')).value).to.equal('staff:p39');
  });

  test('fills a long list only after the frame that shows who is likely', async () => {
    const panel = await panelOf(await teamPage({}, crowd(40)));
    const list = await byRole(panel, 'combobox');
    await until(() => list.options.length > 40);
    pick(list, 'staff:p7');
    await says(panel, 'To Person 7.');
    panel.hidden = true;
    await until(() => list.options.length === 2);
    expect(list.value).to.equal('staff:p7');
    panel.hidden = false;
    await until(() => list.options.length > 40);
    expect(list.value).to.equal('staff:p7');
  });

  test('finds names without their accents', async () => {
    const panel = await panelOf(await teamPage({}, [...crowd(40), staff('e', 'Étienne Bélanger')]));
    type(await byRole(panel, 'searchbox'), 'belanger eti');
    await says(panel, '1 found');
  });

  test('keeps the choice and the comment when it goes and comes back', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    choose(await byRole(panel, 'radio', /^Nurses/u));
    type(await byRole(panel, 'textbox'), 'Half a thought');
    panel.remove();
    await until(async () => (await page.store.db.commentDrafts.count()) === 1);
    const again = await panelOf(page);
    await says(again, 'To Nurses.');
    expect((await byRole(again, 'textbox')).value).to.equal('Half a thought');
  });

  test('words are kept with their conversation, not carried to the next', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'About Marie.');
    panel.conversationId = 'c2';
    await panel.updateComplete;
    panel.conversationId = 'c1';
    await until(() => allByRole(panel, 'textbox')[0]?.value === 'About Marie.');
    expect(await page.store.db.commentDrafts.get('c2')).to.equal(undefined);
  });

  test('a workgroup’s conversation is claimed in one step', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    (await byRole(panel, 'button', 'Claim')).click();
    await byRole(panel, 'button', 'Release');
    expect((await queued(page)).to).to.deep.equal(ME);
    await says(panel, 'Now with you.');
  });

  test('what is mine is released in one step', async () => {
    const page = await teamPage({ assignee: ME });
    const panel = await panelOf(page);
    (await byRole(panel, 'button', 'Release')).click();
    await byRole(panel, 'button', 'Claim');
    expect((await queued(page)).to).to.equal(null);
    await says(panel, 'Nobody has it now.');
  });

  test('a colleague’s conversation is not claimed in passing', async () => {
    const panel = await panelOf(await teamPage({ assignee: SAM }));
    await says(panel, 'Now with Sam Okafor.');
    expect(allByRole(panel, 'button', /Claim|Release/u)).to.deep.equal([]);
  });

  test('Ctrl and Enter in the comment assign it', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    choose(await byRole(panel, 'radio', /^Nurses/u));
    await says(panel, 'To Nurses.');
    type(await byRole(panel, 'textbox'), 'Please.');
    press('Enter', { ctrlKey: true });
    await until(async () => (await page.store.db.outbox.count()) === 1);
  });

  test('keys pressed in it are not the portal’s', async () => {
    const panel = await panelOf(await teamPage());
    const heard: string[] = [];
    panel.parentElement?.addEventListener('keydown', ({ key }) => heard.push(key));
    (await byRole(panel, 'textbox')).focus();
    press('j');
    expect(heard).to.deep.equal([]);
  });

  test('who may not assign reads why', async () => {
    const permissions = { ...SESSION.permissions, assign: false };
    const panel = await panelOf(await teamPage({}, [], { ...SESSION, permissions }));
    await says(panel, 'You may not assign conversations.');
    expect(allByRole(panel, 'radio').filter((radio) => !radio.matches(':disabled'))).to.deep.equal(
      [],
    );
    await panel.assign();
    expect((await byRole(panel, 'button', 'Assign Conversation')).disabled).to.equal(true);
  });

  test('who may not comment assigns without', async () => {
    const permissions = { ...SESSION.permissions, comment: false };
    const page = await teamPage({}, [], { ...SESSION, permissions });
    const panel = await panelOf(page);
    await says(panel, 'You may not write comments.');
    expect((await byRole(panel, 'textbox')).disabled).to.equal(true);
    choose(await byRole(panel, 'radio', /^Nurses/u));
    (await byRole(panel, 'button', 'Assign Conversation')).click();
    await until(async () => (await page.store.db.outbox.count()) === 1);
  });

  test('offline it says when it will be done, and how far it is', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    page.goesOffline();
    choose(await byRole(panel, 'radio', /^Nurses/u));
    await says(panel, 'It is assigned when the connection returns.');
    (await byRole(panel, 'button', 'Assign Conversation')).click();
    await says(panel, 'Assigning to Nurses · Queued – will send when online');
    await says(panel, 'Now with Nurses.');
  });

  test('waits for the decision on what is held', async () => {
    const page = await teamPage();
    await assigned(page, {
      state: 'held',
      attempts: 1,
      heard: 1,
      lastError: { reason: 'moved-on' },
    });
    const panel = await panelOf(page);
    await says(panel, 'First decide about the assignment at the end of the conversation.');
    expect((await byRole(panel, 'radio', 'Me')).matches(':disabled')).to.equal(true);
  });

  test('a comment that is too long goes nowhere', async () => {
    const limits = { ...SESSION.limits, bodyLength: 5 };
    const panel = await panelOf(await teamPage({}, [], { ...SESSION, limits }));
    choose(await byRole(panel, 'radio', /^Nurses/u));
    type(await byRole(panel, 'textbox'), '1234567');
    await says(panel, 'The comment is 2 characters too long.');
    expect((await byRole(panel, 'button', 'Claim')).disabled).to.equal(true);
  });

  test('a full device loses no word', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    choose(await byRole(panel, 'radio', /^Nurses/u));
    const field = await byRole(panel, 'textbox');
    type(field, 'Please call her.');
    await until(async () => (await page.store.db.commentDrafts.count()) === 1);
    page.store.db.outbox.add = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    const failed = oneEvent(panel, 'intray-error');
    (await byRole(panel, 'button', 'Assign Conversation')).click();
    await failed;
    expect(field.value).to.equal('Please call her.');
    expect(await page.store.db.outbox.count()).to.equal(0);
  });

  test('after assigning by itself, the focus is at the choices', async () => {
    const panel = await panelOf(await teamPage());
    choose(await byRole(panel, 'radio', /^Nurses/u));
    const button = await byRole(panel, 'button', 'Assign Conversation');
    await until(() => !button.disabled);
    button.focus();
    button.click();
    await until(() => focused()?.matches('input[type=radio]') === true);
  });

  for (const [theme, lang] of [
    ['light', 'en-CA'],
    ['dark', 'fr-CA'],
  ] as const) {
    test(`axe finds nothing in it, ${theme}, ${lang}`, async () => {
      const panel = await panelOf(await teamPage({}, crowd(40)), lang);
      panel.theme = theme;
      choose(await byRole(panel, 'radio', /^(?:Me|Moi)$/u));
      await byRole(panel, 'searchbox');
      await expect(panel).to.be.accessible();
    });
  }
});
