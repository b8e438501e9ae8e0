import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import { everythingStored } from '../support/node/everything-stored.js';
import { MARIE, MIA, PAUL } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

/** Words that stand nowhere else: whatever holds one of them holds what a person wrote. */
const CANARIES = {
  name: canary('Name'),
  subject: canary('Subject'),
  patientMessage: canary('message'),
  sent: canary('sent'),
  queued: canary('queued'),
  draft: canary('draft'),
};

suite('what lies on the device', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('holds no name, subject, message, draft or reply in clear', async (computer) => {
    renamePatients(stage, computer);
    const portal = await computer.openWithShell();
    const paul = { ...PAUL, name: `${CANARIES.name}, Paul` };
    await portal.reply(MARIE, CANARIES.sent);
    await portal.sent(CANARIES.sent);
    await computer.clinic.patientWrites(MIA, CANARIES.patientMessage);
    await portal.choose(MIA);
    await portal.message(CANARIES.patientMessage).waitFor();
    await computer.goOffline();
    await portal.reply(paul, CANARIES.queued);
    await portal.choose(MIA);
    await portal.text.fill(CANARIES.draft);
    await portal.inbox.getByText(/^Draft saved/u).waitFor();

    const stored = await everythingStored(portal.page);

    assert.ok(stored.includes(MARIE.id), 'the dump reads what the store holds');
    assert.ok(stored.includes('<message-inbox'), 'and what the cache holds');
    for (const word of Object.values(CANARIES)) assert.ok(!stored.includes(word), word);
    assert.ok(!stored.includes(MARIE.name.slice(0, 8)), MARIE.name);
  });
});

function canary(of: string): string {
  return `Canary${of}${crypto.randomUUID().replaceAll('-', '')}`;
}

function renamePatients({ tampering }: Stage, { run }: Computer): void {
  tampering.with(run, (body) =>
    body
      .replaceAll('Roy, Paul', `${CANARIES.name}, Paul`)
      .replaceAll(PAUL.subject, CANARIES.subject),
  );
}
