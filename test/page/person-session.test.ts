import { expect } from '@open-wc/testing';

import type { PersonSession } from '../../src/page/person-session.js';
import type { TimersApi } from '../../src/sync/timers-api.js';
import { personSessionOf } from '../support/person-session-of.js';
import { deleteTestStores } from '../support/test-store.js';

/** A worker that takes its time, or fails, to open the store; it passes over what it is asked before. */
class SlowTimers implements TimersApi {
  readonly asked: string[] = [];
  readonly #starts: PromiseWithResolvers<undefined>[] = [];
  readonly #nextStart: (() => void)[] = [];
  #isOpen = false;

  /** Resolves when the worker is asked to start for the nth time, from 0. */
  async started(nth: number): Promise<PromiseWithResolvers<undefined>> {
    for (;;) {
      const start = this.#starts[nth];
      if (start) return start;
      await new Promise<void>((resolve) => this.#nextStart.push(resolve));
    }
  }

  async start(): Promise<void> {
    const start = Promise.withResolvers<undefined>();
    this.#starts.push(start);
    for (const tell of this.#nextStart.splice(0)) tell();
    await start.promise;
    this.#isOpen = true;
  }

  reach = (): Promise<void> => Promise.resolve();
  askSession = (): Promise<{ kind: 'no-answer' }> => Promise.resolve({ kind: 'no-answer' });
  setVisible = (visible: boolean): Promise<void> => this.#take(`visible ${String(visible)}`);
  pullNow = (): Promise<void> => this.#take('pull');
  push = (): Promise<void> => this.#take('push');
  complete = (): Promise<{ kind: 'later' }> => Promise.resolve({ kind: 'later' });
  rest = (): Promise<void> => Promise.resolve();
  stop = (): Promise<void> => Promise.resolve();

  #take(what: string): Promise<void> {
    if (this.#isOpen) this.asked.push(what);
    return Promise.resolve();
  }
}

let session: PersonSession | undefined;

async function sessionWith(timers: TimersApi): Promise<PersonSession> {
  session = await personSessionOf(timers);
  return session;
}

suite('an inbox whose worker is slow to open its store', () => {
  teardown(async () => {
    session?.close();
    await deleteTestStores();
  });

  test('sends, pulls and hears who looks at it once it is open, and not only later', async () => {
    const timers = new SlowTimers();
    const inbox = await sessionWith(timers);
    inbox.start(undefined);
    inbox.setVisible(false);
    const pushed = inbox.push(true);
    (await timers.started(0)).resolve(undefined);
    await pushed;
    expect(timers.asked).to.have.members(['visible false', 'push', 'pull']);
  });

  test('starts it again for the next that needs it, where it could not open', async () => {
    const timers = new SlowTimers();
    const inbox = await sessionWith(timers);
    inbox.start(undefined);
    const refused = inbox.push(true).then(
      () => false,
      () => true,
    );
    (await timers.started(0)).reject(new Error('It does not open.'));
    expect(await refused).to.equal(true);

    const pushed = inbox.push(true);
    (await timers.started(1)).resolve(undefined);
    await pushed;
    expect(timers.asked).to.deep.equal(['push', 'pull']);
  });
});
