import { expect, fixture, html } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import {
  conversation,
  message,
  NOON,
  SESSION,
  unreadConversation,
} from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { byRole } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const LOOKS = ['light', 'dark'].flatMap((theme) =>
  ['en-CA', 'fr-CA'].map((lang) => ({ theme, lang })),
);

/** Every kind of thing on one page: unread and read rows, a thread, a held, a refused and a queued reply. */
async function busyPage(): Promise<ClinicPage> {
  const page = await ClinicPage.open([
    ...unreadConversation('c1', { recipient: { name: 'Jo Park', relationship: 'mother' } }),
    message('c1', 'c1-m2', {
      from: { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' },
      shownAs: 'Clinic Staff',
      attachmentIds: ['a1'],
      sentAt: NOON + 1,
    }),
    conversation('c2', { patientCanReply: false }),
    conversation('c3', { needsAnswer: true, lastPatientMessageAt: NOON - 5 * 86_400_000 }),
  ]);
  for (const parts of [HELD, REFUSED, {}]) await queue(page, parts);
  page.stands({
    degraded: ['sends-only-while-open'],
    waiting: 3,
    held: 1,
    refused: 1,
    setAside: 1,
  });
  page.goesOffline();
  return page;
}

const HELD = { state: 'held', attempts: 2, lastError: { reason: 'moved-on' } } as const;
const REFUSED = { state: 'refused', attempts: 2, lastError: { reason: 'invalid' } } as const;

async function queue({ store }: ClinicPage, parts: object): Promise<void> {
  const id = await sendReply(store, {
    conversationId: 'c1',
    body: 'Come at 13:30.',
    options: { ...SESSION.defaults, maskName: true },
    basedOn: { messageId: null, assignee: null, state: 'open' },
    undoMs: 10_000,
  });
  await store.db.outbox.where('id').equals(id).modify(parts);
}

async function show(
  page: ClinicPage,
  theme: string,
  lang: string,
  width: number,
): Promise<Element> {
  const box = await fixture<HTMLElement>(html`
    <div>
      <intray-message-inbox
        .intray=${page}
        theme=${theme}
        lang=${lang}
        conversation-id="c1"
      ></intray-message-inbox>
      <intray-message-icon .intray=${page} theme=${theme} lang=${lang}></intray-message-icon>
    </div>
  `);
  box.style.width = `${width}px`;
  box.style.height = '900px';
  box.style.colorScheme = theme;
  box.style.background = theme === 'dark' ? '#182126' : '#ffffff';
  await byRole(box, 'article');
  return box;
}

suite('axe finds nothing', () => {
  teardown(deleteTestStores);

  for (const { theme, lang } of LOOKS) {
    test(`in three panes with everything on them, ${theme}, ${lang}`, async () => {
      const box = await show(await busyPage(), theme, lang, 1200);
      await byRole(box, 'textbox');
      (await byRole(box, 'button', /^Ana Ruiz/u)).click();
      await expect(box).to.be.accessible();
    });
  }

  test('on a phone', async () => {
    const box = await show(await busyPage(), 'light', 'fr-CA', 340);
    await expect(box).to.be.accessible();
  });

  test('in the list of a phone, in the first sync and in an empty inbox', async () => {
    const page = await ClinicPage.open();
    const inbox = await fixture(html`
      <intray-message-inbox .intray=${page} theme="dark"></intray-message-inbox>
    `);
    await expect(inbox).to.be.accessible();
    page.stands({ lastSyncedAt: null, firstSync: { received: 120, total: 480 } });
    await byRole(inbox, 'progressbar');
    await expect(inbox).to.be.accessible();
  });

  test('in the question before a reply is thrown away', async () => {
    const page = await busyPage();
    page.stands({ online: true, offlineSince: null });
    const box = await show(page, 'dark', 'en-CA', 1200);
    (await byRole(box, 'button', 'Discard')).click();
    await expect(await byRole(box, 'dialog')).to.be.accessible();
  });
});
