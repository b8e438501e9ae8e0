import { expect, oneEvent } from '@open-wc/testing';
import { parse } from 'csv-parse/browser/esm/sync';

import type { BillingReport } from '../../elements/billing-report/billing-report.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { clinic, column, line, report, shows } from './a-billing-report.js';
import { byRole, says, textOf, until } from './by-role.js';

const HOSTILE = '=HYPERLINK("https://bad.example";"Open")';

interface SavedFile {
  readonly name: string;
  readonly text: string;
  readonly lines: Record<string, string>[];
}

/** What the browser was given to save; nothing reaches its downloads. */
async function saved(act: () => void): Promise<SavedFile> {
  const { promise, resolve } = Promise.withResolvers<readonly [string, string]>();
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
    configurable: true,
    value(this: HTMLAnchorElement) {
      resolve([this.href, this.download]);
    },
  });
  try {
    act();
    const [href, name] = await promise;
    const bytes = await (await fetch(href)).arrayBuffer();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const options = { bom: true, columns: true, record_delimiter: '\r\n' } as const;
    return { name, text, lines: parse<Record<string, string>>(text, options) };
  } finally {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
}

suite('the CSV export', () => {
  teardown(deleteTestStores);

  const exported = (element: BillingReport) => saved(() => void element.exportCsv());

  test('has every counted line, and nothing that a spreadsheet would run', async () => {
    const element = await report(
      await clinic([
        line('1', { patient: { id: 'p1', name: HOSTILE } }),
        line('2', { patient: { id: 'p2', name: 'O’Neill, "Deb"\r\n＝cmd' } }),
        line('3', { voidedAt: NOON }),
      ]),
    );
    await shows(element, 3);
    const { name, text, lines } = await exported(element);
    expect(name).to.equal('billing-2026-11-01-to-2026-11-30.csv');
    expect(text.startsWith('\u{FEFF}"Cycle start"')).to.equal(true);
    expect(lines.map((one) => one['Patient']).sort()).to.deep.equal([
      `'${HOSTILE}`,
      'O’Neill, "Deb"\r\'\n\'＝cmd',
    ]);
    const [first] = lines;
    expect(first).to.include({
      'Cycle start': '2026-11-01',
      'Cycle last day': '2026-11-30',
      'Service date': '2026-11-23',
      Provider: 'Dana Lee',
      'Fee code': 'K303A',
      'Written by': 'Ana Ruiz',
      Written: '2026-11-23 12:00',
      'Claim until': '2027-02-23',
      Late: 'no',
      'Exported before': '',
    });
    await says(element, '2 lines saved in billing-2026-11-01-to-2026-11-30.csv');
  });

  test('has each of many lines once, in the order of the table', async () => {
    const ids = Array.from({ length: 1_050 }, (_, at) => String(at).padStart(4, '0'));
    const patient = (id: string) => ({ id, name: `Patient ${id}` });
    const element = await report(await clinic(ids.map((id) => line(id, { patient: patient(id) }))));
    await until(() => column(element, 2)[0] === 'Patient 0000');
    const head = await byRole(element, 'button', 'Patient');
    head.click();
    head.click();
    await until(() => column(element, 2)[0] === 'Patient 1049');
    const { lines } = await exported(element);
    expect(lines.map((one) => one['Line id'])).to.deep.equal(ids.toReversed());
  });

  test('asks before a second time, and then says in the file what was exported before', async () => {
    const page = await clinic([line('1'), line('2')]);
    const element = await report(page);
    await shows(element, 2);
    await exported(element);
    await says(element, '2 of 2 lines exported on this computer, last 12:01.');
    await page.told([line('3')]);
    await shows(element, 3);
    (await byRole(element, 'button', 'Export CSV')).click();
    const question = await byRole(element, 'dialog');
    expect(textOf(question)).to.include('2 of 3 lines went into a file on this computer before');
    await expect(question).to.be.accessible();
    const fresh = await byRole(question, 'button', 'Export the new line');
    const second = await saved(() => fresh.click());
    expect(second.lines.map((one) => one['Line id'])).to.deep.equal(['3']);

    await until(() => !element.shadowRoot?.querySelector('dialog')?.open);
    await says(element, '3 of 3 lines exported');
    (await byRole(element, 'button', 'Export CSV')).click();
    const all = await byRole(await byRole(element, 'dialog'), 'button', 'Export all 3 lines');
    const third = await saved(() => all.click());
    expect(third.lines.map((one) => one['Exported before'])).to.deep.equal(
      Array.from({ length: 3 }, () => '2026-11-24 12:01'),
    );
  });

  test('says of a line that went into a file that it was taken back since', async () => {
    const page = await clinic([line('1')]);
    const element = await report(page);
    await shows(element, 1);
    await exported(element);
    await page.told([line('1', { voidedAt: NOON }, 2)]);
    await says(element, 'Taken back Nov 24 after it was exported, not counted');
  });

  test('makes no file that this computer could not remember', async () => {
    const page = await clinic([line('1')]);
    const element = await report(page);
    await shows(element, 1);
    const failed = oneEvent(element, 'intray-error');
    page.store.db.billingExports.put = () =>
      Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
    void element.exportCsv();
    await failed;
    await says(element, 'Not exported: this device’s storage is full');
  });
});
