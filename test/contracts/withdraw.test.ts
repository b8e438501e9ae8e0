import { expect } from '@open-wc/testing';

import { createClinic } from '../../demo/clinic/handler.js';
import { parseWriteAnswer } from '../../src/sync/contract.js';
import { AskingClinic, acceptedOf, refusalOf } from './asking-clinic.js';
import { MARIE, newReadMark, newReply, sampleReadMark, sampleReply } from './sample-reply.js';

const WITHDRAW = { withdrawn: true };

suite('withdrawing a reply', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('before it arrives burns the id', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const answer = await ana.put(path, WITHDRAW);
    expect(answer.status).to.equal(201);
    expect(parseWriteAnswer(answer.body)).to.deep.equal({ kind: 'withdrawn', id });
    expect(refusalOf(await ana.put(path, sampleReply(MARIE)))).to.equal('409 withdrawn');
    expect((await clinic.patient(MARIE.patient).reads()).text).not.to.include('It is ready.');
  });

  test('after it was accepted cannot take it back, and says so with its answer', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const put = acceptedOf(await ana.put(path, sampleReply(MARIE)));
    const answer = await ana.put(path, WITHDRAW);
    expect(answer.status).to.equal(200);
    expect(acceptedOf(answer).acceptedAt).to.equal(put.acceptedAt);
  });

  test('twice, and asking for the withdrawn id, answers the same', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, WITHDRAW);
    for (const answer of [await ana.put(path, WITHDRAW), await ana.get(path)]) {
      expect(answer).to.include({ status: 200 });
      expect(answer.body).to.deep.equal({ id, withdrawn: true });
    }
  });

  test('works after a refusal', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleReply(MARIE, { body: ' ' }));
    expect((await ana.put(path, WITHDRAW)).status).to.equal(201);
  });

  test('works when the conversation is gone', async () => {
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}`);
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, WITHDRAW);
    expect(answer.status).to.equal(201);
  });

  test('is not for another person', async () => {
    const { path } = newReply(MARIE);
    await clinic.as('ana-ruiz').put(path, sampleReply(MARIE));
    const answer = await clinic.as('sam-okafor').put(path, WITHDRAW);
    expect(refusalOf(answer)).to.equal('409 id-reused');
  });

  test('is not for a read mark', async () => {
    const { path } = newReadMark(MARIE);
    const ana = clinic.as('ana-ruiz');
    expect(refusalOf(await ana.put(path, WITHDRAW))).to.equal('422 invalid');
    expect((await ana.put(path, sampleReadMark(MARIE.last))).status).to.equal(201);
    expect(refusalOf(await ana.put(path, WITHDRAW))).to.equal('422 invalid');
  });
});

suite('while the first request of an id is still running', () => {
  /** A clinic in the page whose writes stop just before they are stored. */
  function heldClinic() {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let hold = () => {};
    const held = new Promise<void>((resolve) => (hold = resolve));
    const { handle } = createClinic({
      beforeCommit: () => {
        hold();
        return released;
      },
    });
    const clinic = new AskingClinic(handle);
    return { clinic, held, release: () => release() };
  }

  test('the same id again and a withdrawal are told to come later', async () => {
    const { clinic, held, release } = heldClinic();
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const first = ana.put(path, sampleReply(MARIE));
    await held;
    expect(refusalOf(await ana.put(path, sampleReply(MARIE)))).to.equal('409 in-progress');
    expect(refusalOf(await ana.put(path, WITHDRAW))).to.equal('409 in-progress');
    expect(refusalOf(await ana.get(path))).to.equal('404 not-known');
    release();
    expect((await first).status).to.equal(201);
    expect((await ana.put(path, WITHDRAW)).status).to.equal(200);
  });

  test('another body under that id is refused all the same', async () => {
    const { clinic, held, release } = heldClinic();
    const { path } = newReply(MARIE);
    const first = clinic.as('ana-ruiz').put(path, sampleReply(MARIE));
    await held;
    const other = await clinic.as('ana-ruiz').put(path, sampleReply(MARIE, { body: 'Other.' }));
    expect(refusalOf(other)).to.equal('409 id-reused');
    release();
    await first;
  });

  test('what happens meanwhile counts: the patient writes, the reply is held', async () => {
    const { clinic, held, release } = heldClinic();
    const first = clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    await held;
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Wait!');
    release();
    expect(refusalOf(await first)).to.equal('409 moved-on');
  });
});
