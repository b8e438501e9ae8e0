import { expect } from '@open-wc/testing';

import { parseChangesPage } from '../../src/sync/contract.js';

const AT = '2026-11-24T17:00:00.000Z';
const COMMENT = { id: 'k1', conversationId: 'c1', by: 'sam-okafor', body: 'Hers.', createdAt: AT };
const ASSIGNMENT = {
  id: 'a1',
  conversationId: 'c1',
  from: null,
  to: { kind: 'staff', id: 'ana-ruiz' },
  by: 'sam-okafor',
  at: AT,
};

function put(kind: string, value: { readonly id: string }, more: object = {}): object {
  return { op: 'put', kind, id: value.id, version: 3, value: { ...value, ...more } };
}

function page(...changes: readonly object[]): ReturnType<typeof parseChangesPage> {
  const tenant = { tenantId: 'lakeshore', userId: 'ana-ruiz' };
  return parseChangesPage({ ...tenant, changes, cursor: 'x', more: false, serverTime: AT });
}

suite('the door for what colleagues do', () => {
  test('lets comments and assignments in, with times as numbers and nothing that is unknown', () => {
    const letIn = page(
      put('comment', COMMENT, { mood: 'cross', assignmentId: 'a1' }),
      put('assignment', ASSIGNMENT, { commentId: 'k1' }),
    );
    const at = Date.parse(AT);
    expect(letIn?.changes).to.deep.equal([
      {
        op: 'put',
        kind: 'comment',
        id: 'k1',
        version: 3,
        value: { ...COMMENT, createdAt: at, assignmentId: 'a1' },
      },
      {
        op: 'put',
        kind: 'assignment',
        id: 'a1',
        version: 3,
        value: { ...ASSIGNMENT, at, commentId: 'k1' },
      },
    ]);
    expect(letIn?.rejected).to.deep.equal([]);
  });

  test('lets their deletes in, each with its conversation', () => {
    const gone = { op: 'delete', version: 4, conversationId: 'c1' };
    const changes = page(
      { ...gone, kind: 'comment', id: 'k1' },
      { ...gone, kind: 'assignment', id: 'a1' },
    );
    expect(changes?.changes.map(({ kind, id }) => [kind, id])).to.deep.equal([
      ['comment', 'k1'],
      ['assignment', 'a1'],
    ]);
  });

  const broken: readonly [string, object][] = [
    ['without an author', put('comment', COMMENT, { by: undefined })],
    ['with a body that is no text', put('comment', COMMENT, { body: { html: '<b>' } })],
    ['with a body without end', put('comment', COMMENT, { body: 'x'.repeat(20_001) })],
    ['with a day for a time', put('comment', COMMENT, { createdAt: '2026-11-24' })],
    ['under another row’s id', { ...put('comment', COMMENT), id: 'k2' }],
    ['to somebody of no kind', put('assignment', ASSIGNMENT, { to: { kind: 'robot', id: 'r' } })],
    ['to nobody who is named', put('assignment', ASSIGNMENT, { to: undefined })],
  ];
  for (const [name, item] of broken) {
    test(`sets aside one ${name}, and takes the rest`, () => {
      const taken = page(item, put('comment', { ...COMMENT, id: 'k9' }));
      expect(taken?.changes.map(({ id }) => id)).to.deep.equal(['k9']);
      expect(taken?.rejected.map(({ id }) => id)).to.deep.equal([(item as { id: string }).id]);
      expect(JSON.stringify(taken?.rejected)).not.to.include('Hers.');
    });
  }
});
