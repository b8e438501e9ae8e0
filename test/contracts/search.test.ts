import { expect } from '@open-wc/testing';

import { AskingClinic, refusalOf } from './asking-clinic.js';
import { MARIE } from './sample-reply.js';

interface Found {
  readonly changes: readonly { kind: string; id: string; value: { state: string } }[];
  readonly cursor: string;
  readonly more: boolean;
}

suite('searching on the server', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const ask = (query: Record<string, string>, by = 'ana-ruiz') =>
    clinic.as(by).get(`conversations?${new URLSearchParams(query).toString()}`);
  const found = async (...given: Parameters<typeof ask>) => (await ask(...given)).body as Found;
  const ids = async (...given: Parameters<typeof ask>) =>
    (await found(...given)).changes.map(({ id }) => id);

  test('is offered', async () => {
    const { body } = await clinic.as('ana-ruiz').get('session');
    expect(body).to.have.nested.property('features.search', true);
  });

  test('finds names, numbers of charts, subjects and words of messages', async () => {
    for (const query of ['Tremblay', '44718', 'two tablets'])
      expect(await ids({ query })).to.deep.equal([MARIE.conversation]);
    expect(await ids({ query: 'prescription renewal' })).to.include(MARIE.conversation);
  });

  test('asks for every word, without regard to capitals and accents', async () => {
    expect(await ids({ query: 'cote resultats' })).to.deep.equal(['c-016']);
    expect(await ids({ query: 'cote tremblay' })).to.deep.equal([]);
  });

  test('brings conversations only, newest first', async () => {
    const { changes } = await found({ query: 'appointment' });
    expect(changes.length).to.be.greaterThan(3);
    expect(new Set(changes.map(({ kind }) => kind))).to.deep.equal(new Set(['conversation']));
    const pulled = (await clinic.as('ana-ruiz').rows()).map(({ id }) => id);
    const known = changes.map(({ id }) => id).filter((id) => pulled.includes(id));
    expect(known).to.deep.equal(pulled.filter((id) => known.includes(id)));
  });

  test('finds what was closed too long ago for a device, and can look for that alone', async () => {
    expect(await ids({ query: 'Desrosiers' })).to.deep.equal(['c-039']);
    const { changes } = await found({ state: 'closed' });
    expect(new Set(changes.map(({ value }) => value.state))).to.deep.equal(new Set(['closed']));
    expect(await ids({ query: 'Desrosiers', state: 'open' })).to.deep.equal([]);
  });

  test('goes on page by page without skipping or repeating', async () => {
    const whole = await ids({ query: 'the' });
    const paged: string[] = [];
    for (let before: string | undefined; ;) {
      const page = await found({ query: 'the', limit: '4', ...(before && { before }) });
      paged.push(...page.changes.map(({ id }) => id));
      if (!page.more) break;
      before = page.cursor;
    }
    expect(whole.length).to.be.greaterThan(8);
    expect(paged).to.deep.equal(whole);
  });

  test('finds nothing that is not shown to me, and nothing that staff said among themselves', async () => {
    expect(await ids({ query: 'Last visit was in June' })).to.deep.equal([]);
    await clinic.shows(MARIE.conversation, ['ana-ruiz']);
    expect(await ids({ query: 'Tremblay' }, 'sam-okafor')).to.deep.equal([]);
  });

  test('has its own cursors and states', async () => {
    expect(refusalOf(await ask({ before: 'invented' }))).to.equal('400 invalid');
    expect(refusalOf(await ask({ state: 'lost' }))).to.equal('400 invalid');
  });
});

suite('one conversation', () => {
  test('comes with everything in it on the first page, and messages alone after', async () => {
    const clinic = new AskingClinic();
    const ana = clinic.as('ana-ruiz');
    const kindsOf = async (path: string) =>
      ((await ana.get(path)).body as Found).changes.map(({ kind }) => kind);
    const path = `conversations/${MARIE.conversation}`;
    expect(await kindsOf(`${path}?limit=1`)).to.deep.equal([
      'conversation',
      'message',
      'attachment',
      'comment',
      'comment',
    ]);
    const rest = await kindsOf(`${path}?limit=5&before=${MARIE.last}`);
    expect(rest).to.deep.equal(['message', 'message']);
    const billed = await kindsOf('conversations/c-004');
    expect(billed).to.include.members(['attachment', 'billing-line']);
    await ana.put('notice-marks/mark-1', { messageId: 'c-004-m-2', state: 'done' });
    expect(await kindsOf('conversations/c-004')).to.include('notice-mark');
  });
});
