import { expect, fixture, html } from '@open-wc/testing';

import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import type { Session } from '../../src/model/session.js';
import { conversation, SESSION, staff } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { line } from './a-billing-report.js';
import { byRole, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const MARIE = { patient: { id: 'patient-c1', name: 'Tremblay, Marie' } };
const BILLED = 'Already billed for this patient this week: K303A (Nov 23, Dana Lee).';

async function panelOf(session: Partial<Session> = {}): Promise<[ReplyPanel, ClinicPage]> {
  const people = [staff('dana-lee', 'Dana Lee')];
  const page = await ClinicPage.open([conversation('c1'), ...people], { ...SESSION, ...session });
  const panel = await fixture<ReplyPanel>(html`
    <intray-reply-panel .intray=${page} conversation-id="c1"></intray-reply-panel>
  `);
  (await byRole(panel, 'checkbox', 'Billable')).click();
  await byRole(panel, 'field', /^Fee Code/u);
  return [panel, page];
}

function offered(panel: ReplyPanel): string[] {
  const options = panel.shadowRoot?.querySelectorAll<HTMLOptionElement>('datalist option') ?? [];
  return [...options].map(({ value, text }) => `${value} ${text}`.trim());
}

suite('a billable reply', () => {
  teardown(deleteTestStores);

  test('offers the codes that this person billed lately, then the clinic’s own', async () => {
    const list = ['A1', 'K303A'].map((code) => ({ code, label: `Label of ${code}` }));
    const [panel, page] = await panelOf({ feeCodes: { list } });
    expect(offered(panel)).to.deep.equal(['A1 Label of A1', 'K303A Label of K303A']);
    await page.told([
      line('1', { serviceDate: '2026-11-20' }),
      line('2', { feeCode: 'Q7' }),
      line('3', { feeCode: 'Z9', enteredBy: 'sam-okafor' }),
    ]);
    const own = ['Q7', 'K303A Label of K303A', 'A1 Label of A1'];
    await until(() => offered(panel).join() === own.join());
  });

  test('offers no code that nobody gave', async () => {
    const [panel] = await panelOf();
    expect(offered(panel)).to.deep.equal([]);
  });

  test('says what is billed already for the patient this week, and is sent all the same', async () => {
    const [panel, page] = await panelOf();
    expect(textOf(panel)).to.not.include('Already billed');
    await page.told([
      line('1', MARIE),
      line('2'),
      line('3', { ...MARIE, serviceDate: '2026-11-20' }),
      line('4', { ...MARIE, voidedAt: 1 }),
    ]);
    await says(panel, `${BILLED} It can be billed again.`);
    await expect(panel).to.be.accessible();
    type(await byRole(panel, 'field', /^Fee Code/u), 'K303A');
    panel.draft = 'Come at 13:30.';
    await panel.send();
    expect(await page.store.db.outbox.count()).to.equal(1);
  });

  test('says so only while it is billable, and of this patient', async () => {
    const [panel, page] = await panelOf();
    await page.told([line('1', MARIE), conversation('c2')]);
    await says(panel, BILLED);
    (await byRole(panel, 'checkbox', 'Billable')).click();
    await until(() => !textOf(panel).includes('Already billed'));
    (await byRole(panel, 'checkbox', 'Billable')).click();
    await says(panel, BILLED);
    panel.conversationId = 'c2';
    await until(() => !textOf(panel).includes('Already billed'));
  });

  test('by somebody whom the clinic does not bill for says so, and is sent', async () => {
    const [panel, page] = await panelOf({ feeCodes: { providers: ['dana-lee'] } });
    await says(panel, 'You are not among the clinic’s billing providers.');
    type(await byRole(panel, 'field', /^Fee Code/u), 'K303A');
    panel.draft = 'Come at 13:30.';
    await panel.send();
    expect(await page.store.db.outbox.count()).to.equal(1);
  });

  test('by a provider says nothing of it', async () => {
    const [panel] = await panelOf({ feeCodes: { providers: ['ana-ruiz', 'dana-lee'] } });
    await byRole(panel, 'combobox', /^Provider/u);
    expect(textOf(panel)).to.not.include('billing providers');
  });

  test('is told of in French', async () => {
    const [panel, page] = await panelOf({ feeCodes: { providers: ['dana-lee'] } });
    panel.lang = 'fr-CA';
    await page.told([line('1', MARIE)]);
    await says(panel, 'Déjà facturé pour ce patient cette semaine : K303A (23 nov., Dana Lee).');
    await says(panel, 'Vous n’êtes pas parmi les professionnels qui facturent à la clinique.');
  });
});
