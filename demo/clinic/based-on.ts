import type { WireAssignee } from '../../src/sync/contract.js';
import type { Fields } from './fields.js';

/** What a person saw of the conversation when writing. */
export interface BasedOn {
  readonly messageId: string | null;
  readonly assignee: WireAssignee | null;
  readonly state: 'open' | 'closed';
}

export function readBasedOn(fields: Fields): BasedOn {
  return {
    messageId: fields.nullable('messageId', () => fields.id('messageId')),
    assignee: fields.nullable('assignee', () => readAssignee(fields.fields('assignee'))),
    state: fields.oneOf('state', ['open', 'closed']),
  };
}

export function readAssignee(fields: Fields): WireAssignee {
  return { kind: fields.oneOf('kind', ['staff', 'workgroup']), id: fields.id('id') };
}
