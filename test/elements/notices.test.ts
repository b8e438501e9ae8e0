import { expect, fixture, html } from '@open-wc/testing';

import { applyChanges } from '../../src/store/apply-changes.js';
import { patchSync } from '../../src/store/meta.js';
import { letNoticesComeUp, reckonNotices } from '../../src/store/notices.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { writeNotices } from '../../src/store/write-notices.js';
import { attachment, DEFAULT_OPTIONS, message, NOON, staff } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, focused, nameOf, pick, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const LATER = NOON + 4 * DAY_MS;

/** Hardly higher than the notice of the picture, px: the list here is narrow. */
const ONE_LINE = 80;

/** Ana asked to hear of it if two messages are not read in three days, and four have passed. */
async function unreadPage(ids: readonly string[] = ['c1', 'c2']): Promise<ClinicPage> {
  const page = await ClinicPage.open([...THREE, staff('ana-ruiz', 'Ana Ruiz')]);
  page.clock.advance(LATER - page.clock.now());
  await cameUp(page, ids);
  page.stands({ lastSyncedAt: LATER });
  return page;
}

/** Messages of noon, in these conversations, have not been read by now. */
async function cameUp(page: ClinicPage, ids: readonly string[], sentAfterNoon = 1): Promise<void> {
  const from = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
  const options = { ...DEFAULT_OPTIONS, notifyIfUnreadAfter: 'P3D' };
  const sent = ids.map((id, at) =>
    message(id, `${id}-own`, { from, options, sentAt: NOON + sentAfterNoon + at }, 9),
  );
  await applyChanges(page.store, sent, { within: () => writeNotices(page.store.db, sent, false) });
  await reckonNotices(page.store);
  await patchSync(page.store.db, { toldUpTo: LATER, lastSyncedAt: LATER });
  await letNoticesComeUp(page.store);
}

function stripOf(inbox: HTMLElement): HTMLElement {
  const strip = inbox.shadowRoot?.querySelector<HTMLElement>('intray-notices-strip');
  if (!strip) throw new Error('The inbox has no place for notices.');
  return strip;
}

suite('messages that were not read, in the inbox', () => {
  teardown(deleteTestStores);

  test('are one line above the list, and told in their row and on the icon', async () => {
    const page = await unreadPage(['c1']);
    const inbox = await inboxOf(page);
    await says(inbox, 'Tremblay, Marie Not read after 3 days Open Done');
    expect(stripOf(inbox).getBoundingClientRect().height).to.be.below(ONE_LINE);
    await byRole(inbox, 'button', /Tremblay, Marie\..*Not read after 3 days/u);
    expect(allByRole(inbox, 'button', /Yusuf.*Not read/u)).to.have.length(0);
    await expect(inbox).to.be.accessible();
    const icon = await fixture<HTMLElement>(
      html`<intray-message-icon .intray=${page}></intray-message-icon>`,
    );
    await byRole(icon, 'button', /1 message that was not read\.$/u);
    expect(textOf(icon)).to.equal('');
  });

  test('say more when they are asked: since when, and as of when', async () => {
    const page = await unreadPage(['c1']);
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', 'More: Tremblay, Marie')).click();
    await says(inbox, 'The patient has not read your message of Nov 24, 12:00 (as of 12:00).');
    await expect(inbox).to.be.accessible();
  });

  test('are counted where there are several, and opened by whoever wants them', async () => {
    const page = await unreadPage();
    const inbox = await inboxOf(page);
    await says(
      inbox,
      '2 messages were not read in time Tremblay, Marie – 3 days Park, Mia – 3 days',
    );
    expect(stripOf(inbox).getBoundingClientRect().height).to.be.below(ONE_LINE);
    expect(allByRole(inbox, 'button', /^Done/u)).to.have.length(0);
    const show = await byRole(inbox, 'button', 'Show');
    show.click();
    await byRole(inbox, 'button', 'Done: Park, Mia');
    expect(nameOf(show)).to.equal('Fold');
    await expect(inbox).to.be.accessible();
  });

  test('are put away until another comes', async () => {
    const page = await unreadPage();
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', 'Put away until the next one')).click();
    await until(() => stripOf(inbox).getBoundingClientRect().height === 0);
    await until(() => focused()?.matches('.scope[aria-current]'));
    await byRole(inbox, 'button', /Tremblay, Marie\..*Not read after 3 days/u);
    await cameUp(page, ['c3'], 3);
    await says(inbox, '3 messages were not read in time');
  });

  test('are nothing at all where there are none', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE));
    await byRole(inbox, 'button', /Tremblay/u);
    await until(() => stripOf(inbox).shadowRoot);
    expect(textOf(stripOf(inbox))).to.equal('');
    expect(stripOf(inbox).getBoundingClientRect().height).to.equal(0);
  });

  test('have no receipt while the server cannot be asked, and nothing more is said', async () => {
    const page = await unreadPage(['c1']);
    await patchSync(page.store.db, { offlineSince: LATER });
    const inbox = await inboxOf(page);
    await says(inbox, 'Tremblay, Marie No receipt as of 12:00');
    (await byRole(inbox, 'button', 'More: Tremblay, Marie')).click();
    await says(inbox, 'Your message of Nov 24, 12:00: no receipt as of 12:00.');
    await byRole(inbox, 'button', /Tremblay, Marie\..*No receipt as of 12:00/u);
    expect(textOf(inbox)).not.to.match(/has not read|Not read after/u);
  });

  test('are counted without a receipt while the server cannot be asked', async () => {
    const page = await unreadPage();
    await patchSync(page.store.db, { offlineSince: LATER });
    const inbox = await inboxOf(page);
    await says(inbox, '2 messages: no receipt as of 12:00');
    expect(textOf(inbox)).not.to.match(/has not read|not read in time/u);
  });

  test('were asked about by the server’s clock, whatever this device believes', async () => {
    const page = await unreadPage(['c1']);
    await patchSync(page.store.db, { clockOffset: 3_600_000 });
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', 'More: Tremblay, Marie')).click();
    await says(inbox, 'your message of Nov 24, 12:00 (as of 13:00).');
  });

  test('are done, the focus on the next, then back in the list', async () => {
    const page = await unreadPage();
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', 'Show')).click();
    (await byRole(inbox, 'button', 'Done: Tremblay, Marie')).click();
    await until(() => nameOf(focused() ?? inbox) === 'Open: Park, Mia');
    await says(inbox, 'Tremblay, Marie: done.');
    (await byRole(inbox, 'button', 'Done: Park, Mia')).click();
    await until(() => allByRole(inbox, 'button', /^Done/u).length === 0);
    await until(() => focused()?.matches('.scope[aria-current]'));
    expect(await page.store.db.notices.get('c1-own')).to.include({ state: 'done' });
  });

  test('come up again after the time chosen, and not while it is being chosen', async () => {
    const page = await unreadPage(['c1']);
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', 'More: Tremblay, Marie')).click();
    pick(await byRole(inbox, 'combobox', 'Remind again in'), 'P1W');
    expect(await page.store.db.notices.get('c1-own')).to.include({ state: 'due' });
    (await byRole(inbox, 'button', 'Remind: Tremblay, Marie')).click();
    await says(inbox, 'Tremblay, Marie: you will be reminded in 1 week.');
    expect(await page.store.db.notices.get('c1-own')).to.include({
      state: 'set',
      dueAt: LATER + 7 * DAY_MS,
    });
  });

  test('lead to their conversation, and speak French', async () => {
    const page = await unreadPage(['c2']);
    const inbox = await inboxOf(page);
    inbox.lang = 'fr-CA';
    (await byRole(inbox, 'button', 'Plus: Park, Mia')).click();
    await says(inbox, 'Le patient n’a pas lu votre message envoyé le 24 nov. à 12 h 00');
    (await byRole(inbox, 'button', 'Ouvrir: Park, Mia')).click();
    await until(() => inbox.conversationId === 'c2');
  });

  test('stand beside the files that go soon and are not in the record', async () => {
    const page = await ClinicPage.open([
      ...THREE,
      attachment('c1', 'a1', { name: 'Plan.pdf', deleteAfter: NOON + DAY_MS }),
      attachment('c1', 'a2', { name: 'Later.pdf', deleteAfter: NOON + 5 * DAY_MS }),
    ]);
    const inbox = await inboxOf(page);
    await says(inbox, 'Files deleted soon, not in the record · 1');
    stripOf(inbox).shadowRoot?.querySelector('summary')?.click();
    await says(inbox, 'Plan.pdf · Deletes on Nov 25');
    expect(textOf(inbox)).not.to.include('Later.pdf');
    await expect(inbox).to.be.accessible();
  });
});
