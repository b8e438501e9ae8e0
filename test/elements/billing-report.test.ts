import { expect, oneEvent } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { DEFAULT_OPTIONS, NOON, SESSION, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { cells, clinic, column, line, report, shows } from './a-billing-report.js';
import { byRole, pick, says, textOf, until } from './by-role.js';

const DAY_MS = 86_400_000;
suite('the billing report', () => {
  teardown(deleteTestStores);

  test('shows the present cycle, each line once, newest first', async () => {
    const element = await report(
      await clinic([
        line('1', { serviceDate: '2026-11-20' }),
        line('2'),
        line('9', { cycle: '2026-10-01', serviceDate: '2026-10-30' }),
      ]),
    );
    await shows(element, 2);
    await says(element, 'Cycle of November 1 to November 30, 2026 · clinic time, Toronto');
    expect(cells(element)).to.deep.equal([
      ['Nov 23', 'Dana Lee', 'Patient 2', 'K303A', 'Ana Ruiz', '91', '', 'Open'],
      ['Nov 20', 'Dana Lee', 'Patient 1', 'K303A', 'Ana Ruiz', '88', '', 'Open'],
    ]);
    await says(element, 'Synced 12:00');
    expect(textOf(element)).to.not.include('missing');
  });

  test('totals by code and provider, with a bar for each code', async () => {
    const element = await report(
      await clinic([
        line('1'),
        line('2', { providerId: 'amin' }),
        line('3', { feeCode: 'A007A', providerId: 'amin' }),
        line('4', { voidedAt: NOON }),
      ]),
    );
    await shows(element, 4);
    const totals = [...(element.shadowRoot?.querySelectorAll('.totals li') ?? [])].map(textOf);
    expect(totals).to.deep.equal([
      'All codes 3 replies billed Sara Amin 2 · Dana Lee 1 1 taken back, not counted',
      'K303A 2 Dana Lee 1 · Sara Amin 1',
      'A007A 1 Sara Amin 1',
    ]);
    const bars = [...(element.shadowRoot?.querySelectorAll('meter') ?? [])];
    expect(bars.map(({ value, max }) => [value, max])).to.deep.equal([
      [2, 3],
      [1, 3],
    ]);
  });

  test('says what there is to check, and why a line does not count', async () => {
    const patient = { id: 'p', name: 'Tremblay, Marie' };
    const element = await report(
      await clinic(
        [
          line('1', {
            serviceDate: '2026-11-05',
            patient,
            late: true,
            composedAt: NOON - 25 * DAY_MS,
          }),
          line('2', { serviceDate: '2026-11-06', patient, feeCode: 'X1' }),
          line('3', { serviceDate: '2026-11-07', voidedAt: NOON }),
        ],
        { ...SESSION, feeCodes: { pattern: '[A-Z]\\d{3}A' } },
      ),
    );
    await shows(element, 3);
    expect(column(element, 6)).to.deep.equal([
      'Taken back Nov 24, not counted',
      'Already billed for this patient this week Code not in the clinic’s list',
      'Written Oct 30, sent later',
    ]);
  });

  test('counts the days that are left for a claim, and says when it is too late', async () => {
    const page = await clinic([
      line('1', { cycle: '2026-08-01', serviceDate: '2026-08-24' }),
      line('2', { cycle: '2026-08-01', serviceDate: '2026-08-23' }),
    ]);
    const element = await report(page);
    element.cycle = '2026-08-01';
    await shows(element, 2);
    expect(cells(element).map((row) => [row[5], row[6]])).to.deep.equal([
      ['0', ''],
      ['Too old', 'Could be claimed until Nov 23'],
    ]);
  });

  test('is sorted by a head of its columns, either way, and says which', async () => {
    const element = await report(
      await clinic([
        line('1', { patient: { id: 'a', name: 'Émond, Luc' }, providerId: 'amin' }),
        line('2', { patient: { id: 'b', name: 'Evans, Al' } }),
        line('3', { patient: { id: 'c', name: 'Dubé, Zoé' } }),
      ]),
    );
    const head = await byRole(element, 'button', 'Patient');
    head.click();
    const sorted = (): string | null | undefined => head.closest('th')?.getAttribute('aria-sort');
    await until(() => sorted() === 'ascending');
    await until(() => column(element, 2).join() === 'Dubé, Zoé,Émond, Luc,Evans, Al');
    head.click();
    await until(() => column(element, 2).join() === 'Evans, Al,Émond, Luc,Dubé, Zoé');
    expect(sorted()).to.equal('descending');
    expect(element.shadowRoot?.querySelectorAll('[aria-sort]').length).to.equal(1);
  });

  test('shows one provider’s lines, and another cycle', async () => {
    const page = await clinic([
      line('1'),
      line('2', { providerId: 'amin' }),
      line('3', { cycle: '2026-10-01', serviceDate: '2026-10-02' }),
    ]);
    const element = await report(page);
    await shows(element, 2);
    pick(await byRole(element, 'combobox', 'Provider shown'), 'amin');
    await until(() => column(element, 1).join() === 'Sara Amin');
    pick(await byRole(element, 'combobox', 'Cycle'), '2026-10-01');
    await until(() => column(element, 2).join() === 'Patient 3');
    expect(element.cycle).to.equal('2026-10-01');
  });

  test('goes on naming the provider whose lines alone are shown, whatever becomes of them', async () => {
    const page = await clinic([line('1'), line('2', { providerId: 'amin' })]);
    const element = await report(page);
    await shows(element, 2);
    const providers = await byRole(element, 'combobox', 'Provider shown');
    pick(providers, 'amin');
    await until(() => column(element, 1).join() === 'Sara Amin');
    await page.told([line('2', { providerId: 'amin', voidedAt: NOON }, 2)]);
    await says(element, 'Taken back Nov 24, not counted');
    expect(column(element, 1)).to.deep.equal(['Sara Amin']);
    expect(providers.selectedOptions[0]?.text).to.equal('Sara Amin');
    await page.told([{ op: 'delete', kind: 'billing-line', id: '2', version: 3 }]);
    await says(element, 'No line of this cycle for Sara Amin is on this device.');
    expect(providers.selectedOptions[0]?.text).to.equal('Sara Amin');
    await says(element, '1 reply billed');
  });

  test('offers a provider all of whose lines were taken back', async () => {
    const page = await clinic([line('1'), line('2', { providerId: 'amin', voidedAt: NOON })]);
    const element = await report(page);
    await shows(element, 2);
    pick(await byRole(element, 'combobox', 'Provider shown'), 'amin');
    await until(() => column(element, 1).join() === 'Sara Amin');
  });

  test('says that it is loading, and no number, until the last line is read', async () => {
    const page = await clinic([line('1'), line('2')]);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { vault } = page.store;
    const openBytes = vault.openBytes.bind(vault);
    vault.openBytes = async (table, id, sealed) => {
      if (id === '2') await promise;
      return openBytes(table, id, sealed);
    };
    const element = await report(page);
    await says(element, 'Loading billing lines');
    await says(element, 'Synced 12:00');
    expect(textOf(element)).not.to.match(/\d (line|repl)|Totals/u);
    resolve(undefined);
    await shows(element, 2);
    await says(element, '2 replies billed');
  });

  test('follows a clinic whose cycles end on a day of the month', async () => {
    const element = await report(
      await clinic([line('1', { cycle: '2026-11-19' })], {
        ...SESSION,
        billingCycle: { kind: 'monthly', day: 18, roll: 'next-business-day', holidays: [] },
      }),
    );
    await shows(element, 1);
    await says(element, 'Cycle of November 19 to December 18, 2026');
    const [first] = (await byRole(element, 'combobox', 'Cycle')).options;
    expect(first?.textContent.trim()).to.equal('Nov 19 – Dec 18 (current)');
  });

  test('follows the server: a new line, and one that is taken back', async () => {
    const page = await clinic([line('1')]);
    const element = await report(page);
    await shows(element, 1);
    await page.told([line('2')]);
    await shows(element, 2);
    await page.told([line('1', { voidedAt: NOON }, 2)]);
    await says(element, 'Taken back Nov 24, not counted');
  });

  test('says which billable replies are not sent, and leaves them out', async () => {
    const page = await clinic([...unreadConversation('c1'), line('1')]);
    const id = await sendReply(page.store, {
      conversationId: 'c1',
      body: 'Ready.',
      options: { ...DEFAULT_OPTIONS, feeCode: 'K303A' },
      basedOn: { messageId: 'c1-m1', assignee: null, state: 'open' },
      undoMs: 0,
    });
    const element = await report(page);
    await says(element, '1 billable reply is not yet sent, so it is not in this report.');
    expect(cells(element)).to.have.length(1);
    element.shadowRoot?.querySelector('summary')?.click();
    await says(element, 'Tremblay, Marie K303A Queued Open');
    await page.store.db.outbox.where('id').equals(id).modify({ state: 'accepted' });
    await until(() => !textOf(element).includes('not yet sent'));
  });

  test('says offline as of when it is known, and where lines may be missing', async () => {
    const page = await clinic([line('1')]);
    await page.store.db.meta.put({ key: 'fullPulledAt', value: NOON });
    const element = await report(page);
    page.goesOffline();
    await says(element, 'You are offline. This is what was known as of 12:00');
    await says(element, 'Lines may be missing from this cycle.');
    await says(element, 'Last synced 12:00');
  });

  test('counts lines that cannot be read, and still shows the others', async () => {
    const page = await clinic([line('1'), line('2')]);
    await page.store.db.billingLines.update('2', { sealed: new Uint8Array(40) });
    const element = await report(page);
    await says(element, '1 line could not be read on this device.');
    expect(cells(element)).to.have.length(1);
  });

  test('exports nothing, and says so, where it cannot read what was exported before', async () => {
    const page = await clinic([line('1')]);
    page.store.db.billingExports.where = () => {
      throw new DOMException('closed', 'UnknownError');
    };
    const element = await report(page);
    await says(element, 'This report could not be read on this device.');
    expect((await byRole(element, 'button', 'Export CSV')).disabled).to.equal(true);
  });

  test('says where it cannot read which replies are not sent', async () => {
    const page = await clinic([line('1')]);
    page.store.db.outbox.where = () => {
      throw new DOMException('closed', 'UnknownError');
    };
    const element = await report(page);
    await says(element, 'Whether billable replies are still unsent could not be read');
    await shows(element, 1);
  });

  test('tells which conversation a person wants to see', async () => {
    const element = await report(await clinic([line('1')]));
    const told = oneEvent(element, 'intray-conversation-selected');
    (await byRole(element, 'button', 'Open, Patient 1')).click();
    expect(((await told) as { conversationId?: string }).conversationId).to.equal('c-1');
  });

  test('is calm without a portal, before the first sync and in an empty cycle', async () => {
    const alone = await report(undefined);
    await says(alone, 'The billing report appears here once the portal has connected.');
    await expect(alone).to.be.accessible();
    const element = await report(await clinic([]));
    await says(element, 'No reply is billed in this cycle.');
    expect((await byRole(element, 'button', 'Export CSV')).disabled).to.equal(true);
    await expect(element).to.be.accessible();
  });

  test('speaks French', async () => {
    const element = await report(await clinic([line('1', { late: true })]));
    element.lang = 'fr-CA';
    await says(element, 'Cycle du 1er novembre au 30 novembre 2026');
    await says(element, 'réponse facturée');
    await until(() => column(element, 6).join().startsWith('Écrite le'));
    element.cycle = '2026-10-01';
    await says(element, 'selon ce qui était connu à 12 h 00');
  });

  test('in French has room for all columns on a tablet', async () => {
    const element = await report(await clinic([line('1')]), 800);
    element.lang = 'fr-CA';
    await until(() => textOf(element).includes('Jours pour réclamer'));
    await shows(element, 1);
    const pane = element.shadowRoot?.querySelector('.pane');
    expect(pane?.scrollWidth).to.equal(pane?.clientWidth);
  });
});

suite('axe finds nothing in the billing report', () => {
  teardown(deleteTestStores);

  for (const [theme, lang, width] of [
    ['light', 'en-CA', 1280],
    ['dark', 'fr-CA', 800],
    ['light', 'fr-CA', 360],
    ['dark', 'en-CA', 360],
  ] as const) {
    test(`${theme}, ${lang}, ${width} wide`, async () => {
      const page = await clinic([line('1', { late: true }), line('2', { voidedAt: NOON })]);
      await page.store.db.meta.put({ key: 'fullPulledAt', value: NOON });
      page.goesOffline();
      const element = await report(page, width);
      element.theme = theme;
      element.lang = lang;
      if (element.parentElement) {
        element.parentElement.style.background = theme === 'dark' ? '#182126' : '#ffffff';
        element.parentElement.style.colorScheme = theme;
      }
      await shows(element, 2);
      const moving = element.shadowRoot?.getAnimations() ?? [];
      await Promise.all(moving.map(({ finished }) => finished));
      await expect(element).to.be.accessible();
    });
  }
});
