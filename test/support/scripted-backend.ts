import type {
  Answer,
  Backend,
  BillingLinesRequest,
  ChangesRequest,
  ContentAnswer,
  ContentRequest,
  ConversationRequest,
  FileRequest,
  PartRequest,
  WriteRequest,
} from '../../src/sync/backend.js';
import { FileShelf } from './file-shelf.js';
import { NOON, SESSION } from './server-rows.js';

/** A server that answers as a test says, and remembers what it was asked. */
export class ScriptedBackend implements Backend {
  readonly writes: WriteRequest[] = [];
  readonly pulls: ChangesRequest[] = [];
  sessions = 0;
  onSession: () => Answer | Promise<Answer> = () => ({ kind: 'no-answer' });
  onWrite: (request: WriteRequest) => Answer | Promise<Answer> = accepted;
  onChanges: (request: ChangesRequest) => Answer | Promise<Answer> = () => ({
    kind: 'no-answer',
  });

  readonly parts: PartRequest[] = [];
  readonly completions: FileRequest[] = [];
  readonly downloads: ContentRequest[] = [];
  readonly shelf = new FileShelf();
  onPart: (request: PartRequest) => Answer | Promise<Answer> = (part) => this.shelf.put(part);
  onComplete: (request: FileRequest) => Answer | Promise<Answer> = (file) =>
    this.shelf.complete(file);
  onContent: (request: ContentRequest) => ContentAnswer | Promise<ContentAnswer> = () => ({
    kind: 'no-answer',
  });

  readonly cycles: BillingLinesRequest[] = [];
  onBillingLines: (request: BillingLinesRequest) => Answer | Promise<Answer> = () => ({
    kind: 'no-answer',
  });

  async session(): Promise<Answer> {
    this.sessions += 1;
    return this.onSession();
  }

  async changes(request: ChangesRequest): Promise<Answer> {
    this.pulls.push(request);
    return this.onChanges(request);
  }

  readonly pages: ConversationRequest[] = [];
  onConversation: (request: ConversationRequest) => Answer | Promise<Answer> = () => ({
    kind: 'no-answer',
  });

  async conversation(request: ConversationRequest): Promise<Answer> {
    this.pages.push(request);
    return this.onConversation(request);
  }

  async write(request: WriteRequest): Promise<Answer> {
    this.writes.push(request);
    return this.onWrite(request);
  }

  async putPart(request: PartRequest): Promise<Answer> {
    this.parts.push(request);
    return this.onPart(request);
  }

  async completeFile(request: FileRequest): Promise<Answer> {
    this.completions.push(request);
    return this.onComplete(request);
  }

  async content(request: ContentRequest): Promise<ContentAnswer> {
    this.downloads.push(request);
    return this.onContent(request);
  }

  async billingLines(request: BillingLinesRequest): Promise<Answer> {
    this.cycles.push(request);
    return this.onBillingLines(request);
  }
}

export function accepted({ id, body }: WriteRequest): Answer {
  const withdrawn = body === '{"withdrawn":true}';
  const answer = withdrawn
    ? { id, withdrawn: true }
    : { id, acceptedAt: '2026-11-24T17:00:01.000Z', changes: [] };
  return { kind: 'answered', body: answer };
}

export interface SessionParts {
  readonly userId?: string;
  readonly tenantId?: string;
  readonly now?: number;
}

export function sessionAnswer(parts: SessionParts = {}): Answer {
  const { userId = 'ana-ruiz', tenantId = 'lakeshore', now = NOON } = parts;
  const body = {
    ...SESSION,
    user: { ...SESSION.user, id: userId },
    tenant: { ...SESSION.tenant, id: tenantId },
    serverTime: new Date(now).toISOString(),
  };
  return { kind: 'answered', body };
}
