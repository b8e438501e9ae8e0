import type { Answer } from '../../src/sync/backend.js';
import type { ContractServer, ServerAnswer, Write } from './contract-server.js';

const FAULTS = [
  'accept',
  'accept',
  'accept',
  'accept',
  'drop-before',
  'drop-after',
  'drop-after',
  'hang-before',
  'hang-after',
  'html',
  'html-after',
  'redirect',
  'gateway-after',
  'busy',
  'quiet',
  'refuse',
  'forbid',
  'running',
  'signed-out',
  'stranger',
  'nonsense',
] as const;
type Fault = (typeof FAULTS)[number];
/** How many things can happen to a request. */
export const LINE_FAULTS = FAULTS.length;

/** What is between a device and a server that keeps the contract: nothing of it can be relied on. */
export class PlannerLine {
  readonly #server: ContractServer;
  readonly #counts: { drops: number };

  constructor(server: ContractServer, counts: { drops: number }) {
    this.#server = server;
    this.#counts = counts;
  }

  /** What is heard of a request; undefined: nothing, for as long as it is waited for. */
  carry(luck: number, write: Write): Answer | undefined {
    return this.#answer(FAULTS[luck % FAULTS.length] ?? 'accept', write);
  }

  #drop(): Answer {
    this.#counts.drops += 1;
    return { kind: 'no-answer' };
  }

  #answer(fault: Fault, write: Write): Answer | undefined {
    const ask = (): ServerAnswer => this.#server.write(write);
    switch (fault) {
      case 'accept':
        return answerOf(ask());
      case 'drop-before':
        return this.#drop();
      case 'drop-after':
        ask();
        return this.#drop();
      case 'hang-before':
        return undefined;
      case 'hang-after':
        ask();
        return undefined;
      case 'html-after':
        ask();
        return { kind: 'not-ours', status: 200, signIn: false };
      case 'html':
        return { kind: 'not-ours', status: 200, signIn: false };
      case 'redirect':
        return { kind: 'not-ours', status: 0, signIn: true };
      case 'gateway-after':
        ask();
        return { kind: 'not-ours', status: 502, signIn: false };
      case 'busy':
        return { kind: 'problem', status: 503, slug: '', body: {} };
      case 'quiet':
        return { kind: 'problem', status: 429, slug: '', body: {}, retryAfterMs: 7_000 };
      case 'refuse':
        return this.#unless(write, 422, 'invalid');
      case 'forbid':
        return this.#unless(write, 403, 'not-allowed');
      case 'running':
        return this.#unless(write, 409, 'in-progress');
      case 'signed-out':
        this.#server.signedIn = null;
        return answerOf(ask());
      case 'stranger':
        return { kind: 'answered', body: { id: `not-${write.id}`, acceptedAt: ISO, changes: [] } };
      case 'nonsense':
        return { kind: 'answered', body: { ok: true } };
    }
  }

  /** A server that keeps the contract says first who is signed in, and what became of the id. */
  #unless(write: Write, status: number, slug: string): Answer {
    const told = this.#server.begin(write);
    return answerOf(told === 'running' ? { status, slug, body: {} } : told);
  }
}

function answerOf({ status, slug = '', body }: ServerAnswer): Answer {
  if (status < 300) return { kind: 'answered', body };
  return { kind: 'problem', status, slug, body };
}

const ISO = '2026-11-24T17:00:00.000Z';
