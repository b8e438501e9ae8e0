import { expect } from '@open-wc/testing';

import { createClinic } from '../../demo/clinic/handler.js';
import type { Change } from '../../src/model/change.js';
import { AskingClinic, conversationIn, messagesIn, pageOf, refusalOf } from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';

const names = (changes: readonly Change[]) => changes.map(({ kind, id }) => `${kind} ${id}`);

suite('a full pull', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('names people first, then conversations newest first, each before its messages', async () => {
    const { changes } = await clinic.as('ana-ruiz').pull();
    expect(names(changes).slice(0, 8)).to.deep.equal([
      'staff ana-ruiz',
      'staff sam-okafor',
      'staff dana-lee',
      'workgroup front-desk',
      'workgroup nurses',
      'workgroup refills',
      'conversation c-001',
      'message c-001-m-1',
    ]);
    const rows = changes.flatMap((item) =>
      item.op === 'put' && item.kind === 'conversation' ? [item.value] : [],
    );
    const times = rows.map((row) => row.lastPatientMessageAt ?? row.createdAt);
    expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
  });

  test('names after a conversation’s messages their files, its assignments, its comments', async () => {
    const rows = (await clinic.as('ana-ruiz').rows()).filter(({ id }) => id.startsWith('c-002'));
    expect(rows.map(({ kind, id }) => `${kind} ${id}`)).to.deep.equal([
      'conversation c-002',
      'message c-002-m-1',
      'attachment c-002-m-1-f-1',
      'attachment c-002-m-1-f-2',
      'assignment c-002-a-1',
      'comment c-002-n-1',
    ]);
  });

  test('leaves out what was closed longer ago than a device keeps', async () => {
    const { changes } = await clinic.as('ana-ruiz').pull();
    expect(conversationIn(changes, 'c-037').state).to.equal('closed');
    expect(names(changes)).not.to.include('conversation c-038');
  });

  test('says on its first page, and only there, how many conversations it will name', async () => {
    const ana = clinic.as('ana-ruiz');
    const first = pageOf(await ana.get('changes?limit=20'));
    const second = pageOf(await ana.get(`changes?limit=20&since=${first.cursor}`));
    const { changes } = await ana.pull();
    expect(first.total).to.equal(changes.filter(({ kind }) => kind === 'conversation').length);
    expect(second.total).to.equal(undefined);
  });

  for (const limit of [1, 7, 50]) {
    test(`in pages of ${limit} neither skips nor repeats a row`, async () => {
      const ana = clinic.as('ana-ruiz');
      const whole = await ana.pull();
      const paged = await ana.pull(undefined, limit);
      expect(names(paged.changes)).to.deep.equal(names(whole.changes));
    });
  }

  test('clamps the limit to a thousand', async () => {
    await clinic.reset(500);
    const { body } = await clinic.as('ana-ruiz').get('changes?limit=5000');
    expect((body as { changes: unknown[] }).changes).to.have.length(1_000);
  });

  test('ends with what changed while its pages were fetched', async () => {
    const ana = clinic.as('ana-ruiz');
    const first = pageOf(await ana.get('changes?limit=20'));
    await clinic.patient(LUC.patient).writes(LUC.conversation, 'One more thing.');
    const { changes } = await ana.pull(first.cursor, 20);
    const bodies = messagesIn(changes, LUC.conversation).map(({ body }) => body);
    expect(bodies).to.include('One more thing.');
    expect(conversationIn(changes, LUC.conversation).needsAnswer).to.equal(true);
  });

  test('brings the newest fifty messages, and GET on the conversation the rest', async () => {
    const ana = clinic.as('ana-ruiz');
    for (let count = 0; count < 60; count++) await ana.put(newReply(LUC).path, sampleReply(LUC));
    const { changes } = await ana.pull();
    const kept = messagesIn(changes, LUC.conversation).map(({ id }) => id);
    expect(kept).to.have.length(50);
    const { body } = await ana.get(
      `conversations/${LUC.conversation}?before=${kept[0] ?? ''}&limit=10`,
    );
    const page = body as { changes: { kind: string; id: string }[]; more: boolean };
    expect(page.more).to.equal(true);
    expect(page.changes.map(({ kind }) => kind)).to.deep.equal(Array(10).fill('message'));
    expect(page.changes.some(({ id }) => kept.includes(id))).to.equal(false);
  });

  test('counts unread messages for who asks, and groups for whom they count', async () => {
    const [ana, sam] = [await clinic.as('ana-ruiz').pull(), await clinic.as('sam-okafor').pull()];
    expect(conversationIn(ana.changes, MARIE.conversation).unread).to.equal(1);
    expect(conversationIn(sam.changes, MARIE.conversation).unread).to.equal(0);
    const counting = (changes: readonly Change[]) =>
      changes.flatMap((item) =>
        item.op === 'put' && item.kind === 'workgroup' && item.value.countsForMe ? [item.id] : [],
      );
    expect(counting(ana.changes)).to.deep.equal(['front-desk', 'nurses']);
    expect(counting(sam.changes)).to.deep.equal(['front-desk']);
  });
});

suite('what changed since a cursor', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('is nothing when nothing did', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const page = pageOf(await ana.get(`changes?since=${cursor}`));
    expect(page).to.deep.include({ changes: [], more: false, tenantId: 'lakeshore' });
  });

  test('is each changed row once, at a higher version', async () => {
    const ana = clinic.as('ana-ruiz');
    const before = await ana.pull();
    for (const text of ['One.', 'Two.']) {
      await clinic.patient(LUC.patient).writes(LUC.conversation, text);
    }
    const after = await ana.pull(before.cursor, 1);
    expect(after.changes.map(({ kind }) => kind).sort()).to.deep.equal([
      'conversation',
      'message',
      'message',
    ]);
    const old = before.changes.find(({ id }) => id === LUC.conversation);
    const now = after.changes.find(({ id }) => id === LUC.conversation);
    expect(now?.version).to.be.greaterThan(old?.version ?? Infinity);
  });

  test('is one delete for a conversation that is gone', async () => {
    const ana = clinic.as('ana-ruiz');
    await clinic.patient(LUC.patient).writes(LUC.conversation, 'Hello?');
    const { cursor } = await ana.pull();
    await clinic.ask('DELETE', `conversations/${LUC.conversation}`);
    const { changes } = await ana.pull(cursor);
    expect(changes).to.have.length(1);
    expect(changes[0]).to.include({ op: 'delete', kind: 'conversation', id: LUC.conversation });
  });

  test('is unknown after a restart: everything has to be fetched again', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    await clinic.reset();
    const answer = await ana.get(`changes?since=${cursor}`);
    expect(refusalOf(answer)).to.equal('410 cursor-expired');
  });

  test('is not told by another person’s cursor, nor by an invented one', async () => {
    const { cursor } = await clinic.as('sam-okafor').pull();
    for (const since of [cursor, 'invented', '']) {
      const answer = await clinic.as('ana-ruiz').get(`changes?since=${since}`);
      expect(refusalOf(answer)).to.equal('410 cursor-expired');
    }
  });
});

suite('waiting for a change', () => {
  test('ends with the change', async () => {
    const clinic = new AskingClinic();
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const waiting = ana.get(`changes?since=${cursor}&wait=20`);
    await clinic.ledger();
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Are you there?');
    const { changes } = pageOf(await waiting);
    expect(messagesIn(changes, MARIE.conversation)[0]?.body).to.equal('Are you there?');
  });

  test('ends empty when the time is up', async () => {
    const ana = new AskingClinic().as('ana-ruiz');
    const { cursor } = await ana.pull();
    expect(pageOf(await ana.get(`changes?since=${cursor}&wait=1`)).changes).to.deep.equal([]);
  });

  test('ends when nobody listens any more', async () => {
    const clinic = new AskingClinic(createClinic().handle);
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const leaving = new AbortController();
    const waiting = ana.get(`changes?since=${cursor}&wait=20`, leaving.signal);
    leaving.abort();
    expect(pageOf(await waiting).changes).to.deep.equal([]);
  });

  test('ends at once when the clinic starts anew', async () => {
    const clinic = new AskingClinic();
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const waiting = ana.get(`changes?since=${cursor}&wait=20`);
    await clinic.ledger();
    await clinic.reset();
    expect(refusalOf(await waiting)).to.equal('410 cursor-expired');
  });
});
