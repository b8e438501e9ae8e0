import { expect, fixture, html } from '@open-wc/testing';

import { recordCopy } from '../../src/commands/record-copy.js';
import type { CopyWish } from '../../src/model/record-copy.js';
import type { OutboxRow } from '../../src/store/database.js';
import { openPayload, unfinishedOf } from '../../src/store/outbox.js';
import { makeCopy, WISH } from '../support/chain.js';
import { conversation, message } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { byRole, says, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

suite('a record copy that asks for a person, in the conversation', () => {
  let page: ClinicPage;
  setup(async () => {
    page = await ClinicPage.open([conversation('c1'), message('c1', 'm1')]);
  });
  teardown(deleteTestStores);

  const order = (wish: CopyWish): Promise<string> =>
    recordCopy(page.store, { conversationId: 'c1', wish });
  const open = (): Promise<Element> =>
    fixture(html`
      <intray-message-conversation .intray=${page} conversation-id="c1" lang="en-CA">
      </intray-message-conversation>
    `);
  const entry = async (): Promise<OutboxRow | undefined> =>
    (await unfinishedOf(page.store.db, 'c1'))[0];

  test('can be had with the files of the conversation', async () => {
    await makeCopy(page.store, await order(WISH));
    (await byRole(await open(), 'button', 'Save with its files')).click();
    await until(async () => (await entry())?.state === 'waiting', 'nothing is made again');
    const row = await entry();
    expect(row && (await openPayload(page.store, row)).copy?.withFiles).to.equal(true);
  });

  test('says how many of its files are here', async () => {
    const id = await order({ ...WISH, withFiles: true });
    const record = { system: WISH.system, deliver: false, files: { here: 2, of: 5 } };
    await page.store.db.outbox.where('id').equals(id).modify({ record });
    await says(await open(), 'fetching its files, 2 of 5');
  });

  test('that the server could not file says so, and is ordered anew', async () => {
    const id = await order({ ...WISH, deliver: true });
    const failed = {
      state: 'refused',
      attempts: 1,
      heard: 1,
      lastError: { reason: 'not-filed' },
    } as const;
    await page.store.db.outbox.where('id').equals(id).modify(failed);
    const shown = await open();
    await says(shown, 'Clinic record did not take it.');
    (await byRole(shown, 'button', 'Retry')).click();
    await until(async () => (await entry())?.state === 'waiting', 'nothing is tried again');
    expect((await entry())?.id).not.to.equal(id);
  });
});
