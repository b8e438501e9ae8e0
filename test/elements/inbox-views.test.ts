import { expect, oneEvent } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import type { Change } from '../../src/model/change.js';
import type { Conversation } from '../../src/model/conversation.js';
import { conversation, message, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { FRONT_DESK, NURSES, SAM, TEAM } from './a-team.js';
import { inboxOf } from './an-inbox.js';
import {
  allByRole,
  byRole,
  focused,
  nameOf,
  pick,
  press,
  says,
  textOf,
  type,
  until,
} from './by-role.js';
import { ClinicPage } from './clinic-page.js';

function of(id: string, name: string, parts: Partial<Conversation> = {}): Change[] {
  return [
    conversation(id, {
      patient: { id: `patient-${id}`, name },
      lastMessageId: `${id}-m1`,
      lastMessageAt: NOON,
      lastPatientMessageAt: NOON,
      ...parts,
    }),
    message(id, `${id}-m1`),
  ];
}

const CONVERSATIONS = [
  ...of('c1', 'Tremblay, Marie'),
  ...of('c2', 'Park, Mia', { assignee: FRONT_DESK, needsAnswer: true }),
  ...of('c3', 'Yusuf, Amina', { assignee: null, unread: 1 }),
  ...of('c4', 'Roy, Paul', { assignee: SAM, assignedBy: 'ana-ruiz' }),
  ...of('c5', 'Chen, Wei', { patientCanReply: false, unread: 1, needsAnswer: true }),
];

const PATIENT = /^(?:Unread\. )?(Tremblay|Park|Yusuf|Roy|Chen)/u;

function rows(inbox: Element): string[] {
  return allByRole(inbox, 'button', PATIENT).map((row) => PATIENT.exec(nameOf(row))?.[1] ?? '');
}

function teamInbox(): Promise<ClinicPage> {
  return ClinicPage.open([...TEAM, ...CONVERSATIONS]);
}

/** A reply of mine to Paul Roy, not accepted yet. */
function replied({ store }: ClinicPage): Promise<string> {
  return sendReply(store, {
    conversationId: 'c4',
    body: 'Come at 13:30.',
    options: SESSION.defaults,
    basedOn: { messageId: 'c4-m1', assignee: SAM, state: 'open' },
    undoMs: 0,
  });
}

/** Nothing of these words is cut off. */
function isWhole(row: HTMLElement, words: string): boolean {
  const place = [...row.querySelectorAll('span')].find((span) => span.innerText === words);
  return place !== undefined && place.scrollWidth === place.clientWidth;
}

suite('the views of the inbox', () => {
  teardown(deleteTestStores);

  const views: readonly [string, string, readonly string[]][] = [
    ['mine', 'Mine 2', ['Chen', 'Tremblay']],
    ['groups', 'My groups 1', ['Park']],
    ['unassigned', 'Unassigned 1', ['Yusuf']],
    ['open', 'All open 5', ['Chen', 'Park', 'Roy', 'Tremblay', 'Yusuf']],
    ['assigned-by-me', 'Assigned by me 1', ['Roy']],
    ['ended', 'Ended 1', ['Chen']],
  ];
  for (const [view, name, found] of views) {
    test(`${view} has a scope with its number, and its conversations`, async () => {
      const inbox = await inboxOf(await teamInbox());
      (await byRole(inbox, 'button', name)).click();
      await until(() => rows(inbox).sort().join() === found.join(), rows(inbox).join());
      expect(inbox.view).to.equal(view);
    });
  }

  test('stand in the order in which they are used, in a select where there is no column', async () => {
    const inbox = await inboxOf(await teamInbox(), 700);
    const select = await byRole(inbox, 'combobox', 'Views');
    // Not before the session is known: only some may bill.
    await until(() => select.options.length === 10, 'the billing report is not offered');
    expect([...select.options].map(({ value }) => value)).to.deep.equal([
      'inbox',
      'mine',
      'groups',
      'unassigned',
      'open',
      'waiting',
      'assigned-by-me',
      'ended',
      'closed',
      'billing',
    ]);
  });

  test('a row says who has opened it and left it', async () => {
    const openedBy = [{ staffId: 'sam-okafor', at: NOON + 1 }];
    const parts = { openedBy, needsAnswer: true, assignee: FRONT_DESK };
    const file = message('c1', 'c1-m1', { attachmentIds: ['f1'] }, 2);
    const inbox = await inboxOf(
      await ClinicPage.open([...TEAM, ...of('c1', 'Tremblay, Marie', parts), file]),
    );
    const row = await byRole(
      inbox,
      'button',
      /1 file\..* Not answered, opened by Sam Okafor 12:00\.$/u,
    );
    expect(textOf(row)).to.include('Opened 12:00, not answered');
    row.style.inlineSize = '360px';
    expect(isWhole(row, 'Front desk')).to.equal(true);
  });

  test('a row that waits too long keeps in sight whose it is, not its files', async () => {
    const lastPatientMessageAt = NOON - 4 * 86_400_000;
    const parts = { lastPatientMessageAt, needsAnswer: true, assignee: FRONT_DESK };
    const file = message('c1', 'c1-m1', { attachmentIds: ['f1'] }, 2);
    const inbox = await inboxOf(
      await ClinicPage.open([...TEAM, ...of('c1', 'Tremblay, Marie', parts), file]),
    );
    const row = await byRole(inbox, 'button', /1 file\..* No answer for 4 days\.$/u);
    row.style.inlineSize = '304px';
    expect(isWhole(row, 'Front desk')).to.equal(true);
  });

  test('an empty one leads to one that has something', async () => {
    const inbox = await inboxOf(await ClinicPage.open([...TEAM, ...CONVERSATIONS.slice(4, 6)]));
    await says(inbox, 'No messages waiting for you.');
    const link = await byRole(inbox, 'button', 'Unassigned · 1');
    link.focus();
    link.click();
    await until(() => rows(inbox).join() === 'Yusuf');
    const scope = await byRole(inbox, 'button', 'Unassigned 1');
    await until(() => focused() === scope);
  });

  test('an empty inbox leads to my groups where nothing is anywhere', async () => {
    const inbox = await inboxOf(await ClinicPage.open());
    (await byRole(inbox, 'button', 'My groups · 0')).click();
    await says(inbox, 'Nothing is waiting in your workgroups.');
  });
});

suite('the chips above a list', () => {
  teardown(deleteTestStores);

  test('narrow it, and go together', async () => {
    const inbox = await inboxOf(await teamInbox());
    inbox.view = 'open';
    const unread = await byRole(inbox, 'button', 'Unread');
    unread.click();
    await until(() => rows(inbox).sort().join() === 'Chen,Yusuf');
    (await byRole(inbox, 'button', 'Needs answer')).click();
    await until(() => rows(inbox).join() === 'Chen');
    expect(unread.ariaPressed).to.equal('true');
    expect(inbox.filter).to.deep.equal({ unread: true, needsAnswer: true });
    unread.click();
    await until(() => rows(inbox).sort().join() === 'Chen,Park');
  });

  test('stay when another view is chosen, and a host can set them', async () => {
    const inbox = await inboxOf(await teamInbox());
    inbox.filter = { unread: true };
    await until(() => rows(inbox).join() === 'Chen');
    (await byRole(inbox, 'button', 'Unassigned 1')).click();
    await until(() => rows(inbox).join() === 'Yusuf');
  });

  test('that leave nothing say so and can be left', async () => {
    const inbox = await inboxOf(await teamInbox());
    (await byRole(inbox, 'button', 'Mine 2')).click();
    (await byRole(inbox, 'button', 'Not sent')).click();
    await says(inbox, 'No conversation of this list matches.');
    (await byRole(inbox, 'button', 'Show all')).click();
    await until(() => rows(inbox).sort().join() === 'Chen,Tremblay');
    expect(focused() && nameOf(focused() ?? inbox)).to.equal('Mine 2');
  });

  test('find what was not sent', async () => {
    const page = await teamInbox();
    await replied(page);
    const inbox = await inboxOf(page);
    inbox.view = 'open';
    inbox.filter = { notSent: true };
    await until(() => rows(inbox).join() === 'Roy');
  });

  test('narrow also what stands apart because it needs a decision', async () => {
    const page = await teamInbox();
    const id = await replied(page);
    await page.store.db.outbox.where('id').equals(id).modify({ state: 'refused' });
    const inbox = await inboxOf(page);
    await byRole(inbox, 'heading', 'Needs your decision · 1');
    inbox.filter = { unread: true };
    await until(() => rows(inbox).join() === 'Chen');
    expect(allByRole(inbox, 'heading', /decision/u)).to.deep.equal([]);
  });
});

suite('Reply and Assign in the inbox', () => {
  teardown(deleteTestStores);

  async function openFirst(inbox: Element): Promise<void> {
    (await byRole(inbox, 'button', /^Park/u)).click();
    const heading = await byRole(inbox, 'heading', 'Park, Mia');
    await until(() => focused() === heading);
  }

  test('arrows move between the tabs, and only a choice changes what is shown', async () => {
    const inbox = await inboxOf(await teamInbox());
    await openFirst(inbox);
    const [reply, assign] = allByRole(inbox, 'tab');
    reply?.focus();
    press('ArrowRight');
    expect(focused() === assign).to.equal(true);
    expect(reply?.ariaSelected).to.equal('true');
    assign?.click();
    await until(() => assign?.ariaSelected === 'true');
    await byRole(inbox, 'button', 'Assign Conversation');
    expect(allByRole(inbox, 'button', 'Reply to Patient')).to.deep.equal([]);
    press('ArrowRight');
    expect(focused() === reply).to.equal(true);
  });

  test('each keeps its words, and the other says that it holds some', async () => {
    const inbox = await inboxOf(await teamInbox());
    await openFirst(inbox);
    type(await byRole(inbox, 'textbox', /^Message to the patient/u), 'Dear Mia');
    (await byRole(inbox, 'tab', 'Assign')).click();
    await byRole(inbox, 'tab', 'Reply · draft');
    type(await byRole(inbox, 'textbox', /^Comments for staff/u), 'For the nurses');
    (await byRole(inbox, 'tab', 'Reply · draft')).click();
    await byRole(inbox, 'tab', 'Assign · draft');
    expect((await byRole(inbox, 'textbox', /^Message to the patient/u)).value).to.equal('Dear Mia');
  });

  test('assigning leads to the next row, and is said', async () => {
    const inbox = await inboxOf(await teamInbox());
    inbox.view = 'open';
    await openFirst(inbox);
    (await byRole(inbox, 'tab', 'Assign')).click();
    pick(await byRole(inbox, 'combobox', 'Someone else'), 'workgroup:nurses');
    const button = await byRole(inbox, 'button', 'Assign Conversation');
    await until(() => !button.disabled);
    const told = oneEvent(inbox, 'intray-conversation-assigned');
    button.click();
    expect(((await told) as { to?: unknown }).to).to.deep.equal(NURSES);
    await until(() => focused()?.matches('.row') === true);
    await until(() =>
      allByRole(inbox, 'status').some((one) => textOf(one).includes('Conversation assigned')),
    );
  });

  test('taking it stays with it', async () => {
    const inbox = await inboxOf(await teamInbox());
    await openFirst(inbox);
    (await byRole(inbox, 'tab', 'Assign')).click();
    const claim = await byRole(inbox, 'button', 'Claim');
    claim.focus();
    claim.click();
    await byRole(inbox, 'button', 'Release');
    expect(inbox.conversationId).to.equal('c2');
    expect(focused()?.matches('.row')).to.equal(false);
  });

  test('another conversation opens with its reply', async () => {
    const inbox = await inboxOf(await teamInbox());
    await openFirst(inbox);
    (await byRole(inbox, 'tab', 'Assign')).click();
    (await byRole(inbox, 'button', /^Tremblay/u)).click();
    await byRole(inbox, 'button', 'Reply to Patient');
  });

  test('a portal can leave assigning out', async () => {
    const inbox = await inboxOf(await teamInbox());
    inbox.noAssign = true;
    await openFirst(inbox);
    expect(allByRole(inbox, 'tab').map(nameOf)).to.deep.equal(['Reply']);
  });

  test('on a phone assigning is a page, which leads back to the list', async () => {
    const inbox = await inboxOf(await teamInbox(), 360);
    (await byRole(inbox, 'button', /^Park/u)).click();
    (await byRole(inbox, 'button', 'Assign')).click();
    const me = await byRole(inbox, 'radio', 'Me');
    await until(() => focused() === me);
    expect(allByRole(inbox, 'article')).to.deep.equal([]);
    (await byRole(inbox, 'button', 'Back')).click();
    await byRole(inbox, 'article');
    (await byRole(inbox, 'button', 'Assign')).click();
    pick(await byRole(inbox, 'combobox', 'Someone else'), 'workgroup:nurses');
    const button = await byRole(inbox, 'button', 'Assign Conversation');
    await until(() => !button.disabled);
    button.click();
    await until(() => inbox.conversationId === '' && focused()?.matches('.row') === true);
  });

  for (const [theme, lang, width] of [
    ['light', 'fr-CA', 1200],
    ['dark', 'en-CA', 360],
  ] as const) {
    test(`axe finds nothing in the Assign tab, ${theme}, ${width} wide`, async () => {
      const inbox = await inboxOf(await teamInbox(), width);
      inbox.theme = theme;
      inbox.lang = lang;
      inbox.filter = { needsAnswer: true };
      (await byRole(inbox, 'button', /^Park/u)).click();
      const word = lang === 'fr-CA' ? 'Attribuer' : 'Assign';
      (await byRole(inbox, width < 640 ? 'button' : 'tab', word)).click();
      await byRole(inbox, 'radio', /^M(?:e|oi)$/u);
      await expect(inbox).to.be.accessible();
    });
  }
});
