import type { ClinicContents } from '../clinic-run.js';
import { CLOSED_CONVERSATIONS } from './closed-conversations.js';
import { conversationRow } from './conversation-row.js';
import { generatedConversations } from './generated-conversations.js';
import { INBOX_CONVERSATIONS } from './inbox-conversations.js';
import { OPEN_CONVERSATIONS } from './open-conversations.js';
import { samplePeople } from './people.js';

const WRITTEN = [...INBOX_CONVERSATIONS, ...OPEN_CONVERSATIONS, ...CLOSED_CONVERSATIONS];

/** The sample clinic as of now, with `size` conversations; the written ones come before generated ones. */
export function sampleClinic(now: number, size = WRITTEN.length): ClinicContents {
  const samples = [...WRITTEN.slice(0, size), ...generatedConversations(size - WRITTEN.length)];
  const conversations = samples.map((sample, at) => conversationRow(sample, at + 1, now));
  return { ...samplePeople(), conversations };
}
