import { expect, fixture, html } from '@open-wc/testing';

import { enAssign, frAssign } from '../../elements/words/assign-words.js';
import { en } from '../../elements/words/en.js';
import { fr } from '../../elements/words/fr.js';
import { Times } from '../../elements/words/times.js';
import { conversation, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { byRole, says } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

suite('words', () => {
  teardown(deleteTestStores);

  test('have no empty term in either language', () => {
    for (const terms of [en, fr, enAssign, frAssign])
      expect(Object.values(terms)).not.to.include('');
    expect(Object.keys(fr)).to.have.members(Object.keys(en));
    expect(Object.keys(frAssign)).to.have.members(Object.keys(enAssign));
  });

  test('follow the nearest lang, through shadow roots', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const box = await fixture(html`
      <div lang="fr">
        <intray-message-inbox .intray=${page} conversation-id="c1"></intray-message-inbox>
      </div>
    `);
    await byRole(box, 'button', 'Répondre au patient');
    await says(box, '1 conversation');
    await byRole(box, 'combobox', 'Listes');
  });

  test('fall back to English in a language without words', async () => {
    const page = await ClinicPage.open();
    const box = await fixture(html`
      <intray-message-inbox .intray=${page} lang="de"></intray-message-inbox>
    `);
    await says(box, 'No messages waiting for you.');
    expect(box.shadowRoot?.querySelector('[lang]')?.getAttribute('lang')).to.equal('en-CA');
  });

  test('read a tag as hosts write it, and survive one that is none', async () => {
    const page = await ClinicPage.open();
    const box = await fixture<HTMLElement>(html`
      <intray-message-inbox .intray=${page} lang="fr_CA"></intray-message-inbox>
    `);
    await says(box, 'Aucun message en attente.');
    box.lang = 'not a language';
    await says(box, 'No messages waiting for you.');
  });

  test('count as the language does', () => {
    expect([0, 1, 2].map(en.files)).to.deep.equal(['0 files', '1 file', '2 files']);
    expect([0, 1, 2].map(fr.files)).to.deep.equal(['0 fichier', '1 fichier', '2 fichiers']);
    expect(fr.setAside(2)).to.equal('2 éléments n’ont pas pu être affichés.');
  });
});

suite('words of the list of others', () => {
  test('are silent about what there is none of', () => {
    const counts = [
      [2, 1_000],
      [0, 31],
      [1, 0],
    ] as const;
    const told = [enAssign, frAssign].map(({ chooseFrom }) =>
      counts.map(([workgroups, staff]) => chooseFrom(workgroups, staff).replace(/\s/gu, ' ')),
    );
    expect(told).to.deep.equal([
      [
        'Choose from 2 workgroups and 1,000 staff',
        'Choose from 31 staff',
        'Choose from 1 workgroup',
      ],
      [
        'Choisir parmi 2 groupes et 1 000 personnes',
        'Choisir parmi 31 personnes',
        'Choisir parmi 1 groupe',
      ],
    ]);
  });
});

suite('times', () => {
  const english = new Times('en-CA', 'America/Toronto');
  const french = new Times('fr-CA', 'America/Toronto');

  test('are the clinic’s, wherever the device is', () => {
    const kolkata = new Times('en-CA', 'Asia/Kolkata');
    expect([english.clock(NOON), kolkata.clock(NOON)]).to.deep.equal(['12:00', '22:30']);
    expect(french.clock(NOON - 168 * MINUTE_MS).replace(/\s/gu, ' ')).to.equal('9 h 12');
  });

  test('shorten with distance', () => {
    const short = (daysAgo: number): string =>
      english.short(NOON - daysAgo * DAY_MS, NOON, 'Yesterday');
    expect([0, 1, 4, 400].map(short)).to.deep.equal([
      '12:00',
      'Yesterday',
      'Nov 20',
      'Oct 20, 2025',
    ]);
  });

  test('turn a birth date into an age on the day itself', () => {
    expect(english.age('1972-11-24', NOON)).to.equal(54);
    expect(english.age('1972-11-25', NOON)).to.equal(53);
    expect(english.birthDate('1972-03-09')).to.equal('Mar 9, 1972');
  });

  test('survive a zone and a date that nobody knows', async () => {
    expect(new Times('en-CA', 'Moon/Base').clock(NOON)).to.match(/^\d/u);
    expect(english.birthDate('nonsense')).to.equal('nonsense');
    const tenant = { ...SESSION.tenant, timeZone: 'Moon/Base' };
    const page = await ClinicPage.open([], { ...SESSION, tenant });
    const inbox = await fixture(
      html`<intray-message-inbox .intray=${page}></intray-message-inbox>`,
    );
    await says(inbox, 'No messages waiting for you.');
    await deleteTestStores();
  });
});
