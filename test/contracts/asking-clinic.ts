import { expect } from '@open-wc/testing';

import type { Change } from '../../src/model/change.js';
import type { Conversation } from '../../src/model/conversation.js';
import type { Message } from '../../src/model/message.js';
import { parseChangesPage, parseProblem, parseWriteAnswer } from '../../src/sync/contract.js';

type Send = (request: Request) => Promise<Response>;

/** An answer as it came; that it has every header of the contract was looked at on the way. */
export interface Heard {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  /** Where the answer is a file. */
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly disposition: string | null };
}

/** A clinic of one test's own, asked over the line, or a handler in the page where a test must hold it. */
export class AskingClinic {
  readonly run = `contracts-${crypto.randomUUID()}`;
  readonly #send: Send;

  constructor(send: Send = (request) => fetch(request)) {
    this.#send = send;
  }

  /** A member of staff, by whose address everything is asked. */
  as(staffId: string): AskingStaff {
    return new AskingStaff(this, staffId);
  }

  patient(patientId: string) {
    const ask = (method: string, path: string, body?: unknown) =>
      this.ask(method, `patient/${patientId}/${path}`, body === undefined ? {} : { body });
    return {
      reads: () => ask('GET', 'conversations'),
      writes: (conversationId: string, body: string) =>
        ask('POST', `conversations/${conversationId}/messages`, { body }),
      opens: (conversationId: string, messageId: string) =>
        ask('POST', `conversations/${conversationId}/messages/${messageId}/read`),
      sends: (conversationId: string, message: { body: string; fileIds: readonly string[] }) =>
        ask('POST', `conversations/${conversationId}/messages`, message),
      downloads: (conversationId: string, fileId: string) =>
        ask('GET', `conversations/${conversationId}/files/${fileId}`),
      uploads: (conversationId: string, { name, type, bytes }: GivenFile) => {
        const path = `patient/${patientId}/conversations/${conversationId}/files`;
        const headers = { 'Content-Type': type };
        return this.ask('POST', `${path}?name=${encodeURIComponent(name)}`, {
          body: bytes,
          headers,
        });
      },
    };
  }

  reset(size?: number): Promise<Heard> {
    return this.ask('POST', size === undefined ? 'reset' : `reset?size=${size}`);
  }

  closes(conversationId: string, by: string): Promise<Heard> {
    return this.ask('POST', `conversations/${conversationId}/close?by=${by}`);
  }

  /** Another clinic's choices; `staff` changes people, `conversations` what one patient is allowed. */
  chooses(settings: unknown): Promise<Heard> {
    return this.ask('POST', 'settings', { body: settings });
  }

  /** Only these may open it; without them everybody. */
  shows(conversationId: string, to?: readonly string[]): Promise<Heard> {
    const query = to ? `?to=${to.join(',')}` : '';
    return this.ask('POST', `conversations/${conversationId}/visible${query}`);
  }

  async ledger(): Promise<readonly LedgerLine[]> {
    const { body } = await this.ask('GET', 'ledger');
    return (body as { writes: LedgerLine[] }).writes;
  }

  async ask(method: string, path: string, options: AskOptions = {}): Promise<Heard> {
    const { body, headers, signal } = options;
    const init: RequestInit = { method, ...(headers && { headers }), ...(signal && { signal }) };
    if (body !== undefined) init.body = isRaw(body) ? body : JSON.stringify(body);
    const url = new URL(`/clinic/${this.run}/${path}`, location.href);
    return heard(await this.#send(new Request(url, init)));
  }
}

interface AskOptions {
  /** Text and bytes go as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface LedgerLine {
  readonly id: string;
  readonly requests: number;
  readonly effects: number;
  readonly outcome: string;
}

export class AskingStaff {
  readonly #clinic: AskingClinic;
  readonly #staffId: string;

  constructor(clinic: AskingClinic, staffId: string) {
    this.#clinic = clinic;
    this.#staffId = staffId;
  }

  get(path: string, signal?: AbortSignal): Promise<Heard> {
    return this.#ask('GET', path, signal ? { signal } : {});
  }

  put(path: string, body: unknown): Promise<Heard> {
    return this.#ask('PUT', path, { body });
  }

  putPart(id: string, part: number | string, bytes: Uint8Array<ArrayBuffer>): Promise<Heard> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    return this.#ask('PUT', `attachments/${id}/parts/${part}`, { body: bytes, headers });
  }

  /** Everything since a cursor, page by page. */
  async pull(since?: string, limit = 500): Promise<Pulled> {
    const changes: Change[] = [];
    let cursor = since;
    for (;;) {
      const from = cursor === undefined ? '' : `&since=${cursor}`;
      const page = pageOf(await this.get(`changes?limit=${limit}${from}`));
      changes.push(...page.changes);
      cursor = page.cursor;
      if (!page.more) return { changes, cursor };
    }
  }

  /** Everything since a cursor, also the kinds that our door lets pass by. */
  async rows(since?: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor = since;
    for (;;) {
      const from = cursor === undefined ? '' : `?since=${cursor}`;
      const page = (await this.get(`changes${from}`)).body as RowsPage;
      rows.push(...page.changes);
      cursor = page.cursor;
      if (!page.more) return rows;
    }
  }

  #ask(method: string, path: string, options: AskOptions): Promise<Heard> {
    const own = { 'Intray-Version': '1', 'Intray-User': this.#staffId };
    const headers = { ...options.headers, ...own };
    return this.#clinic.ask(method, `${this.#staffId}/api/intray/${path}`, { ...options, headers });
  }
}

/** A change as the wire has it. */
export interface Row {
  readonly kind: string;
  readonly op: string;
  readonly id: string;
  readonly version: number;
  readonly value?: Readonly<Record<string, unknown>>;
}

interface RowsPage {
  readonly changes: readonly Row[];
  readonly cursor: string;
  readonly more: boolean;
}

export interface Pulled {
  readonly changes: readonly Change[];
  readonly cursor: string;
}

/** A page of changes that passed our door whole. */
export function pageOf({ status, body }: Heard) {
  expect(status).to.equal(200);
  const page = parseChangesPage(body);
  expect(page?.rejected).to.deep.equal([]);
  if (!page) throw new Error('Not a page of changes');
  return page;
}

/** A write's answer that passed our door whole. */
export function acceptedOf({ body }: Heard) {
  const answer = parseWriteAnswer(body);
  if (answer?.kind !== 'accepted') throw new Error('Not the answer of an accepted write');
  expect(answer.rejected).to.deep.equal([]);
  return answer;
}

/** The rows of one kind that an answer brings, as the wire has them. */
export function rowsOfKind({ body }: Heard, kind: string): Row[] {
  const { changes } = body as { changes: readonly Row[] };
  return changes.filter((row) => row.kind === kind);
}

/** The status and the slug of a refusal, whose body passed our door. */
export function refusalOf({ status, body }: Heard): string {
  const problem = body as { type: string; title: string; status: number; detail: string };
  expect(parseProblem(body).rejected).to.deep.equal([]);
  expect(parseProblem(body).detail).to.be.a('string').and.not.equal('');
  expect(problem.title).to.be.a('string').and.not.equal('');
  expect(problem.status).to.equal(status);
  return `${status} ${new URL(problem.type).pathname.split('/').at(-1) ?? ''}`;
}

export function conversationIn(changes: readonly Change[], id: string): Conversation {
  const found = changes.findLast((item) => item.kind === 'conversation' && item.id === id);
  if (found?.op === 'put' && found.kind === 'conversation') return found.value;
  throw new Error(`No conversation ${id} among the changes`);
}

export function messagesIn(changes: readonly Change[], conversationId: string): Message[] {
  const messages = changes.flatMap((item) =>
    item.op === 'put' && item.kind === 'message' ? [item.value] : [],
  );
  return messages.filter((message) => message.conversationId === conversationId);
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

async function heard(response: Response): Promise<Heard> {
  const isFile = response.headers.has('Content-Disposition');
  expectOurs(response, isFile ? 'application/octet-stream' : 'application/json');
  if (isFile) return heardFile(response);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as unknown };
}

async function heardFile(response: Response): Promise<Heard> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const disposition = response.headers.get('Content-Disposition');
  return { status: response.status, text: '', body: undefined, file: { bytes, disposition } };
}

function expectOurs({ headers, ok, redirected }: Response, type: string): void {
  const problem = 'application/problem+json';
  expect(headers.get('Content-Type')).to.equal(ok ? type : problem);
  expect(headers.get('Intray-Version')).to.equal('1');
  expect(headers.get('Cache-Control')).to.equal('no-store');
  expect(Date.parse(headers.get('Date') ?? '')).to.be.greaterThan(0);
  expect(redirected).to.equal(false);
}
