import { expect } from '@open-wc/testing';

import type { Session } from '../../src/model/session.js';
import { readSession, saveSession } from '../../src/store/meta.js';
import { SESSION } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

suite('a session on this device', () => {
  teardown(deleteTestStores);

  test('that was kept before files were known allows none until it is asked for anew', async () => {
    const store = await openTestStore();
    const { retention, limits, ...rest } = SESSION;
    const { attachments, ...older } = limits;
    await saveSession(store, { ...rest, limits: older } as unknown as Session);
    const kept = await readSession(store);
    expect([kept?.limits.attachments.count, kept?.limits.bodyLength]).to.deep.equal([0, 5_000]);
    await saveSession(store, SESSION);
    expect(await readSession(store)).to.deep.equal(SESSION);
  });
});
