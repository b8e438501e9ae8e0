import { expect } from '@open-wc/testing';

import { createClinic } from '../../demo/clinic/handler.js';
import {
  AskingClinic,
  refusalOf,
  rowsOfKind,
  type AskingStaff,
  type Row,
} from './asking-clinic.js';
import { MARIE, newRecordCopy } from './sample-reply.js';

const NOW = Date.UTC(2026, 10, 22, 15);
const FILED = {
  system: 'clinic-record',
  format: 'pdf',
  sha256: 'a'.repeat(64),
  messageCount: 3,
  fileCount: 1,
  filedAt: '2026-11-22T14:59:00.000Z',
};
const DELIVER = { system: 'ps', deliver: true };

suite('copies in the patient’s record', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(async () => {
    clinic = new AskingClinic(createClinic({ now: () => NOW }).handle);
    ana = clinic.as('ana-ruiz');
    const own = { id: 'clinic-record', name: 'Clinic record', deliver: false, formats: ['pdf'] };
    const ps = { id: 'ps', name: 'PS Suite', deliver: true, formats: [] };
    await clinic.chooses({ recordSystems: [own, ps] });
  });

  const put = (body: object) => ana.put(newRecordCopy(MARIE).path, body);
  const copiesIn = (rows: readonly Row[]) =>
    rows.findLast(({ id }) => id === MARIE.conversation)?.value?.['recordCopies'];
  const copies = async () => copiesIn(await ana.rows());
  const secondsPass = (seconds: number) => clinic.ask('POST', `clock?offset=${seconds * 1_000}`);

  test('are none at first', async () => {
    expect(await copies()).to.deep.equal([]);
  });

  test('filed by a person are filed, when the person says', async () => {
    const answer = await put(FILED);
    expect(answer.status).to.equal(201);
    expect(copiesIn(rowsOfKind(answer, 'conversation'))).to.deep.equal([
      {
        system: 'clinic-record',
        at: FILED.filedAt,
        state: 'filed',
        messageCount: 3,
        fileCount: 1,
      },
    ]);
  });

  test('cannot have been filed later than now', async () => {
    await put({ ...FILED, filedAt: '2027-01-01T00:00:00.000Z' });
    expect(await copies()).to.have.nested.property('[0].at', new Date(NOW).toISOString());
  });

  test('ordered of the server are pending, then filed, and everybody is told', async () => {
    const answer = await put(DELIVER);
    expect(copiesIn(rowsOfKind(answer, 'conversation'))).to.deep.equal([
      {
        system: 'ps',
        at: new Date(NOW).toISOString(),
        state: 'pending',
        messageCount: 3,
        fileCount: 1,
      },
    ]);
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    await secondsPass(1);
    expect(await sam.rows(cursor)).to.deep.equal([]);
    await secondsPass(3);
    expect(copiesIn(await sam.rows(cursor))).to.have.nested.property('[0].state', 'filed');
  });

  test('fail where the record system does, and the next one is another copy', async () => {
    await clinic.chooses({ delivery: { outcome: 'failed' } });
    await put(DELIVER);
    await secondsPass(3);
    expect(await copies()).to.have.nested.property('[0].state', 'failed');
    await clinic.chooses({ delivery: { outcome: 'filed', afterMs: 0 } });
    await put(DELIVER);
    const states = ((await copies()) as { state: string }[]).map(({ state }) => state);
    expect(states).to.deep.equal(['failed', 'filed']);
  });

  test('stay pending until somebody behind the scenes ends them', async () => {
    await clinic.chooses({ delivery: { outcome: 'waits' } });
    await put(DELIVER);
    await secondsPass(86_400);
    expect(await copies()).to.have.nested.property('[0].state', 'pending');
    await clinic.ask('POST', `conversations/${MARIE.conversation}/deliver?state=failed`);
    expect(await copies()).to.have.nested.property('[0].state', 'failed');
  });

  test('wake whoever waits when they are filed', async () => {
    await put(DELIVER);
    const { cursor } = await ana.pull();
    const waiting = ana.get(`changes?since=${cursor}&wait=20`);
    await clinic.ledger();
    await secondsPass(3);
    expect((await waiting).text).to.include('"state":"filed"');
  });

  test('are made once, however often they are asked for', async () => {
    const { path } = newRecordCopy(MARIE);
    const first = await ana.put(path, DELIVER);
    await secondsPass(3);
    const again = await ana.put(path, DELIVER);
    expect([first.status, again.status]).to.deep.equal([201, 200]);
    expect(copiesIn(rowsOfKind(again, 'conversation'))).to.have.length(1);
  });

  test('need the permission', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { record: false } } });
    expect(refusalOf(await put(FILED))).to.equal('403 not-allowed');
  });

  const WRONG: readonly (readonly [string, object])[] = [
    ['a system that there is none of', { ...FILED, system: 'other' }],
    ['a format that the system does not take', { ...FILED, format: 'hrm-xml' }],
    ['a delivery to a system that takes none', { system: 'clinic-record', deliver: true }],
  ];
  for (const [what, body] of WRONG) {
    test(`in ${what} are refused`, async () => {
      expect(refusalOf(await put(body))).to.equal('422 invalid');
    });
  }

  test('without a hash of the file are refused', async () => {
    expect(refusalOf(await put({ ...FILED, sha256: 'abc' }))).to.equal('400 invalid');
  });
});
