import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { PatientConversation } from '../../demo/clinic/patient-side.js';
import type { Computer } from '../support/node/computer.js';
import { everythingStored } from '../support/node/everything-stored.js';
import type { Portal } from '../support/node/portal.js';
import { AMINA, MARIE, MIA, PAUL, type SampleConversation } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Your renewal is ready.';

interface Case {
  readonly conversation: SampleConversation;
  readonly choose: (portal: Portal) => Promise<void>;
  readonly button?: string;
  readonly seen: (patient: PatientConversation) => unknown;
  readonly is: unknown;
}

const ENDING = {
  choose: async (portal: Portal) => (await portal.option('Allow Response')).uncheck(),
  button: 'Reply and end conversation',
};

/** What is chosen, and what of it the patient's side then holds. */
const CASES: readonly Case[] = [
  {
    conversation: PAUL,
    choose: async () => {},
    seen: ({ patientCanReply, patientMayAttach }) => [patientCanReply, patientMayAttach],
    is: [true, false],
  },
  {
    ...ENDING,
    conversation: MIA,
    seen: ({ patientCanReply, state }) => [patientCanReply, state],
    is: [false, 'open'],
  },
  {
    conversation: MARIE,
    choose: async (portal) => {
      await (await portal.option('Allow Attachments')).check();
      await (await portal.option('Mask Name')).check();
    },
    seen: ({ patientMayAttach, messages }) => [patientMayAttach, messages.at(-1)?.from],
    is: [true, { kind: 'staff', name: 'Clinic Staff' }],
  },
  {
    conversation: AMINA,
    choose: async (portal) => {
      await (await portal.option('Billable')).check();
      await (await portal.option('Fee Code')).fill('k303a');
      await (await portal.option('If unread')).selectOption('P3D');
    },
    seen: (patient) => /K303A|fee|bill|P3D|notify/iu.test(JSON.stringify(patient)),
    is: false,
  },
];

suite('a reply', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  for (const online of [true, false])
    stage.flow(
      `lets the patient do what each option says, written ${online ? 'online' : 'offline'}`,
      async (computer) => {
        const portal = await computer.openWithShell();
        if (!online) await computer.goOffline();
        for (const one of CASES) await send(portal, one);
        await computer.goOnline();
        await portal.settled();

        for (const { conversation, seen, is } of CASES) {
          assert.deepEqual(seen(await computer.clinic.patientSide(conversation)), is);
          assert.equal(await computer.clinic.times(conversation, REPLY), 1);
        }
      },
    );

  stage.flow('that ends a conversation leaves it in the Inbox, marked Ended', async (computer) => {
    const portal = await computer.openWithShell();
    await send(portal, { ...ENDING, conversation: MARIE });
    await portal.sent(REPLY);
    await portal.row(MARIE).filter({ hasText: 'Ended' }).waitFor();

    await portal.text.fill('One more thing.');
    await portal.page.getByRole('button', { name: 'Reply and reopen conversation' }).click();
    await portal.confirm('Reply and reopen conversation');

    await portal.sent('One more thing.');
    assert.equal((await computer.clinic.patientSide(MARIE)).patientCanReply, true);
  });

  stage.flow(
    'with the name masked names nobody in any byte that the patient gets',
    async (computer) => {
      const token = await nameAna(computer);
      const portal = await computer.openWithShell();
      await portal.choose(MARIE);
      await portal.page.getByText(`shown-${token}`).first().waitFor();
      await send(portal, {
        conversation: MARIE,
        choose: async () => {
          await (await portal.option('Mask Name')).check();
          await (await portal.option('Billable')).check();
          await (await portal.option('Fee Code')).fill('K303A');
        },
      });
      await portal.sent(REPLY);

      const everything = await computer.clinic.everyByteFor(MARIE);
      assert.match(everything, new RegExp(REPLY, 'u'));
      for (const word of [token, 'ana-ruiz', 'Ruiz']) assert.ok(!everything.includes(word), word);
      assert.match(await portal.message(REPLY).innerText(), new RegExp(`internal-${token}`, 'u'));
    },
  );

  stage.flow(
    'that the clinic’s server does not allow says so, with its words kept',
    async (computer) => {
      const portal = await computer.openWithShell();
      await portal.choose(MARIE);
      await (await portal.option('Billable')).check();
      await (await portal.option('Fee Code')).fill('K303A');
      await portal.text.fill(REPLY);
      await computer.clinic.chooses({ permissions: { 'ana-ruiz': { bill: false } } });
      await portal.send.click();
      await portal.says(REPLY, 'Not sent: the clinic’s server does not allow it');
      assert.equal(await computer.clinic.times(MARIE, REPLY), 0);

      await portal.page.getByRole('button', { name: 'Edit', exact: true }).click();

      await portal.message(REPLY).waitFor({ state: 'detached' });
      assert.equal(await portal.text.inputValue(), REPLY);
      await portal.page.getByText('you may not bill').waitFor();
      await portal.send.click();
      await portal.sent(REPLY);
    },
  );

  stage.flow('starts from what the clinic has chosen as its defaults', async (computer) => {
    await computer.clinic.chooses({
      defaults: { maskName: true, allowAttachments: true, notifyIfUnreadAfter: 'P1W' },
      feeCodes: {},
    });
    const portal = await computer.openWithShell();
    await portal.choose(MARIE);
    assert.equal(await (await portal.option('Mask Name')).isChecked(), true);
    assert.equal(await (await portal.option('Allow Attachments')).isChecked(), true);
    assert.equal(await (await portal.option('If unread')).inputValue(), 'P1W');
  });

  stage.flow('and its draft are sealed on this device, the options too', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.choose(MARIE);
    await (await portal.option('Billable')).check();
    await (await portal.option('Fee Code')).fill('QZ77X');
    await portal.text.fill('Half a sentence about amlodipine');
    await portal.inbox.getByText(/^Draft saved/u).waitFor();
    const stored = await everythingStored(portal.page);
    for (const word of ['QZ77X', 'amlodipine']) assert.ok(!stored.includes(word), word);
  });
});

async function send(
  portal: Portal,
  {
    conversation,
    choose,
    button = 'Reply to Patient',
  }: Pick<Case, 'conversation' | 'choose' | 'button'>,
): Promise<void> {
  await portal.choose(conversation);
  await portal.text.fill(REPLY);
  await choose(portal);
  await portal.page.getByRole('button', { name: button }).click();
  if (button !== 'Reply to Patient') await portal.confirm(button);
  await portal.message(REPLY).waitFor();
}

/** All of Ana's names become words that stand nowhere else. */
async function nameAna({ clinic }: Computer): Promise<string> {
  const token = crypto.randomUUID().slice(0, 8);
  const names = { displayName: `shown-${token}`, internalName: `internal-${token}` };
  await clinic.chooses({ staff: { 'ana-ruiz': names } });
  return token;
}
