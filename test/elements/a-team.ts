import { fixture, html } from '@open-wc/testing';

import type { AssignPanel } from '../../elements/assign-panel/assign-panel.js';
import type { Change } from '../../src/model/change.js';
import type { Assignee, Conversation } from '../../src/model/conversation.js';
import { conversation, message, SESSION, staff, workgroup } from '../support/server-rows.js';
import { ClinicPage } from './clinic-page.js';

export const FRONT_DESK: Assignee = { kind: 'workgroup', id: 'front-desk' };
export const NURSES: Assignee = { kind: 'workgroup', id: 'nurses' };
export const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
export const ME: Assignee = { kind: 'staff', id: 'ana-ruiz' };

export const TEAM: readonly Change[] = [
  staff('ana-ruiz', 'Ana Ruiz'),
  staff('sam-okafor', 'Sam Okafor'),
  staff('dana-lee', 'Dana Lee'),
  workgroup('front-desk', 'Front desk', ['ana-ruiz', 'sam-okafor']),
  workgroup('nurses', 'Nurses', ['ana-ruiz', 'dana-lee']),
];

/** A clinic that suggests its workgroups, and a conversation that the front desk has. */
export function teamPage(
  parts: Partial<Conversation> = {},
  more: readonly Change[] = [],
  session = SESSION,
): Promise<ClinicPage> {
  const one = [conversation('c1', { assignee: FRONT_DESK, ...parts }), message('c1', 'm1')];
  return ClinicPage.open([...TEAM, ...one, ...more], {
    ...session,
    suggestedAssignees: [FRONT_DESK, NURSES],
  });
}

export function panelOf(page: ClinicPage, lang = 'en-CA'): Promise<AssignPanel> {
  return fixture(html`
    <intray-assign-panel .intray=${page} conversation-id="c1" lang=${lang}></intray-assign-panel>
  `);
}
