import { expect } from '@open-wc/testing';

import { acceptedOf, AskingClinic, messagesIn } from './asking-clinic.js';
import { MARIE, newReply, sampleReply } from './sample-reply.js';

const AUTHOR = ['ana-ruiz', 'Ana Ruiz', 'Ruiz', 'RN'];
const INTERNAL = ['assign', 'openedBy', 'feeCode', 'A123A', 'billing', 'front-desk', 'unread'];

suite('what the patient can read', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  /** Every byte that this patient's side answers, whatever it is asked. */
  async function everythingForMarie(messageId: string): Promise<string> {
    const marie = clinic.patient(MARIE.patient);
    const answers = [
      await marie.reads(),
      await marie.opens(MARIE.conversation, messageId),
      await marie.writes(MARIE.conversation, 'Thank you!'),
      await marie.opens(MARIE.conversation, crypto.randomUUID()),
      await marie.reads(),
    ];
    return answers.map(({ text }) => text).join('\n');
  }

  test('a masked reply names nobody, in no byte', async () => {
    const { id, path } = newReply(MARIE);
    await clinic.as('ana-ruiz').put(path, sampleReply(MARIE, { options: { maskName: true } }));
    const text = await everythingForMarie(id);
    for (const word of AUTHOR) expect(text).not.to.include(word);
    expect(text).to.include('It is ready.').and.include('"name":"Clinic Staff"');
  });

  test('a reply with its author’s name shows the display name and no id', async () => {
    const { id, path } = newReply(MARIE);
    await clinic.as('ana-ruiz').put(path, sampleReply(MARIE));
    const text = await everythingForMarie(id);
    expect(text).to.include('"name":"Ana Ruiz, RN"').and.not.include('ana-ruiz');
  });

  test('nothing that is internal is among it', async () => {
    const { id, path } = newReply(MARIE);
    const options = { feeCode: 'A123A', billingProviderId: 'dana-lee', notifyIfUnreadAfter: 'P3D' };
    await clinic.as('ana-ruiz').put(path, sampleReply(MARIE, { options }));
    const text = await everythingForMarie(id);
    for (const word of [...INTERNAL, 'dana-lee', 'P3D']) expect(text).not.to.include(word);
  });

  test('colleagues see the true author and the name that the patient sees', async () => {
    const { path } = newReply(MARIE);
    const reply = sampleReply(MARIE, { options: { maskName: true } });
    const { changes } = acceptedOf(await clinic.as('ana-ruiz').put(path, reply));
    const [message] = messagesIn(changes, MARIE.conversation);
    expect(message?.shownAs).to.equal('Clinic Staff');
    expect(message?.from).to.include({ id: 'ana-ruiz', name: 'Ana Ruiz, RN' });
  });

  test('no patient’s answer in the whole sample clinic names who masked their name', async () => {
    const { changes } = await clinic.as('ana-ruiz').pull();
    const patients = changes.flatMap((item) =>
      item.op === 'put' && item.kind === 'conversation' ? [item.value] : [],
    );
    for (const { id, patient } of patients) {
      const staff = messagesIn(changes, id).filter(({ from }) => from.kind === 'staff');
      const hidden = staff.filter(({ from }) => !staff.some((item) => isNamed(item, from.id)));
      const { text } = await clinic.patient(patient.id).reads();
      for (const { from } of hidden)
        expect(text).not.to.include(from.name).and.not.include(from.id);
    }
  });
});

function isNamed(message: { shownAs?: string | undefined; from: { id: string } }, id: string) {
  return message.shownAs === undefined && message.from.id === id;
}
