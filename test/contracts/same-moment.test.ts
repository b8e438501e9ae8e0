import { expect } from '@open-wc/testing';

import { createClinic } from '../../demo/clinic/handler.js';
import { AskingClinic, messagesIn } from './asking-clinic.js';
import { LUC, MARIE } from './sample-reply.js';

const NOW = Date.UTC(2026, 10, 22, 15, 0);

suite('when everything happens in the same millisecond', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic(createClinic({ now: () => NOW }).handle);
  });

  test('times still rise strictly within a conversation', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) {
      await clinic.patient(LUC.patient).writes(LUC.conversation, text);
    }
    const { changes } = await clinic.as('ana-ruiz').pull();
    const times = messagesIn(changes, LUC.conversation).map(({ sentAt }) => sentAt);
    expect(times.slice(-3)).to.deep.equal([NOW, NOW + 1, NOW + 2]);
  });

  test('a full pull in small pages skips and repeats nothing', async () => {
    for (const { patient, conversation } of [LUC, MARIE]) {
      await clinic.patient(patient).writes(conversation, 'At once.');
    }
    const ana = clinic.as('ana-ruiz');
    const [whole, paged] = [await ana.pull(), await ana.pull(undefined, 2)];
    expect(paged.changes).to.deep.equal(whole.changes);
    const ids = paged.changes.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});
