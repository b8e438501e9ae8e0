import type { ContractServer } from './contract-server.js';
import { type ServerAnswer } from './contract-server.js';

export interface PortalRequest {
  readonly path: string;
  readonly userId: string | null;
  /** JSON text; absent: a question. */
  readonly body?: string | undefined;
}

const TENANT = { id: 'lakeshore', name: 'Lakeshore Family Health', timeZone: 'America/Toronto' };
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
  readonly #now: () => number;
  #version = 1;
  readonly #told = new Map<string, { readonly version: number; readonly row: () => object }>();

  constructor(server: ContractServer, now: () => number) {
    this.server = server;
    this.#now = now;
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
    return this.server.begin(this.writeOf(request));
  }

  commit(request: PortalRequest): ServerAnswer {
    const write = this.writeOf(request);
    const before = this.server.effects.length;
    const told = this.server.commit(write);
    if (this.server.effects.length > before && write.kind === 'reply') {
      const { body } = JSON.parse(write.body) as { readonly body: string };
      const from = { kind: 'staff', id: write.userId, name: write.userId };
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

  #tell(
    conversationId: string,
    message: { readonly id: string; readonly body: string; readonly from: object },
  ): void {
    const sentAt = new Date(this.#now()).toISOString();
    const value = { ...message, conversationId, sentAt, attachmentIds: [] };
    const version = ++this.#version;
    const row = (): object => ({ kind: 'message', op: 'put', id: message.id, version, value });
    this.#told.set(message.id, { version, row });
    this.#tellConversation(conversationId);
  }

  #tellConversation(id: string): void {
    const version = ++this.#version;
    const row = (): object => ({
      kind: 'conversation',
      op: 'put',
      id,
      version,
      value: this.#conversation(id),
    });
    this.#told.set(`conversation ${id}`, { version, row });
  }

  #conversation(id: string): object {
    const { messages, state, assignee } = this.server.conversation(id);
    const at = new Date(this.#now()).toISOString();
    return {
      id,
      patient: { id: `patient-${id}`, name: 'Canary, Marie' },
      subject: 'Canary subject',
      state,
      patientCanReply: true,
      patientMayAttach: false,
      permissions: { reply: true, attachments: true },
      assignee,
      createdAt: at,
      lastMessageId: messages.at(-1)?.id ?? null,
      lastMessageAt: at,
      lastPatientMessageAt: at,
      unread: messages.at(-1)?.by === 'patient' ? 1 : 0,
      needsAnswer: messages.at(-1)?.by === 'patient',
      openedBy: [],
    };
  }

  #changes(path: string, userId: string): object {
    const since = Number(new URLSearchParams(path.split('?')[1]).get('since') ?? 0);
    const fresh = [...this.#told.values()].filter(({ version }) => version > since);
    const changes = fresh.sort((a, b) => a.version - b.version).map(({ row }) => row());
    const serverTime = new Date(this.#now()).toISOString();
    const cursor = String(this.#version);
    return { tenantId: TENANT.id, userId, changes, cursor, more: false, serverTime };
  }

  #session(userId: string): object {
    return {
      user: { id: userId, displayName: userId, internalName: userId },
      tenant: TENANT,
      serverTime: new Date(this.#now()).toISOString(),
      ...SESSION,
    };
  }
}

const PATIENT = { kind: 'patient', id: 'patient', name: 'Canary, Marie' };

function problem(status: number): object {
  return { type: 'about:blank', title: 'Not signed in', status };
}

const SESSION = {
  defaults: { allowResponse: true, allowAttachments: false, maskName: false },
  permissions: {
    reply: true,
    attach: true,
    assign: true,
    comment: true,
    bill: true,
    close: true,
    record: true,
  },
  limits: {
    bodyLength: 5_000,
    attachments: { count: 10, bytesEach: 1_000_000, bytesTotal: 1_000_000, types: ['image/png'] },
    rememberWritesDays: 30,
    waitSeconds: 0,
    parallelWrites: 4,
  },
  feeCodes: {},
  billingCycle: { kind: 'calendar-month' },
  retention: { attachmentDays: 7, deviceDays: 14, deviceMegabytes: 500 },
  suggestedAssignees: [],
  unreadChoices: ['P1D'],
};
