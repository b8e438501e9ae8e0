import { expect } from '@open-wc/testing';

import { readSync } from '../../src/store/meta.js';
import { pull } from '../../src/sync/pull.js';
import { checkSession } from '../../src/sync/session-check.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { sessionAnswer } from '../support/scripted-backend.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';

const SIGNED_OUT = { kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} } as const;
const EMPTY_PAGE = {
  kind: 'answered',
  body: {
    tenantId: 'lakeshore',
    userId: 'ana-ruiz',
    changes: [],
    cursor: 'one',
    more: false,
    serverTime: new Date(NOON).toISOString(),
  },
} as const;

suite('an answer from before a sign-out that comes after it', () => {
  teardown(deleteTestStores);

  test('resumes nothing when it says who is signed in; the next one does', async () => {
    const { store, backend } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const ask = (): Promise<boolean> => checkSession(store, backend, wholeSession);
    const slow = Promise.withResolvers<ReturnType<typeof sessionAnswer>>();
    backend.onSession = () => slow.promise;
    const asked = ask();
    while (backend.sessions === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    backend.onSession = () => SIGNED_OUT;
    expect(await ask()).to.equal(false);
    slow.resolve(sessionAnswer());
    expect(await asked).to.equal(false);
    expect(await stateOf(store, id)).to.equal('parked');
    expect((await readSync(store.db)).signIn).to.equal('session-ended');
    backend.onSession = () => sessionAnswer();
    expect(await ask()).to.equal(true);
    expect(await stateOf(store, id)).to.equal('waiting');
  });

  test('resumes nothing when it is a pull that was held; what it tells is kept', async () => {
    const { store, backend } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onChanges = async () => {
      backend.onSession = () => SIGNED_OUT;
      await checkSession(store, backend, wholeSession);
      return EMPTY_PAGE;
    };
    expect(await pull({ store, backend })).to.equal('done');
    expect(await stateOf(store, id)).to.equal('parked');
    const { signIn, cursor } = await readSync(store.db);
    expect([signIn, cursor]).to.deep.equal(['session-ended', 'one']);
  });
});
