import { expect } from '@open-wc/testing';

import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { deleteTestStores } from '../support/test-store.js';

/** As a tab that fell asleep with it; until let go. */
async function occupy(name: string): Promise<() => void> {
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>();
  const { promise: taken, resolve: take } = Promise.withResolvers<undefined>();
  navigator.locks
    .request(name, () => {
      take(undefined);
      return held;
    })
    .catch(() => undefined);
  await taken;
  return () => {
    letGo(undefined);
  };
}

suite('a lane whose lock somebody keeps', () => {
  teardown(deleteTestStores);

  test('is left alone while they may be about to send, and taken over when they have slept too long', async () => {
    const { store, clock, backend, push } = await openDesk('c1');
    const letGo = await occupy(`intray-outbox:${store.name}:c1:replies`);
    const id = await reply(store, 'c1');
    await push();
    expect(backend.writes).to.deep.equal([]);
    clock.advance(91_000);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
    letGo();
  });
});
