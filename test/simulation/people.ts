import { PORTAL } from './portal-answers.js';
import type * as Inside from './realm-entry.js';

export interface Person {
  readonly userId: string;
  readonly database: string;
}

export const ANA: Person = { userId: 'ana-ruiz', database: 'intray-ana' };
export const SAM: Person = { userId: 'sam-okafor', database: 'intray-sam' };

export const CONVERSATIONS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

export function devicePerson({
  userId,
  database,
}: Person): Parameters<(typeof Inside)['rememberPerson']>[0] {
  return {
    database,
    userId,
    backendUrl: PORTAL,
    tenantId: 'lakeshore',
    name: userId,
    needsPage: false,
    clockOffsetMs: 0,
  };
}
