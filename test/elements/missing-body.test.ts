import { expect, fixture, html } from '@open-wc/testing';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { readConversation } from '../../src/store/conversation-queries.js';
import { makeRoom } from '../../src/store/make-room.js';
import { letGoOfBodies } from '../../src/store/old-bodies.js';
import { shownConversations } from '../../src/store/shown-conversations.js';
import { conversation, message, NOON } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const ONE = [conversation('c1'), message('c1', 'm1', { body: 'Could you renew it?' })];

async function openPage(): Promise<ClinicPage> {
  const page = await ClinicPage.open(ONE);
  const { db } = page.store;
  db.letGoOfMore = () => letGoOfBodies(db);
  return page;
}

function open(page: ClinicPage): Promise<MessageConversation> {
  return fixture(html`
    <intray-message-conversation
      .intray=${page}
      conversation-id="c1"
      lang="en-CA"
    ></intray-message-conversation>
  `);
}

suite('a conversation whose messages left a full device', () => {
  teardown(deleteTestStores);

  test('fetches them when it is opened', async () => {
    const page = await openPage();
    await makeRoom(page.store.db);
    const asked: string[] = [];
    page.complete = async (id) => {
      asked.push(id);
      await page.told([message('c1', 'm1', { body: 'Could you renew it?' })]);
      return { kind: 'complete', messageIds: ['m1'] };
    };
    const shown = await open(page);
    await says(shown, 'Could you renew it?');
    await until(async () => (await readConversation(page.store, 'c1'))?.bodyGone === false);
    await until(() => !textOf(shown).includes('of this conversation'));
    expect(asked).to.deep.equal(['c1']);
  });

  test('says so without a connection, in French too, and asks when it is back', async () => {
    const page = await openPage();
    await makeRoom(page.store.db);
    let asked = 0;
    page.complete = () => {
      asked += 1;
      return Promise.resolve({ kind: 'later' });
    };
    page.goesOffline();
    const shown = await open(page);
    await says(shown, 'messages of this conversation left it. The clinic has them');
    shown.lang = 'fr-CA';
    await says(shown, 'La clinique les a ; ils reviennent avec la connexion.');
    expect(asked).to.equal(0);
    page.stands({ online: true, offlineSince: null });
    await until(() => asked === 1);
    page.stands({ lastSyncedAt: NOON + 1 });
    await until(() => asked === 2);
  });

  test('does not lose them while it is on the screen', async () => {
    const page = await openPage();
    const shown = await open(page);
    await says(shown, 'Could you renew it?');
    await until(async () => (await shownConversations(page.store.name)).has('c1'));
    expect(await makeRoom(page.store.db)).to.equal(false);
    shown.remove();
    await until(async () => !(await shownConversations(page.store.name)).has('c1'));
    expect(await makeRoom(page.store.db)).to.equal(true);
  });
});
