import { expect } from '@open-wc/testing';

import {
  AskingClinic,
  refusalOf,
  type AskingStaff,
  type Heard,
  type Row,
} from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';
import { textFile, upload } from './sample-upload.js';

const DAY_MS = 86_400_000;
/** Luc's preparation sheet, which he has not opened yet. */
const SHEET = 'c-005-m-2-f-1';
/** Marie's photograph. */
const LABEL = 'c-001-m-3-f-1';

interface SeenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly deleteAfter?: string;
  readonly deletedAt?: string;
}

function filesSeen({ body }: Heard): SeenFile[] {
  const view = body as { conversations: { messages: { files?: SeenFile[] }[] }[] };
  return view.conversations.flatMap(({ messages }) => messages.flatMap(({ files = [] }) => files));
}

suite('the life of a clinic’s file', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(() => {
    clinic = new AskingClinic();
    ana = clinic.as('ana-ruiz');
  });

  const download = () => clinic.patient(LUC.patient).downloads(LUC.conversation, SHEET);
  const daysPass = (days: number) => clinic.ask('POST', `clock?offset=${days * DAY_MS}`);
  const row = async (): Promise<Row['value']> =>
    (await ana.rows()).find(({ id }) => id === SHEET)?.value;

  test('is kept for as long as the patient has not downloaded it', async () => {
    await daysPass(100);
    expect((await ana.get(`attachments/${SHEET}/content`)).status).to.equal(200);
    expect(await row()).to.not.have.any.keys('downloadedAt', 'deleteAfter', 'deletedAt');
  });

  test('counts its days from the first download, by the server’s clock', async () => {
    expect((await download()).file?.bytes.length).to.be.greaterThan(100);
    const first = await row();
    const { downloadedAt, deleteAfter } = first as Record<string, string>;
    const days = (Date.parse(deleteAfter ?? '') - Date.parse(downloadedAt ?? '')) / DAY_MS;
    expect(days).to.equal(7);
    await daysPass(1);
    await download();
    expect(await row()).to.deep.equal(first);
  });

  test('counts as many days as the clinic has chosen', async () => {
    await clinic.chooses({ retention: { attachmentDays: 2 } });
    await download();
    await daysPass(1.9);
    expect((await download()).status).to.equal(200);
    await daysPass(2.1);
    expect(refusalOf(await download())).to.equal('410 gone');
  });

  test('ends with its bytes, for the patient and the staff; a stub stays', async () => {
    await download();
    await daysPass(7.1);
    expect(refusalOf(await download())).to.equal('410 gone');
    expect(refusalOf(await ana.get(`attachments/${SHEET}/content`))).to.equal('410 gone');
    const { deletedAt, deleteAfter, name } = (await row()) as Record<string, string>;
    expect(deletedAt).to.equal(deleteAfter);
    expect(name).to.equal('preparation-sheet.pdf');
  });

  test('is told in the feed: the download, then the deletion', async () => {
    const before = await ana.pull();
    await download();
    const counting = await ana.pull(before.cursor);
    const [told] = await ana.rows(before.cursor);
    expect(told?.value).to.include.keys('downloadedAt', 'deleteAfter');
    await daysPass(8);
    const deleted = (await ana.rows(counting.cursor)).find(({ id }) => id === SHEET);
    expect(deleted?.value).to.have.property('deletedAt');
    expect(deleted?.version).to.be.greaterThan(told?.version ?? Infinity);
  });

  test('wakes whoever waits when its time is over', async () => {
    await download();
    const { cursor } = await ana.pull();
    const waiting = ana.get(`changes?since=${cursor}&wait=20`);
    await clinic.ledger();
    await daysPass(8);
    expect((await waiting).text).to.include('deletedAt');
  });

  test('is dropped when no reply ever brought it', async () => {
    const { id } = await upload(ana, MARIE.conversation);
    await daysPass(59);
    expect((await ana.get(`attachments/${id}/content`)).status).to.equal(200);
    await daysPass(61);
    expect(refusalOf(await ana.get(`attachments/${id}/content`))).to.equal('404 gone');
    const reply = sampleReply(MARIE, { attachmentIds: [id] });
    expect(refusalOf(await ana.put(newReply(MARIE).path, reply))).to.equal('422 invalid');
  });

  test('is seen in every state in the sample clinic', async () => {
    const files = (await ana.rows()).filter(({ kind }) => kind === 'attachment');
    const days = (value: Row['value'], name: string) =>
      (Date.parse(String(value?.[name])) - Date.now()) / DAY_MS;
    const [counting, kept, soon, deleted] = ['c-004', 'c-005', 'c-010', 'c-013'].map(
      (id) => files.find(({ value }) => value?.['conversationId'] === id)?.value,
    );
    expect(kept).to.not.have.any.keys('downloadedAt', 'deletedAt');
    expect(days(counting, 'deleteAfter')).to.be.within(6, 7);
    expect(days(soon, 'deleteAfter')).to.be.within(1.5, 2);
    expect(days(deleted, 'deletedAt')).to.be.below(0);
  });
});

suite('the files of a patient', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const marie = () => clinic.patient(MARIE.patient);
  const allow = async (allowAttachments = true) => {
    const reply = sampleReply(MARIE, { options: { allowAttachments } });
    await clinic.as('ana-ruiz').put(newReply(MARIE).path, reply);
  };
  const sends = (...fileIds: string[]) =>
    marie().sends(MARIE.conversation, { body: 'Here it is.', fileIds });
  const uploads = async (file = textFile(300)) => {
    const answer = await marie().uploads(MARIE.conversation, file);
    return { answer, id: (answer.body as { id: string }).id };
  };

  test('come with a message where the clinic allows them, and reach the staff whole', async () => {
    await allow();
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const file = textFile(300);
    const { id } = await uploads(file);
    expect(await ana.rows(cursor)).to.deep.equal([]);
    expect((await sends(id)).status).to.equal(201);
    const kinds = (await ana.rows(cursor)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['conversation', 'message', 'attachment']);
    expect((await ana.get(`attachments/${id}/content`)).file?.bytes).to.deep.equal(file.bytes);
  });

  test('are refused where the latest reply does not allow them', async () => {
    await allow();
    const { id } = await uploads();
    await allow(false);
    expect(refusalOf((await uploads()).answer)).to.equal('403 not-allowed');
    expect(refusalOf(await sends(id))).to.equal('403 not-allowed');
  });

  test('have the limits that the phone is told of', async () => {
    await allow();
    await clinic.chooses({ limits: { attachments: { bytesEach: 299, count: 1 } } });
    expect(refusalOf((await uploads()).answer)).to.equal('422 invalid');
    const wrong = { ...textFile(10), type: 'text/html' };
    expect(refusalOf((await uploads(wrong)).answer)).to.equal('422 invalid');
    const [one, two] = [await uploads(textFile(10)), await uploads(textFile(11))];
    expect(refusalOf(await sends(one.id, two.id))).to.equal('422 invalid');
    expect((await sends(one.id)).status).to.equal(201);
  });

  test('never are deleted by the seven days', async () => {
    expect((await marie().downloads(MARIE.conversation, LABEL)).status).to.equal(200);
    await clinic.ask('POST', `clock?offset=${30 * DAY_MS}`);
    const { file } = await clinic.as('ana-ruiz').get(`attachments/${LABEL}/content`);
    expect(file?.bytes.length).to.be.greaterThan(100);
  });

  test('in the sample are a picture that a browser can show', async () => {
    const { file } = await clinic.as('ana-ruiz').get(`attachments/${LABEL}/content`);
    const picture = await createImageBitmap(new Blob([file?.bytes ?? new Uint8Array()]));
    expect(picture.width).to.be.greaterThan(picture.height);
  });

  test('cannot be a colleague’s, nor staff files the patient’s', async () => {
    await allow();
    const { id } = await upload(clinic.as('ana-ruiz'), MARIE.conversation);
    expect(refusalOf(await sends(id))).to.equal('422 invalid');
    const { id: own } = await uploads();
    const reply = sampleReply(MARIE, { attachmentIds: [own] });
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, reply);
    expect(refusalOf(answer)).to.equal('422 invalid');
  });
});

suite('what a patient sees of a file', () => {
  test('its name, type and size, then when it will be deleted and that it is', async () => {
    const clinic = new AskingClinic();
    const luc = clinic.patient(LUC.patient);
    const [kept] = filesSeen(await luc.reads());
    expect(kept).to.have.all.keys('id', 'name', 'type', 'size');
    expect(kept).to.include({ name: 'preparation-sheet.pdf', type: 'application/pdf' });
    await luc.downloads(LUC.conversation, SHEET);
    expect(filesSeen(await luc.reads())[0]).to.have.property('deleteAfter');
    await clinic.ask('POST', `clock?offset=${8 * DAY_MS}`);
    expect(filesSeen(await luc.reads())[0]).to.have.property('deletedAt');
  });

  test('nothing of one that no reply brought, and none of another patient', async () => {
    const clinic = new AskingClinic();
    const { id } = await upload(clinic.as('ana-ruiz'), LUC.conversation);
    const luc = clinic.patient(LUC.patient);
    expect(filesSeen(await luc.reads())).to.have.length(1);
    expect(refusalOf(await luc.downloads(LUC.conversation, id))).to.equal('404 gone');
    expect(refusalOf(await luc.downloads(MARIE.conversation, LABEL))).to.equal('404 gone');
  });
});
