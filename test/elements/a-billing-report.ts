import { fixture, html } from '@open-wc/testing';

import type { BillingReport } from '../../elements/billing-report/billing-report.js';
import type { BillingLine } from '../../src/model/billing-line.js';
import type { Change } from '../../src/model/change.js';
import { NOON, SESSION, staff } from '../support/server-rows.js';
import { textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

/** A billing report, and what a person finds in it. */

const DAY_MS = 86_400_000;

export function line(id: string, parts: Partial<BillingLine> = {}, version = 1): Change {
  const value: BillingLine = {
    id,
    messageId: `message-${id}`,
    conversationId: `c-${id}`,
    patient: { id: `patient-${id}`, name: `Patient ${id}` },
    providerId: 'dana-lee',
    enteredBy: 'ana-ruiz',
    feeCode: 'K303A',
    serviceDate: '2026-11-23',
    composedAt: NOON - DAY_MS,
    cycle: '2026-11-01',
    late: false,
    ...parts,
  };
  return { op: 'put', kind: 'billing-line', id, version, value };
}

const PEOPLE = [
  staff('dana-lee', 'Dana Lee'),
  staff('amin', 'Sara Amin'),
  staff('ana-ruiz', 'Ana Ruiz'),
];

/** A clinic whose device has been in use for long. */
export async function clinic(lines: readonly Change[], session = SESSION): Promise<ClinicPage> {
  const page = await ClinicPage.open([...PEOPLE, ...lines], session);
  await page.store.db.meta.put({ key: 'fullPulledAt', value: NOON - 60 * DAY_MS });
  return page;
}

export async function report(page: ClinicPage | undefined, width = 1280): Promise<BillingReport> {
  const box = await fixture<HTMLElement>(html`
    <div><intray-billing-report .intray=${page}></intray-billing-report></div>
  `);
  box.style.width = `${width}px`;
  box.style.height = '800px';
  return box.firstElementChild as BillingReport;
}

export function cells(element: Element): string[][] {
  const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr[aria-rowindex]') ?? [])];
  return rows.map((row) => [...row.querySelectorAll('td')].map(textOf));
}

export function column(element: Element, at: number): string[] {
  return cells(element).map((row) => row[at] ?? '');
}

export async function shows(element: Element, rows: number): Promise<void> {
  await until(() => cells(element).length === rows, `no ${rows} rows have appeared`);
}
