import { fixture, html } from '@open-wc/testing';

import type { MessageInbox } from '../../elements/message-inbox/message-inbox.js';
import type { Change } from '../../src/model/change.js';
import { conversation, message, NOON } from '../support/server-rows.js';
import type { ClinicPage } from './clinic-page.js';

export async function inboxOf(page: ClinicPage | undefined, width = 1200): Promise<MessageInbox> {
  const box = await fixture<HTMLElement>(html`
    <div><intray-message-inbox .intray=${page}></intray-message-inbox></div>
  `);
  box.style.width = `${width}px`;
  box.style.height = '700px';
  return box.firstElementChild as MessageInbox;
}

export function patient(id: string, name: string, minutesAgo = 0): Change[] {
  const at = NOON - minutesAgo * 60_000;
  return [
    conversation(id, {
      patient: { id: `patient-${id}`, name },
      lastMessageId: `${id}-m1`,
      lastMessageAt: at,
      lastPatientMessageAt: at,
    }),
    message(id, `${id}-m1`, { sentAt: at, body: `Words of ${name}` }),
  ];
}

export const THREE = [
  ...patient('c1', 'Tremblay, Marie'),
  ...patient('c2', 'Park, Mia', 10),
  ...patient('c3', 'Yusuf, Amina', 20),
];
