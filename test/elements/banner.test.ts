import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import type { IntrayStatus } from '../../src/page/intray.js';
import { DAY_MS, MINUTE_MS } from '../../src/model/retry-delay.js';
import { DEFAULT_OPTIONS, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, nameOf, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const SENTENCES: readonly (readonly [Partial<IntrayStatus>, string, string, string | undefined])[] =
  [
    [
      { problem: 'storage-silent' },
      'This device’s storage does not answer. New replies cannot be kept here. What you write stays in the text field.',
      'Le stockage de cet appareil ne répond pas.',
      'Try now',
    ],
    [
      { problem: 'local-data-removed', waiting: 3, lost: 2 },
      'Local data was removed from this device. At least 2 items may not have been sent. Check the conversations.',
      'Au moins 2 éléments n’ont peut-être pas été envoyés. Vérifiez les conversations.',
      'Start again',
    ],
    [
      { problem: 'reload-needed' },
      'Intray has been updated. Reload to continue. What you were writing is kept.',
      'Intray a été mis à jour. Rechargez la page pour continuer. Votre texte est gardé.',
      'Reload',
    ],
    [
      { problem: 'close-other-tabs' },
      'An older version is open in another tab. Close the portal’s other tabs to go on.',
      'Fermez les autres onglets du portail pour continuer.',
      undefined,
    ],
    [
      { signIn: 'other-user', leaving: 1 },
      'Somebody else is signed in to the portal. Nothing is sent: 1 waiting item of Ana Ruiz will leave when Ana Ruiz signs in again.',
      'Rien n’est envoyé : 1 élément de Ana Ruiz partira à sa prochaine connexion.',
      undefined,
    ],
    [
      { degraded: ['outbox-nearly-full'], waiting: 400, offlineSince: NOON },
      'Soon nothing more can be queued. 400 waiting',
      'Bientôt, plus rien ne pourra être mis en attente. 400 en attente',
      'Try now',
    ],
    [
      { degraded: ['outbox-full'], waiting: 500 },
      'Nothing more can be queued. 500 waiting',
      'Plus rien ne peut être mis en attente. 500 en attente',
      'Try now',
    ],
    [
      { waiting: 3, leaving: 2, leavingSince: NOON - 15 * MINUTE_MS },
      'Something has not left yet. 2 items have been waiting since 11:45. Intray keeps trying.',
      '2 éléments attendent ; le premier a été mis en attente à 11 h 45. Intray réessaie.',
      'Try now',
    ],
    [
      { waitingOfOthers: [{ name: 'Sam Okafor', items: 3 }] },
      'Sam Okafor has 3 unsent items on this computer. They go when Sam Okafor signs in again.',
      'Sam Okafor a 3 éléments non envoyés sur cet ordinateur : ils partiront à sa prochaine connexion.',
      'Put away',
    ],
  ];

suite('the banner', () => {
  teardown(deleteTestStores);

  for (const [status, english, french, act] of SENTENCES) {
    test(`says “${english.slice(0, 40)}…”, in French too, and what can be done`, async () => {
      const page = await ClinicPage.open(THREE);
      const inbox = await inboxOf(page);
      page.stands(status);
      await says(inbox, english);
      if (act !== undefined) await byRole(inbox, 'button', act);
      inbox.lang = 'fr-CA';
      await says(inbox, french);
    });
  }

  test('offers to begin anew where local data was removed', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    page.stands({ problem: 'local-data-removed' });
    (await byRole(inbox, 'button', 'Start again')).click();
    expect(page.begun).to.equal(1);
  });

  test('puts away what a colleague has left here, and says it to the next person again', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    page.stands({ waitingOfOthers: [{ name: 'Sam Okafor', items: 1 }] });
    (await byRole(inbox, 'button', 'Put away')).click();
    await until(() => !textOf(inbox).includes('unsent item'));
    page.stands({ user: { id: 'dana-lee', name: 'Dana Lee' } });
    await says(inbox, 'Sam Okafor has 1 unsent item on this computer. It goes when');
  });

  test('is silent about what was queued a moment ago', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    page.stands({ waiting: 1, leaving: 1, leavingSince: NOON });
    await byRole(inbox, 'button', /^Tremblay/u);
    expect(allByRole(inbox, 'button', 'Try now').length).to.equal(0);
  });
});

suite('a reply that has not been sent for a day', () => {
  teardown(deleteTestStores);

  test('stands at the top of the inbox and says so, though nobody has to decide', async () => {
    const page = await ClinicPage.open([...THREE, ...unreadConversation('c9')]);
    const basedOn = { messageId: 'c3-m1', assignee: null, state: 'open' } as const;
    const reply = { body: 'Yes.', options: DEFAULT_OPTIONS, basedOn, undoMs: 0 };
    await sendReply(page.store, { ...reply, conversationId: 'c3' });
    page.clock.advance(2 * DAY_MS);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Yusuf.*Not sent for 2 days/u);
    const rows = allByRole(inbox, 'button', /Tremblay|Park|Yusuf/u).map((row) => nameOf(row));
    expect(rows[0]).to.include('Yusuf');
    expect(rows.filter((name) => name.includes('Yusuf')).length).to.equal(1);
  });
});
