import { expect, fixture, html } from '@open-wc/testing';

import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import type { Conversation } from '../../src/model/conversation.js';
import type { ReplyOptions } from '../../src/model/reply-options.js';
import type { Session } from '../../src/model/session.js';
import { readDraft } from '../../src/store/drafts.js';
import { openReply } from '../../src/store/outbox.js';
import { conversation, SESSION, staff } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, pick, press, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

async function panelIn(page: ClinicPage, id = 'c1'): Promise<ReplyPanel> {
  const panel = await fixture<ReplyPanel>(html`
    <intray-reply-panel .intray=${page} conversation-id=${id}></intray-reply-panel>
  `);
  await byRole(panel, 'textbox');
  return panel;
}

async function panelOf(
  parts: Partial<Conversation> = {},
  session: Partial<Session> = {},
): Promise<[ReplyPanel, ClinicPage]> {
  const page = await ClinicPage.open([conversation('c1', parts)], { ...SESSION, ...session });
  return [await panelIn(page), page];
}

async function set(panel: ReplyPanel, name: string | RegExp, on: boolean): Promise<void> {
  const box = await byRole(panel, 'checkbox', name);
  if (box.checked !== on) box.click();
  await panel.updateComplete;
}

async function sentOptions({ store }: ClinicPage): Promise<ReplyOptions[]> {
  const rows = await store.db.outbox.toArray();
  return Promise.all(rows.map(async (row) => (await openReply(store, row)).options));
}

async function send(panel: ReplyPanel, text = 'Come at 13:30.'): Promise<void> {
  type(await byRole(panel, 'textbox'), text);
  await panel.send();
}

interface Row {
  readonly parts?: Partial<Conversation>;
  readonly allowResponse: boolean;
  readonly attachments: 'on' | RegExp;
  readonly button: string;
  readonly enabled: boolean;
  readonly says: string;
}

const PROHIBITED = { permissions: { reply: true, attachments: false } };
const ENDED = { patientCanReply: false };
const CLOSED = { state: 'closed', patientCanReply: false } as const;
const NEEDS_RESPONSE = /needs Allow Response/u;
const ENDS = 'Sending ends this conversation. The patient cannot reply.';

/** The dependency table of the help page, cell by cell. */
const TABLE: Readonly<Record<string, Row>> = {
  'response on, files allowed, open': {
    allowResponse: true,
    attachments: 'on',
    button: 'Reply to Patient',
    enabled: true,
    says: 'Reply to Patient keeps it in the Inbox.',
  },
  'response on, files prohibited, open': {
    parts: PROHIBITED,
    allowResponse: true,
    attachments: /this patient may not attach files/u,
    button: 'Reply to Patient',
    enabled: true,
    says: 'Reply to Patient keeps it in the Inbox.',
  },
  'response off, files allowed, open': {
    allowResponse: false,
    attachments: NEEDS_RESPONSE,
    button: 'Reply and end conversation',
    enabled: true,
    says: ENDS,
  },
  'response off, files prohibited, open': {
    parts: PROHIBITED,
    allowResponse: false,
    attachments: NEEDS_RESPONSE,
    button: 'Reply and end conversation',
    enabled: true,
    says: ENDS,
  },
  'response on, ended': {
    parts: ENDED,
    allowResponse: true,
    attachments: 'on',
    button: 'Reply and reopen conversation',
    enabled: true,
    says: 'Sending reopens this conversation. The patient can reply.',
  },
  'response off, ended': {
    parts: ENDED,
    allowResponse: false,
    attachments: NEEDS_RESPONSE,
    button: 'Reply and end conversation',
    enabled: true,
    says: ENDS,
  },
  'not to be messaged': {
    parts: { permissions: { reply: false, attachments: true, reason: 'Letters only.' } },
    allowResponse: true,
    attachments: /^Allow Attachments$/u,
    button: 'Reply to Patient',
    enabled: false,
    says: 'Letters only.',
  },
  closed: {
    parts: CLOSED,
    allowResponse: true,
    attachments: /^Allow Attachments$/u,
    button: 'Reply to Patient',
    enabled: false,
    says: 'This conversation is closed and can only be read.',
  },
};

suite('what the panel shows', () => {
  teardown(deleteTestStores);

  for (const [name, row] of Object.entries(TABLE))
    test(name, async () => {
      const defaults = { ...SESSION.defaults, allowResponse: row.allowResponse };
      const [panel] = await panelOf(row.parts, { defaults });
      panel.draft = 'Come at 13:30.';
      await says(panel, row.says);
      const box = await byRole(panel, 'checkbox', /^Allow Attachments/u);
      if (row.attachments === 'on') expect(box.disabled).to.equal(false);
      else {
        expect(box.disabled).to.equal(true);
        await byRole(panel, 'checkbox', row.attachments);
      }
      const button = await byRole(panel, 'button', row.button);
      expect(button.disabled).to.equal(!row.enabled);
      for (const option of allByRole(panel, 'checkbox', /^(?:Allow Response|Mask|Billable)/u))
        expect(option.disabled).to.equal(!row.enabled);
    });
});

suite('what the panel shows beside a held reply of mine', () => {
  teardown(deleteTestStores);

  test('is all it has, and that a new one waits behind', async () => {
    const [panel, page] = await panelOf();
    await send(panel);
    await page.store.db.outbox.toCollection().modify({ state: 'held', attempts: 1 });
    panel.draft = 'And bring the card.';
    await says(panel, 'A new reply waits behind the one above.');
    expect((await byRole(panel, 'checkbox', 'Allow Attachments')).disabled).to.equal(false);
    (await byRole(panel, 'button', 'Reply to Patient')).click();
    await until(async () => (await sentOptions(page)).length === 2);
  });
});

suite('the options of a reply', () => {
  teardown(deleteTestStores);

  test('start from the clinic’s defaults, after every reply', async () => {
    const defaults = {
      ...SESSION.defaults,
      allowAttachments: true,
      notifyIfUnreadAfter: 'P3D',
    };
    const [panel, page] = await panelOf({}, { defaults });
    await set(panel, 'Mask Name', true);
    await set(panel, 'Allow Attachments', false);
    pick(await byRole(panel, 'combobox', /^If unread/u), '');
    await send(panel);
    await send(panel, 'And bring the card.');
    expect(await sentOptions(page)).to.deep.equal([
      { allowResponse: true, allowAttachments: false, maskName: true },
      defaults,
    ]);
  });

  test('start from what a portal sets in place of them', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const panel = await fixture<ReplyPanel>(html`
      <intray-reply-panel
        .intray=${page}
        conversation-id="c1"
        allow-attachments
        mask-name
        billable
        fee-code="k303a"
        notify-after="P1W"
      ></intray-reply-panel>
    `);
    await byRole(panel, 'textbox');
    await send(panel);
    expect(await sentOptions(page)).to.deep.equal([
      {
        allowResponse: true,
        allowAttachments: true,
        maskName: true,
        feeCode: 'K303A',
        notifyIfUnreadAfter: 'P1W',
      },
    ]);
    expect(await readDraft(page.store, 'c1')).to.equal(undefined);
  });

  test('without an answer the choice of files is not sent, and not forgotten', async () => {
    const [panel] = await panelOf();
    await set(panel, 'Allow Attachments', true);
    await set(panel, 'Allow Response', false);
    expect((await byRole(panel, 'checkbox', NEEDS_RESPONSE)).checked).to.equal(false);
    await set(panel, 'Allow Response', true);
    expect((await byRole(panel, 'checkbox', 'Allow Attachments')).checked).to.equal(true);
  });

  test('are part of the draft: after a reload they are as they were left', async () => {
    const [panel, page] = await panelOf();
    await set(panel, 'Mask Name', true);
    pick(await byRole(panel, 'combobox', /^If unread/u), 'P1W');
    await says(panel, 'Draft saved');
    panel.remove();
    const again = await panelIn(page);
    await until(() => allByRole(again, 'checkbox', 'Mask Name')[0]?.checked);
    expect((await byRole(again, 'combobox', /^If unread/u)).value).to.equal('P1W');
  });

  test('set back to where they began leave no draft', async () => {
    const [panel, page] = await panelOf();
    await set(panel, 'Mask Name', true);
    await until(async () => (await readDraft(page.store, 'c1')) !== undefined);
    await set(panel, 'Mask Name', false);
    await until(async () => (await readDraft(page.store, 'c1')) === undefined);
  });

  test('belong to one conversation: another starts afresh', async () => {
    const page = await ClinicPage.open([conversation('c1'), conversation('c2')]);
    const panel = await panelIn(page);
    await set(panel, 'Mask Name', true);
    panel.conversationId = 'c2';
    await until(() => allByRole(panel, 'checkbox', 'Mask Name')[0]?.checked === false);
    panel.conversationId = 'c1';
    await until(() => allByRole(panel, 'checkbox', 'Mask Name')[0]?.checked);
  });

  test('stay while the language changes', async () => {
    const [panel] = await panelOf();
    await set(panel, 'Mask Name', true);
    panel.draft = 'Half a sen';
    panel.lang = 'fr-CA';
    const box = await byRole(panel, 'checkbox', 'Masquer mon nom');
    expect(box.checked).to.equal(true);
    expect(panel.draft).to.equal('Half a sen');
  });

  test('come back with Undo as they were, the unsent ones too', async () => {
    const [panel, page] = await panelOf();
    await set(panel, 'Mask Name', true);
    await set(panel, 'Billable', true);
    type(await byRole(panel, 'field', /^Fee Code/u), 'K303A');
    await set(panel, 'Billable', false);
    await send(panel);
    const [entry] = await page.store.db.outbox.toArray();
    expect(await undoReply(page.store, entry?.id ?? '')).to.equal(true);
    await until(() => allByRole(panel, 'checkbox', 'Mask Name')[0]?.checked);
    expect(panel.draft).to.equal('Come at 13:30.');
    await set(panel, 'Billable', true);
    expect((await byRole(panel, 'field', /^Fee Code/u)).value).to.equal('K303A');
  });
});

suite('a billable reply', () => {
  teardown(deleteTestStores);

  test('asks for a fee code at once, and is not sent without one', async () => {
    const [panel, page] = await panelOf();
    await set(panel, 'Billable', true);
    const field = await byRole(panel, 'field', /^Fee Code/u);
    await until(() => focused() === field);
    await send(panel);
    await says(panel, 'Enter a fee code, or turn Billable off.');
    type(field, ' k303a ');
    await panel.send();
    expect(await sentOptions(page)).to.deep.equal([{ ...SESSION.defaults, feeCode: 'K303A' }]);
  });

  test('with a code that the clinic does not list is told so, and sent', async () => {
    const feeCodes = { list: [{ code: 'K303A', label: 'Secure message' }] };
    const [panel, page] = await panelOf({}, { feeCodes });
    await set(panel, 'Billable', true);
    type(await byRole(panel, 'field', /^Fee Code/u), 'X9');
    panel.draft = 'Come at 13:30.';
    await says(panel, 'X9 is not among the clinic’s fee codes. It can be sent.');
    await panel.send();
    expect((await sentOptions(page))[0]?.feeCode).to.equal('X9');
  });

  test('is billed for the provider who is chosen', async () => {
    const feeCodes = { providers: ['dana-lee', 'sam-okafor'] };
    const [panel, page] = await panelOf({}, { feeCodes });
    await page.told([staff('dana-lee', 'Dr. Dana Lee'), staff('sam-okafor', 'Sam Okafor')]);
    await set(panel, 'Billable', true);
    type(await byRole(panel, 'field', /^Fee Code/u), 'K303A');
    await send(panel);
    await says(panel, 'Choose the provider for whom it is billed.');
    const provider = await byRole(panel, 'combobox', /^Provider/u);
    await until(() => provider.options[1]?.text === 'Dr. Dana Lee');
    pick(provider, 'dana-lee');
    await panel.send();
    expect((await sentOptions(page))[0]?.billingProviderId).to.equal('dana-lee');
  });

  test('is not for somebody who may not bill, and says so', async () => {
    const [panel] = await panelOf({}, { permissions: { ...SESSION.permissions, bill: false } });
    const box = await byRole(panel, 'checkbox', 'Billable – you may not bill');
    expect(box.disabled).to.equal(true);
  });

  test('is not sent by Enter in the fee code', async () => {
    const [panel, page] = await panelOf();
    panel.draft = 'Come at 13:30.';
    await set(panel, 'Billable', true);
    type(await byRole(panel, 'field', /^Fee Code/u), 'K303A');
    press('Enter');
    await panel.updateComplete;
    expect(await sentOptions(page)).to.deep.equal([]);
  });
});

suite('what a reply does to its conversation', () => {
  teardown(deleteTestStores);

  test('is asked about before the first ending, with the patient’s name, and not again', async () => {
    const [panel, page] = await panelOf();
    await set(panel, 'Allow Response', false);
    await send(panel);
    const dialog = await byRole(panel, 'dialog');
    expect(textOf(dialog)).to.include('Tremblay, Marie gets this message and cannot reply to it.');
    expect(await sentOptions(page)).to.deep.equal([]);
    (await byRole(dialog, 'button', 'Reply and end conversation')).click();
    await until(async () => (await sentOptions(page)).length === 1);
    await until(() => allByRole(panel, 'dialog').length === 0);
    const field = await byRole(panel, 'textbox');
    await until(() => !field.readOnly);

    await set(panel, 'Allow Response', false);
    await send(panel, 'And goodbye.');
    expect(await sentOptions(page)).to.have.length(2);
  });

  test('is not done when the person goes back, and nothing is lost', async () => {
    const [panel, page] = await panelOf(ENDED);
    await send(panel);
    const dialog = await byRole(panel, 'dialog');
    (await byRole(dialog, 'button', 'Go back')).click();
    await until(() => allByRole(panel, 'dialog').length === 0);
    expect(await sentOptions(page)).to.deep.equal([]);
    expect(panel.draft).to.equal('Come at 13:30.');
  });

  test('is not done if it would be another by the time of the answer', async () => {
    const [panel, page] = await panelOf(ENDED);
    await send(panel);
    const dialog = await byRole(panel, 'dialog');
    await page.told([conversation('c1', {}, 2)]);
    await says(panel, 'keeps it in the Inbox.');
    (await byRole(dialog, 'button', 'Reply and reopen conversation')).click();
    await until(() => allByRole(panel, 'dialog').length === 0);
    expect(await sentOptions(page)).to.deep.equal([]);
  });
});

suite('what the patient will see', () => {
  teardown(deleteTestStores);

  test('is shown from the request, as it is written', async () => {
    const [panel] = await panelOf({}, { disclaimer: 'Not for emergencies.' });
    panel.style.inlineSize = '760px';
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    await says(panel, 'The patient will see Ana Ruiz, RN Lakeshore Family Health Come at 13:30.');
    await says(panel, 'Write a reply… Not for emergencies.');
    await set(panel, 'Allow Attachments', true);
    await says(panel, 'Write a reply… Attach');
    await set(panel, 'Mask Name', true);
    await says(panel, 'The patient will see Clinic Staff');
    await set(panel, 'Allow Response', false);
    await says(panel, 'The clinic has ended this conversation.');
    expect(textOf(panel)).not.to.include('Attach files');
  });

  test('is one line where there is no room, which opens', async () => {
    const [panel] = await panelOf();
    panel.style.inlineSize = '400px';
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const line = await byRole(panel, 'button', /^The patient will see: Ana Ruiz, RN · can answer/u);
    expect(textOf(panel)).not.to.include('Lakeshore');
    line.click();
    await says(panel, 'Lakeshore Family Health');
  });

  test('warns where a masked message says who wrote it', async () => {
    const [panel] = await panelOf();
    await set(panel, 'Mask Name', true);
    type(await byRole(panel, 'textbox'), 'See you, Ana');
    await says(panel, 'The message names you: the patient will read that.');
  });
});

suite('where there is little height', () => {
  teardown(deleteTestStores);

  test('one line names every option that is not as usual, and opens them', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const frame = await fixture<HTMLElement>(html`
      <div style="block-size: 500px; container-type: size">
        <intray-reply-panel .intray=${page} conversation-id="c1" mask-name></intray-reply-panel>
      </div>
    `);
    const line = await byRole(frame, 'button', /^Options/u);
    expect(textOf(line)).to.equal('Options: Mask Name');
    expect(allByRole(frame, 'checkbox')).to.deep.equal([]);
    line.click();
    await byRole(frame, 'checkbox', 'Mask Name');
  });
});
