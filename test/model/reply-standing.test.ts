import { expect } from '@open-wc/testing';

import { replyRules, type ReplyStanding } from '../../src/model/reply-standing.js';

const OPEN: ReplyStanding = {
  gone: false,
  state: 'open',
  patientCanReply: true,
  patient: { reply: true, attachments: true },
  person: { reply: true, bill: true },
  undecided: false,
};

const PROHIBITED = { reply: true, attachments: false };
const NOT_MESSAGED = { reply: false, attachments: false };
const ENDED = { patientCanReply: false };
const CLOSED = { state: 'closed', patientCanReply: false } as const;

/** The rows of the help page's dependency table, each with all that it says of the panel. */
const TABLE: readonly (readonly [string, boolean, Partial<ReplyStanding>, object])[] = [
  ['on, files allowed, open', true, {}, { reply: 'stays', queuesBehind: false }],
  [
    'on, files prohibited, open',
    true,
    { patient: PROHIBITED },
    { reply: 'stays', attachmentsOff: 'patient', queuesBehind: false },
  ],
  [
    'off, files allowed, open',
    false,
    {},
    { reply: 'ends', attachmentsOff: 'needs-response', queuesBehind: false },
  ],
  [
    'off, files prohibited, open',
    false,
    { patient: PROHIBITED },
    { reply: 'ends', attachmentsOff: 'needs-response', queuesBehind: false },
  ],
  ['on, files allowed, ended', true, ENDED, { reply: 'reopens', queuesBehind: false }],
  [
    'off, files allowed, ended',
    false,
    ENDED,
    { reply: 'ends', attachmentsOff: 'needs-response', queuesBehind: false },
  ],
  ['on, closed', true, CLOSED, { locked: 'closed', reply: 'reopens', queuesBehind: false }],
  [
    'off, closed',
    false,
    CLOSED,
    { locked: 'closed', reply: 'ends', attachmentsOff: 'needs-response', queuesBehind: false },
  ],
  [
    'on, not to be messaged, open',
    true,
    { patient: NOT_MESSAGED },
    { locked: 'patient', reply: 'stays', attachmentsOff: 'patient', queuesBehind: false },
  ],
  [
    'on, not to be messaged, closed',
    true,
    { ...CLOSED, patient: NOT_MESSAGED },
    { locked: 'patient', reply: 'reopens', attachmentsOff: 'patient', queuesBehind: false },
  ],
  ['on, a reply of mine held', true, { undecided: true }, { reply: 'stays', queuesBehind: true }],
  [
    'off, a reply of mine held',
    false,
    { undecided: true },
    { reply: 'ends', attachmentsOff: 'needs-response', queuesBehind: true },
  ],
];

suite('what the panel may show, with Allow Response', () => {
  for (const [row, allowResponse, standing, rules] of TABLE)
    test(row, () => {
      expect(replyRules({ ...OPEN, ...standing }, allowResponse)).to.deep.equal(rules);
    });

  test('in a conversation that is gone, which no permission brings back', () => {
    const patient = { reply: false, attachments: false };
    expect(replyRules({ ...OPEN, gone: true, patient }, true).locked).to.equal('gone');
  });

  test('on, by somebody who may neither reply nor bill', () => {
    const person = { reply: false, bill: false };
    expect(replyRules({ ...OPEN, person }, true)).to.deep.equal({
      locked: 'person',
      reply: 'stays',
      billableOff: 'person',
      queuesBehind: false,
    });
  });
});
