import { expect } from '@open-wc/testing';

import type { CycleFetch } from '../../src/model/cycle-fetch.js';
import { endCycleWish, wantedCycles } from '../../src/store/cycle-fetches.js';
import { NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { cells, clinic, line, report } from './a-billing-report.js';
import { byRole, says, textOf, until } from './by-role.js';
import type { ClinicPage } from './clinic-page.js';

const AUGUST = '2026-08-01';

async function wanted(page: ClinicPage): Promise<string[]> {
  return (await wantedCycles(page.store.db)).map(({ cycle }) => cycle);
}

/** What the worker does when the server has answered, or refused. */
async function ends(page: ClinicPage, said: Partial<CycleFetch>): Promise<void> {
  const [wish] = await wantedCycles(page.store.db);
  if (wish) await endCycleWish(page.store, wish, said);
}

suite('a cycle that the changes feed does not bring whole', () => {
  teardown(deleteTestStores);

  async function august(given?: ClinicPage) {
    const page = given ?? (await clinic([line('1')]));
    const element = await report(page);
    element.cycle = AUGUST;
    return { page, element };
  }

  test('is asked for when a person chooses it; the present one is not', async () => {
    const page = await clinic([line('1')]);
    const element = await report(page);
    await says(element, 'Cycle of November 1');
    expect(await wanted(page)).to.deep.equal([]);
    element.cycle = AUGUST;
    await says(element, 'Fetching this cycle from the clinic’s server…');
    expect(await wanted(page)).to.deep.equal([AUGUST]);
    expect(textOf(element)).to.include('No line of this cycle is on this device.');
    await expect(element).to.be.accessible();
  });

  test('is shown as soon as it is here, and nothing is missing then', async () => {
    const { page, element } = await august();
    await says(element, 'Fetching this cycle');
    const told = { cycle: AUGUST, serviceDate: '2026-08-12' };
    await page.told([line('8', told)]);
    await until(() => cells(element).length === 1);
    expect(textOf(element)).to.include('lines may be missing');
    await ends(page, { fetchedAt: NOON });
    await until(() => !textOf(element).includes('lines may be missing'));
    expect(await wanted(page)).to.deep.equal([]);
  });

  test('that is empty says so only once it is here', async () => {
    const { page, element } = await august();
    await says(element, 'No line of this cycle is on this device.');
    await ends(page, { fetchedAt: NOON });
    await says(element, 'No reply is billed in this cycle.');
  });

  test('waits for the connection, or for a sign-in, and says for which', async () => {
    const { page, element } = await august();
    await says(element, 'Fetching this cycle');
    page.goesOffline();
    await says(element, 'Lines may be missing from this cycle. The others come');
    await says(element, 'when the connection returns');
    page.stands({ offlineSince: null, signIn: 'session-ended' });
    await says(element, 'once you have signed in');
  });

  for (const [trouble, words] of [
    ['not-allowed', 'does not give you the others'],
    ['no-report', 'gave no report of this cycle'],
    ['storage-full', 'storage is full'],
  ] as const) {
    test(`says why it did not come (${trouble}), and asks again`, async () => {
      const { page, element } = await august();
      await says(element, 'Fetching this cycle');
      await ends(page, { trouble });
      await says(element, words);
      expect(await wanted(page)).to.deep.equal([]);
      (await byRole(element, 'button', 'Try again')).click();
      await says(element, 'Fetching this cycle');
    });
  }

  test('counts the lines that did not pass the door', async () => {
    const { page, element } = await august();
    await says(element, 'Fetching this cycle');
    await ends(page, { fetchedAt: NOON, setAside: 2 });
    await says(element, '2 lines could not be read on this device.');
  });

  test('may be the present one, once lines went with a conversation', async () => {
    const page = await clinic([line('1'), line('2')]);
    const element = await report(page);
    await until(() => cells(element).length === 2);
    await page.told([{ op: 'delete', kind: 'conversation', id: 'c-1', version: 9 }]);
    await says(element, 'Fetching this cycle');
    expect(await wanted(page)).to.deep.equal(['2026-11-01']);
    expect(cells(element)).to.have.length(1);
  });

  test('is asked for by nobody who may not bill', async () => {
    const permissions = { ...SESSION.permissions, bill: false };
    const { page, element } = await august(await clinic([], { ...SESSION, permissions }));
    await says(element, 'Lines may be missing from this cycle.');
    expect(await wanted(page)).to.deep.equal([]);
  });

  test('is told of in French', async () => {
    const { page, element } = await august();
    element.lang = 'fr-CA';
    await says(element, 'Cycle du 1er août au 31 août 2026');
    await says(element, 'Ce cycle est demandé au serveur de la clinique…');
    page.goesOffline();
    await says(
      element,
      'Les autres viendront du serveur de la clinique au retour de la connexion.',
    );
  });
});
