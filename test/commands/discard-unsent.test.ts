import { expect } from '@open-wc/testing';

import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { deleteTestStores } from '../support/test-store.js';

suite('a reply that is discarded', () => {
  teardown(deleteTestStores);

  test('is told to the clinic in ids and times, without its words', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1', 'Not these words');
    expect(await discardUnsent(store, id)).to.equal(true);
    expect(await stateOf(store, id)).to.equal('withdrawn');
    await push();
    const [told, ...rest] = backend.writes;
    expect([told?.kind, rest.length]).to.deep.equal(['audit-event', 0]);
    const body = JSON.parse(told?.body ?? '{}') as Record<string, unknown>;
    expect(Object.keys(body).sort()).to.deep.equal(['at', 'conversationId', 'device', 'kind']);
    expect(body).to.include({ kind: 'reply-discarded', conversationId: 'c1' });
    expect(told?.body).not.to.include('words');
  });
});
