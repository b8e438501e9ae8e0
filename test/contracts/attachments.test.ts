import { expect } from '@open-wc/testing';

import {
  AskingClinic,
  acceptedOf,
  refusalOf,
  rowsOfKind,
  type AskingStaff,
} from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';
import { completion, partsOf, textFile, upload } from './sample-upload.js';

const PART_BYTES = 262_144;

function textOf({ file }: { readonly file?: { readonly bytes: Uint8Array } }): string {
  return new TextDecoder().decode(file?.bytes);
}

suite('a file in parts', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(() => {
    clinic = new AskingClinic();
    ana = clinic.as('ana-ruiz');
  });

  const bytes = (size: number) => textFile(size).bytes;

  test('is answered with the id and the part, and 200 for the same bytes again', async () => {
    const id = crypto.randomUUID();
    const first = await ana.putPart(id, 0, bytes(10));
    expect(first).to.include({ status: 201 });
    expect(first.body).to.deep.equal({ id, part: 0 });
    expect(await ana.putPart(id, 0, bytes(10))).to.include({ status: 200, text: first.text });
  });

  test('can be asked for, by whom it is from', async () => {
    const id = crypto.randomUUID();
    expect(refusalOf(await ana.get(`attachments/${id}/parts/0`))).to.equal('404 not-known');
    await ana.putPart(id, 0, bytes(10));
    expect((await ana.get(`attachments/${id}/parts/0`)).body).to.deep.equal({ id, part: 0 });
    const other = await clinic.as('sam-okafor').get(`attachments/${id}/parts/0`);
    expect(refusalOf(other)).to.equal('404 not-known');
  });

  test('takes no other bytes for a part, and none of another person', async () => {
    const id = crypto.randomUUID();
    await ana.putPart(id, 0, bytes(10));
    expect(refusalOf(await ana.putPart(id, 0, bytes(11)))).to.equal('409 id-reused');
    const other = await clinic.as('sam-okafor').putPart(id, 1, bytes(10));
    expect(refusalOf(other)).to.equal('409 id-reused');
  });

  test('has parts of at most 256 KiB', async () => {
    const id = crypto.randomUUID();
    expect((await ana.putPart(id, 0, bytes(PART_BYTES))).status).to.equal(201);
    expect(refusalOf(await ana.putPart(id, 1, bytes(PART_BYTES + 1)))).to.equal('413 too-large');
    expect(refusalOf(await ana.putPart(id, 100, bytes(1)))).to.equal('413 too-large');
  });

  test('has whole numbers from 0 for its parts, and something in each', async () => {
    const id = crypto.randomUUID();
    expect(refusalOf(await ana.putPart(id, 'first', bytes(1)))).to.equal('400 invalid');
    expect(refusalOf(await ana.putPart(id, 0, bytes(0)))).to.equal('422 invalid');
  });

  test('needs the permission', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { attach: false } } });
    const answer = await ana.putPart(crypto.randomUUID(), 0, bytes(1));
    expect(refusalOf(answer)).to.equal('403 not-allowed');
  });

  test('once whole, still knows its parts and takes no more', async () => {
    const file = textFile(PART_BYTES + 5);
    const { id } = await upload(ana, MARIE.conversation, file);
    const [first, second] = partsOf(file);
    expect((await ana.putPart(id, 0, first ?? bytes(0))).status).to.equal(200);
    expect((await ana.putPart(id, 1, second ?? bytes(0))).status).to.equal(200);
    expect(refusalOf(await ana.putPart(id, 2, bytes(1)))).to.equal('409 id-reused');
  });

  test('the ledger of files says how often each part came', async () => {
    const id = crypto.randomUUID();
    for (const part of [0, 1, 1]) await ana.putPart(id, part, bytes(10));
    const { body } = await clinic.ask('GET', 'files');
    expect(body).to.deep.equal({
      files: [{ id, userId: 'ana-ruiz', parts: { 0: 1, 1: 2 } }],
    });
  });
});

suite('completing a file', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(() => {
    clinic = new AskingClinic();
    ana = clinic.as('ana-ruiz');
  });

  const complete = async (file = textFile(1_000), changed: object = {}) => {
    const id = crypto.randomUUID();
    for (const [n, part] of partsOf(file).entries()) await ana.putPart(id, n, part);
    const body = await completion(MARIE.conversation, file);
    return ana.put(`attachments/${id}`, { ...body, ...changed });
  };

  test('is accepted once and answered the same again, with no row before its message', async () => {
    const file = textFile(2 * PART_BYTES + 1);
    const { id, answer } = await upload(ana, MARIE.conversation, file);
    expect(answer.status).to.equal(201);
    expect(rowsOfKind(answer, 'attachment')).to.deep.equal([]);
    const again = await ana.put(`attachments/${id}`, await completion(MARIE.conversation, file));
    expect(again).to.include({ status: 200, text: answer.text });
    expect((await ana.get(`attachments/${id}`)).text).to.equal(answer.text);
  });

  test('names the parts that have not come, and goes on from there', async () => {
    const file = textFile(3 * PART_BYTES);
    const id = crypto.randomUUID();
    const [first, , last] = partsOf(file);
    const body = await completion(MARIE.conversation, file);
    await ana.putPart(id, 2, last ?? new Uint8Array());
    const missing = await ana.put(`attachments/${id}`, body);
    expect(refusalOf(missing)).to.equal('409 parts-missing');
    expect(missing.body).to.have.property('missing').that.deep.equals([0, 1]);
    for (const part of [0, 1]) await ana.putPart(id, part, partsOf(file)[part] ?? new Uint8Array());
    expect(first).to.have.length(PART_BYTES);
    expect((await ana.put(`attachments/${id}`, body)).status).to.equal(201);
  });

  const WRONG: readonly (readonly [string, object])[] = [
    ['another hash', { sha256: '0'.repeat(64) }],
    ['another size', { size: 999 }],
    ['a type that is not taken', { type: 'text/html' }],
    ['no name', { name: ' ' }],
    ['a name that is a path', { name: '../chart.txt' }],
  ];
  for (const [what, changed] of WRONG) {
    test(`with ${what} is refused`, async () => {
      expect(refusalOf(await complete(textFile(1_000), changed))).to.equal('422 invalid');
    });
  }

  test('is refused where the file is larger than the clinic takes', async () => {
    await clinic.chooses({ limits: { attachments: { bytesEach: 999 } } });
    expect(refusalOf(await complete(textFile(1_000)))).to.equal('422 invalid');
    expect((await complete(textFile(999))).status).to.equal(201);
  });

  test('is refused for a conversation that is not there', async () => {
    const answer = await complete(textFile(10), { conversationId: 'c-999' });
    expect(refusalOf(answer)).to.equal('404 gone');
  });

  test('is refused where a middle part is short', async () => {
    const id = crypto.randomUUID();
    const file = textFile(PART_BYTES + 10);
    await ana.putPart(id, 0, file.bytes.slice(0, PART_BYTES - 1));
    await ana.putPart(id, 1, file.bytes.slice(PART_BYTES - 1));
    const body = await completion(MARIE.conversation, file);
    expect(refusalOf(await ana.put(`attachments/${id}`, body))).to.equal('422 invalid');
  });

  test('cannot be withdrawn', async () => {
    const path = `attachments/${crypto.randomUUID()}`;
    expect(refusalOf(await ana.put(path, { withdrawn: true }))).to.equal('422 invalid');
  });
});

suite('a reply with files', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(() => {
    clinic = new AskingClinic();
    ana = clinic.as('ana-ruiz');
  });

  const reply = (attachmentIds: readonly string[], given = {}, of = MARIE) =>
    ana.put(newReply(of).path, sampleReply(of, { attachmentIds, ...given }));

  test('brings their rows with its message', async () => {
    const file = textFile(1_000);
    const { id } = await upload(ana, MARIE.conversation, file);
    const { id: messageId, path } = newReply(MARIE);
    const answer = await ana.put(path, sampleReply(MARIE, { attachmentIds: [id] }));
    const [message] = rowsOfKind(answer, 'message');
    const [row] = rowsOfKind(answer, 'attachment');
    expect(message?.value?.['attachmentIds']).to.deep.equal([id]);
    expect(row?.value).to.include({ id, messageId, name: file.name, type: file.type, size: 1_000 });
    const { parts: _, ...facts } = await completion(MARIE.conversation, file);
    expect(row?.value).to.include(facts);
  });

  test('needs no words', async () => {
    const { id } = await upload(ana, MARIE.conversation);
    expect((await reply([id], { body: '' })).status).to.equal(201);
  });

  test('is told to colleagues after its message, the file after it', async () => {
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    const { id } = await upload(ana, LUC.conversation);
    expect(await sam.rows(cursor)).to.deep.equal([]);
    await reply([id], {}, LUC);
    const kinds = (await sam.rows(cursor)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['conversation', 'message', 'attachment']);
  });

  test('is refused with a file of a colleague, of another conversation, or sent before', async () => {
    const others = await upload(clinic.as('sam-okafor'), MARIE.conversation);
    const elsewhere = await upload(ana, LUC.conversation);
    const own = await upload(ana, MARIE.conversation);
    expect((await reply([own.id])).status).to.equal(201);
    for (const { id } of [others, elsewhere, own])
      expect(refusalOf(await reply([id]))).to.equal('422 invalid');
  });

  test('is refused with the same file twice, and leaves it free', async () => {
    const { id } = await upload(ana, MARIE.conversation);
    expect(refusalOf(await reply([id, id]))).to.equal('422 invalid');
    expect((await reply([id])).status).to.equal(201);
  });

  test('is refused with a file that is not complete', async () => {
    const id = crypto.randomUUID();
    await ana.putPart(id, 0, textFile(10).bytes);
    expect(refusalOf(await reply([id]))).to.equal('422 invalid');
  });

  test('is refused with more files, or more bytes together, than the clinic takes', async () => {
    const ids: string[] = [];
    for (const seed of [1, 2, 3]) {
      ids.push((await upload(ana, MARIE.conversation, textFile(100, seed))).id);
    }
    await clinic.chooses({ limits: { attachments: { count: 2 } } });
    expect(refusalOf(await reply(ids))).to.equal('422 invalid');
    await clinic.chooses({ limits: { attachments: { count: 10, bytesTotal: 299 } } });
    expect(refusalOf(await reply(ids))).to.equal('422 invalid');
    expect((await reply(ids.slice(1))).status).to.equal(201);
  });

  test('needs the permission', async () => {
    const { id } = await upload(ana, MARIE.conversation);
    await clinic.chooses({ permissions: { 'ana-ruiz': { attach: false } } });
    expect(refusalOf(await reply([id]))).to.equal('403 not-allowed');
  });

  test('that is held uses none of them', async () => {
    const { id } = await upload(ana, MARIE.conversation);
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Wait!');
    const { path } = newReply(MARIE);
    const held = await ana.put(path, sampleReply(MARIE, { attachmentIds: [id] }));
    const seen = rowsOfKind(held, 'message').at(-1)?.id ?? null;
    const asItIs = sampleReply(MARIE, { attachmentIds: [id], basedOn: { messageId: seen } });
    expect((await ana.put(path, asItIs)).status).to.equal(201);
  });
});

suite('the bytes of a file', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const content = (staffId: string, id: string) =>
    clinic.as(staffId).get(`attachments/${id}/content`);

  test('are its author’s alone until it is sent, then every colleague’s', async () => {
    const ana = clinic.as('ana-ruiz');
    const file = textFile(PART_BYTES + 77);
    const { id } = await upload(ana, MARIE.conversation, file);
    expect(textOf(await content('ana-ruiz', id))).to.equal(textOf({ file }));
    expect(refusalOf(await content('sam-okafor', id))).to.equal('404 gone');
    acceptedOf(await ana.put(newReply(MARIE).path, sampleReply(MARIE, { attachmentIds: [id] })));
    expect(textOf(await content('sam-okafor', id))).to.equal(textOf({ file }));
  });

  test('come as a download whose name no reader takes for anything else', async () => {
    const ana = clinic.as('ana-ruiz');
    const name = 'congé "a"; x=1.txt';
    const { id } = await upload(ana, MARIE.conversation, { ...textFile(5), name });
    expect((await content('ana-ruiz', id)).file?.disposition).to.equal(
      'attachment; filename="cong_ _a_; x=1.txt"; ' +
        "filename*=UTF-8''cong%C3%A9%20%22a%22%3B%20x%3D1.txt",
    );
  });

  test('of nothing that is there are gone, and of a conversation that is not shown', async () => {
    expect(refusalOf(await content('ana-ruiz', 'nothing'))).to.equal('404 gone');
    await clinic.shows(MARIE.conversation, ['ana-ruiz']);
    expect((await content('ana-ruiz', 'c-001-m-3-f-1')).status).to.equal(200);
    expect(refusalOf(await content('sam-okafor', 'c-001-m-3-f-1'))).to.equal('404 gone');
  });

  test('opened by the staff start no clock', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    await content('ana-ruiz', 'c-005-m-2-f-1');
    expect(await ana.rows(cursor)).to.deep.equal([]);
  });
});
