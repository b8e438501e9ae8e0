import { expect } from '@open-wc/testing';

import type { ReplyOptions } from '../../src/model/reply-options.js';
import { AskingClinic, refusalOf } from './asking-clinic.js';
import { MARIE, newReply, sampleReply } from './sample-reply.js';

const ANA = 'ana-ruiz/api/intray';

suite('refusals', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const put = (body: unknown) => clinic.as('ana-ruiz').put(newReply(MARIE).path, body);

  test('without the person whose work it is: invalid', async () => {
    const headers = { 'Intray-Version': '1' };
    const answer = await clinic.ask('GET', `${ANA}/changes`, { headers });
    expect(refusalOf(answer)).to.equal('400 invalid');
  });

  test('for another person than the one who is signed in: other-user', async () => {
    const headers = { 'Intray-Version': '1', 'Intray-User': 'sam-okafor' };
    const answer = await clinic.ask('GET', `${ANA}/changes`, { headers });
    expect(refusalOf(answer)).to.equal('401 other-user');
  });

  test('without the version of the contract, which no forged form can set: invalid', async () => {
    const headers = { 'Intray-User': 'ana-ruiz' };
    const answer = await clinic.ask('GET', `${ANA}/session`, { headers });
    expect(refusalOf(answer)).to.equal('400 invalid');
  });

  test('a conversation that is not there: gone', async () => {
    const nowhere = { conversation: 'c-999' };
    const ana = clinic.as('ana-ruiz');
    const answers = [
      await ana.put(newReply(nowhere).path, sampleReply(MARIE)),
      await ana.get('conversations/c-999'),
    ];
    expect(answers.map(refusalOf)).to.deep.equal(['404 gone', '404 gone']);
  });

  test('an address that is none: not known', async () => {
    const ana = clinic.as('ana-ruiz');
    for (const path of ['', 'nothing', 'conversations/c-001/nothing/1', 'conversations/']) {
      expect(refusalOf(await ana.get(path))).to.equal('404 not-known');
    }
  });

  test('another method: invalid', async () => {
    const ana = clinic.as('ana-ruiz');
    expect(refusalOf(await ana.put('session', {}))).to.equal('405 invalid');
    const headers = { 'Intray-Version': '1', 'Intray-User': 'ana-ruiz' };
    for (const method of ['POST', 'DELETE', 'PATCH']) {
      const answer = await clinic.ask(method, `${ANA}/${newReply(MARIE).path}`, { headers });
      expect(refusalOf(answer)).to.equal('405 invalid');
    }
  });

  test('a body that is no JSON, or not of the shape: invalid', async () => {
    const { basedOn: _, ...rest } = sampleReply(MARIE);
    const misshapen = ['{', 'null', '[]', rest, { ...sampleReply(MARIE), composedAt: 'today' }];
    for (const body of misshapen) expect(refusalOf(await put(body))).to.equal('400 invalid');
  });

  test('the field is named, what was in it is not', async () => {
    const answer = await put({ ...sampleReply(MARIE), body: { canary: 'swordfish' } });
    expect(answer.text).to.include('body').and.not.include('swordfish');
  });

  test('an empty message, or one that is too long: invalid', async () => {
    for (const body of ['', ' \n\t', 'x'.repeat(5_001)]) {
      expect(refusalOf(await put(sampleReply(MARIE, { body })))).to.equal('422 invalid');
    }
    expect((await put(sampleReply(MARIE, { body: 'x'.repeat(5_000) }))).status).to.equal(201);
  });

  const WRONG_OPTIONS: readonly (readonly [string, Partial<ReplyOptions>])[] = [
    ['attachments without a response', { allowResponse: false, allowAttachments: true }],
    ['a time that nobody offers', { notifyIfUnreadAfter: 'P400D' }],
    ['a provider who is none', { billingProviderId: 'sam-okafor' }],
    ['an endless fee code', { feeCode: 'A'.repeat(13) }],
  ];
  for (const [what, options] of WRONG_OPTIONS) {
    test(`${what}: invalid, never altered silently`, async () => {
      expect(refusalOf(await put(sampleReply(MARIE, { options })))).to.equal('422 invalid');
    });
  }

  test('a file that nobody sent: invalid', async () => {
    const reply = sampleReply(MARIE, { attachmentIds: [crypto.randomUUID()] });
    expect(refusalOf(await put(reply))).to.equal('422 invalid');
  });

  test('a request of more than 256 KiB: too large', async () => {
    const reply = sampleReply(MARIE, { body: 'x'.repeat(300_000) });
    expect(refusalOf(await put(reply))).to.equal('413 too-large');
  });

  test('a limit or a wait that is no number: invalid', async () => {
    const ana = clinic.as('ana-ruiz');
    for (const query of ['limit=0', 'limit=ten', 'limit=1.5', 'wait=-1', 'wait=']) {
      expect(refusalOf(await ana.get(`changes?${query}`))).to.equal('400 invalid');
    }
  });

  test('a refused write is forgotten: the same id may come again', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleReply(MARIE, { body: '' }));
    expect((await ana.put(path, sampleReply(MARIE))).status).to.equal(201);
    expect((await clinic.ledger())[0]).to.include({ id, requests: 2, outcome: 'accepted' });
  });
});
