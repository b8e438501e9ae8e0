import type { Change } from '../../src/model/change.js';
import type { Conversation } from '../../src/model/conversation.js';
import type { Message } from '../../src/model/message.js';
import { conversation, message, SESSION } from '../support/server-rows.js';
import type { ContractServer, ServerAnswer } from './contract-server.js';
import { onTheWire } from './on-the-wire.js';
import { ServerShelf } from './server-shelf.js';

export interface PortalRequest {
  readonly path: string;
  readonly userId: string | null;
  /** JSON text; absent: a question. */
  readonly body?: string | undefined;
  /** Of a part of a file, in the place of `body`. */
  readonly bytes?: Uint8Array | undefined;
}

const ADDRESSES = new Map([
  ['replies', 'reply'],
  ['assignments', 'assignment'],
  ['comments', 'comment'],
  ['status-changes', 'status-change'],
  ['read-marks', 'read-mark'],
  ['audit-events', 'audit-event'],
]);

/** The clinic API of a portal whose server keeps the contract: addresses and rows around its writes. */
export class Portal {
  readonly server: ContractServer;
  readonly shelf = new ServerShelf();
  readonly #now: () => number;
  /** How many writes it takes at once. */
  readonly #parallelWrites: number;
  #version = 1;
  readonly #told = new Map<string, { readonly version: number; readonly row: () => Change }>();

  constructor(server: ContractServer, now: () => number, parallelWrites: number) {
    this.server = server;
    this.#now = now;
    this.#parallelWrites = parallelWrites;
  }

  open(conversationId: string): void {
    this.server.open(conversationId);
    this.patientWrites(conversationId);
  }

  patientWrites(conversationId: string): void {
    const id = this.server.patientWrites(conversationId);
    this.#tell(conversationId, { id, body: 'Could you renew my prescription?', from: PATIENT });
  }

  /** What the address and the body ask for, for whoever carries it out later. */
  writeOf({ path, userId, body = '' }: PortalRequest): Parameters<ContractServer['write']>[0] {
    const [, ...names] = path.split('/');
    const ofClinic = names[0] !== 'conversations';
    const [conversationId = '', address = '', id = ''] = ofClinic ? ['', ...names] : names.slice(1);
    return {
      userId: userId ?? '',
      kind: ADDRESSES.get(address) ?? address,
      conversationId,
      id,
      body,
    };
  }

  /** Looked up before anything else; `running`: it is new. */
  begin(request: PortalRequest): ServerAnswer | 'running' {
    const write = this.writeOf(request);
    return uploadOf(request) ? (this.server.refusal(write) ?? 'running') : this.server.begin(write);
  }

  commit(request: PortalRequest): ServerAnswer {
    const upload = uploadOf(request);
    return upload ? this.#keep(upload, request) : this.#commitWrite(this.writeOf(request));
  }

  #keep({ id, part }: UploadStep, { bytes, body = '' }: PortalRequest): ServerAnswer {
    if (part !== undefined) return this.shelf.put(id, part, bytes ?? new Uint8Array());
    return this.shelf.complete(id, body, this.#now());
  }

  #commitWrite(write: ReturnType<Portal['writeOf']>): ServerAnswer {
    const before = this.server.effects.length;
    const told = this.server.commit(write);
    if (this.server.effects.length > before && write.kind === 'reply') {
      const { body } = JSON.parse(write.body) as { readonly body: string };
      const from = { kind: 'staff' as const, id: write.userId, name: write.userId };
      this.#tell(write.conversationId, { id: write.id, body, from });
    } else if (this.server.effects.length > before && write.kind !== 'audit-event')
      this.#tellConversation(write.conversationId);
    return told;
  }

  question({ path, userId }: PortalRequest): ServerAnswer {
    const { signedIn } = this.server;
    if (signedIn === null) return { status: 401, slug: 'sign-in-needed', body: problem(401) };
    if (path === '/session') return { status: 200, body: this.#session(signedIn) };
    if (userId !== signedIn) return { status: 401, slug: 'other-user', body: problem(401) };
    return { status: 200, body: this.#changes(path, signedIn) };
  }

  #tell(conversationId: string, { id, ...parts }: Pick<Message, 'id' | 'body' | 'from'>): void {
    const version = ++this.#version;
    const sentAt = this.#now();
    const told = message(conversationId, id, { ...parts, sentAt }, version);
    this.#told.set(id, { version, row: () => told });
    this.#tellConversation(conversationId);
  }

  #tellConversation(id: string): void {
    const version = ++this.#version;
    const row = (): Change => conversation(id, this.#factsOf(id), version);
    this.#told.set(`conversation ${id}`, { version, row });
  }

  #factsOf(id: string): Partial<Conversation> {
    const { messages, state, assignee } = this.server.conversation(id);
    const now = this.#now();
    const byPatient = messages.at(-1)?.by === 'patient';
    return {
      patient: { id: `patient-${id}`, name: 'Canary, Marie' },
      subject: 'Canary subject',
      state,
      assignee,
      createdAt: now,
      lastMessageId: messages.at(-1)?.id ?? null,
      lastMessageAt: now,
      lastPatientMessageAt: now,
      unread: byPatient ? 1 : 0,
      needsAnswer: byPatient,
    };
  }

  #changes(path: string, userId: string): object {
    const since = Number(new URLSearchParams(path.split('?')[1]).get('since') ?? 0);
    const fresh = [...this.#told.values()].filter(({ version }) => version > since);
    const changes = fresh.sort((a, b) => a.version - b.version).map(({ row }) => onTheWire(row()));
    const serverTime = new Date(this.#now()).toISOString();
    const cursor = String(this.#version);
    return { tenantId: SESSION.tenant.id, userId, changes, cursor, more: false, serverTime };
  }

  #session(userId: string): object {
    const user = { id: userId, displayName: userId, internalName: userId };
    const limits = { ...SESSION.limits, parallelWrites: this.#parallelWrites };
    return onTheWire({ ...SESSION, user, limits, serverTime: this.#now() });
  }
}

/** A part of a file, or, without one, the word that all of them were sent. */
export interface UploadStep {
  readonly id: string;
  readonly part: number | undefined;
}

/** Undefined: it is no step of an upload. */
export function uploadOf({ path, body, bytes }: PortalRequest): UploadStep | undefined {
  const [, name, id = '', , part] = path.split('/');
  if (name !== 'attachments' || (body ?? bytes) === undefined) return undefined;
  return { id, part: part === undefined ? undefined : Number(part) };
}

/** It asks for a change at the portal, and is no question. */
export function isWrite({ body, bytes }: PortalRequest): boolean {
  return (body ?? bytes) !== undefined;
}

const PATIENT: Message['from'] = { kind: 'patient', id: 'patient', name: 'Canary, Marie' };

function problem(status: number): object {
  return { type: 'about:blank', title: 'Not signed in', status };
}
