import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { sendReply } from '../../src/commands/send-reply.js';
import { LocalDataRemovedError } from '../../src/model/errors.js';
import { openStoreOf } from '../../src/store/database.js';
import {
  databaseName,
  noteLock,
  rememberPerson,
  type DevicePerson,
} from '../../src/store/device.js';
import { forgetPerson, noteSignedOut, removeDatabase } from '../../src/store/leave-device.js';
import { saveSession } from '../../src/store/meta.js';
import { pushFor, pushOnSync } from '../../src/sync/background-push.js';
import { parseSession } from '../../src/sync/contract.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { pull } from '../../src/sync/pull.js';
import { AskingClinic } from '../contracts/asking-clinic.js';
import { LUC } from '../contracts/sample-reply.js';
import { seenRequests } from '../support/line.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';

const people: DevicePerson[] = [];

/** Ana has used this device last; a reply of hers waits on it, and no page is open. */
async function leftBehind({ run }: AskingClinic): Promise<DevicePerson> {
  const { href: backendUrl } = new URL(`/clinic/${run}/ana-ruiz/api/intray`, location.href);
  const [tenantId, userId] = ['lakeshore', 'ana-ruiz'];
  const database = await databaseName(backendUrl, tenantId, userId);
  const who = { database, backendUrl, tenantId, userId, name: 'Ana Ruiz' };
  const person = { ...who, needsPage: false, clockOffsetMs: 0 };
  people.push(person);
  const store = await openStoreOf(person);
  const backend = new HttpBackend({ url: backendUrl });
  const answer = await backend.session();
  const session = answer.kind === 'answered' ? parseSession(answer.body) : undefined;
  if (session) await saveSession(store, session);
  await pull({ store, backend });
  const basedOn = {
    messageId: LUC.last,
    assignee: { kind: 'staff', id: userId },
    state: 'open',
  } as const;
  const words = { conversationId: LUC.conversation, body: 'Left behind.', basedOn };
  await sendReply(store, { ...words, options: DEFAULT_OPTIONS, undoMs: 0 });
  store.close();
  await rememberPerson(person);
  return person;
}

async function sentReplies({ run }: AskingClinic): Promise<number> {
  const seen = await seenRequests(run);
  return seen.filter(({ method, path }) => method === 'PUT' && path.includes('/replies/')).length;
}

suite('sending with no page open', () => {
  teardown(async () => {
    for (const { database } of people.splice(0)) {
      await forgetPerson(database);
      await removeDatabase(database);
    }
  });

  const triggers = {
    'a sync event': () => pushOnSync(),
    'another tab': ({ database }: DevicePerson) => pushFor(database, { eager: true }),
  };
  for (const [trigger, push] of Object.entries(triggers))
    test(`leaves the work of whoever has signed out until they are back, at ${trigger}`, async () => {
      const clinic = new AskingClinic();
      const ana = await leftBehind(clinic);
      await noteSignedOut(ana.database);
      await push(ana);
      expect(await sentReplies(clinic)).to.equal(0);

      await rememberPerson(ana);
      await push(ana);
      expect(await sentReplies(clinic)).to.equal(1);
    });

  for (const [trigger, push] of Object.entries(triggers))
    test(`leaves the work of a locked inbox until it is unlocked, at ${trigger}`, async () => {
      const clinic = new AskingClinic();
      const ana = await leftBehind(clinic);
      await noteLock(ana.database, { waiting: 1 });
      // A tab that opens at this moment does not take the lock away.
      expect((await rememberPerson(ana)).locked).to.deep.equal({ waiting: 1 });
      await push(ana);
      expect(await sentReplies(clinic)).to.equal(0);

      await noteLock(ana.database, undefined);
      await push(ana);
      expect(await sentReplies(clinic)).to.equal(1);
    });

  for (const [trigger, push] of Object.entries(triggers))
    test(`makes nothing anew where the database has been removed, at ${trigger}`, async () => {
      const ana = await leftBehind(new AskingClinic());
      await Dexie.delete(ana.database);
      const refused = await push(ana).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused).to.be.instanceOf(LocalDataRemovedError);
      const names = (await indexedDB.databases()).map(({ name }) => name);
      expect(names).not.to.include(ana.database);
    });
});
