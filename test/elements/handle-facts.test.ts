import { expect } from '@open-wc/testing';

import {
  FileDeletedEvent,
  ReplyEvent,
  UnreadNoticeEvent,
  type IntrayEventMap,
} from '../../elements/events.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import { byRole } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

function told(page: ClinicPage, conversationId: string): void {
  const fields = { conversationId, replyId: 'r1', state: 'held', reason: 'moved-on' } as const;
  page.dispatchEvent(new ReplyEvent('held', fields));
}

suite('the inbox tells its host', () => {
  teardown(deleteTestStores);

  test('what becomes of replies in conversations that are not open, and no more once it is gone', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Tremblay/u);
    inbox.conversationId = 'c2';
    await inbox.updateComplete;
    const heard: string[] = [];
    inbox.addEventListener('intray-reply-held', ({ conversationId, reason }) => {
      heard.push(`${conversationId} ${String(reason)}`);
    });
    told(page, 'c1');
    told(page, 'c2');
    inbox.remove();
    told(page, 'c3');
    expect(heard).to.deep.equal(['c1 moved-on']);
  });

  test('that a message was not read and that a file is gone, in any conversation', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    inbox.conversationId = 'c1';
    await customElements.whenDefined('intray-notices-strip');
    await inbox.updateComplete;
    const heard: string[] = [];
    inbox.addEventListener('intray-unread-notice', ({ messageId }) => heard.push(messageId));
    inbox.addEventListener('intray-file-deleted', ({ attachmentId }) => heard.push(attachmentId));
    page.dispatchEvent(new UnreadNoticeEvent('c1', 'm1'));
    page.dispatchEvent(new FileDeletedEvent('c2', 'f1'));
    expect(heard).to.deep.equal(['m1', 'f1']);
  });

  test('that somebody must sign in, once for each reason', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    const reasons: string[] = [];
    inbox.addEventListener('intray-sign-in-needed', ({ reason }) => reasons.push(reason));
    page.stands({ signIn: 'session-ended' });
    await inbox.updateComplete;
    page.stands({ waiting: 1 });
    await inbox.updateComplete;
    page.stands({ signIn: 'other-user' });
    await inbox.updateComplete;
    expect(reasons).to.deep.equal(['session-ended', 'other-user']);
  });

  test('the first that is known of the connection, and what has waited since before', async () => {
    const page = await ClinicPage.open(THREE);
    page.stands({ online: false, offlineSince: NOON, waiting: 2 });
    const { promise: heard, resolve } = Promise.withResolvers<number>();
    const listen = ({ waiting }: IntrayEventMap['intray-connection-changed']): void => {
      resolve(waiting);
    };
    document.addEventListener('intray-connection-changed', listen, { once: true });
    await inboxOf(page);
    expect(await heard).to.equal(2);
  });

  test('nothing of a connection while another handle knows nothing of it yet', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Tremblay/u);
    const heard: boolean[] = [];
    inbox.addEventListener('intray-connection-changed', ({ online }) => heard.push(online));
    page.stands({ online: false, lastSyncedAt: null, user: null });
    await inbox.updateComplete;
    page.stands({ online: true, lastSyncedAt: NOON + 1 });
    await inbox.updateComplete;
    expect(heard).to.deep.equal([true]);
  });
});
