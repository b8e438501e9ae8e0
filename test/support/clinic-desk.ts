import { createClinic, type Clinic } from '../../demo/clinic/handler.js';
import { addressOf } from '../../src/model/outbox-kind.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import type { ConversationView } from '../../src/store/views.js';
import type {
  Answer,
  Backend,
  BillingLinesRequest,
  ChangesRequest,
  ConversationRequest,
  WriteRequest,
} from '../../src/sync/backend.js';
import { pull } from '../../src/sync/pull.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from './manual-clock.js';
import { firstView, openTestStore } from './test-store.js';

const RUN = 'https://clinic.example/clinic/team';
const SILENCE: Answer = { kind: 'no-answer' };

/** The demo's clinic behind the interface of a portal's server, for one member of staff. Files do not pass. */
class ClinicBackend implements Backend {
  readonly #clinic: Clinic;
  readonly #staffId: string;
  readonly writes: WriteRequest[] = [];
  /** The line is cut: nobody answers. */
  cut = false;

  constructor(clinic: Clinic, staffId: string) {
    this.#clinic = clinic;
    this.#staffId = staffId;
  }

  session(): Promise<Answer> {
    return this.#ask('session');
  }

  changes({ since, limit }: ChangesRequest): Promise<Answer> {
    const query = new URLSearchParams({ limit: String(limit), ...(since && { since }) });
    return this.#ask(`changes?${query.toString()}`);
  }

  conversation({ conversationId, before, limit }: ConversationRequest): Promise<Answer> {
    const query = new URLSearchParams({ limit: String(limit), ...(before && { before }) });
    return this.#ask(`conversations/${conversationId}?${query.toString()}`);
  }

  write(request: WriteRequest): Promise<Answer> {
    this.writes.push(request);
    return this.#ask(addressOf(request).join('/'), request.body);
  }

  putPart(): Promise<Answer> {
    return Promise.resolve(SILENCE);
  }

  completeFile(): Promise<Answer> {
    return Promise.resolve(SILENCE);
  }

  content(): Promise<Exclude<Answer, { kind: 'answered' }>> {
    return Promise.resolve({ kind: 'no-answer' });
  }

  billingLines({ cycle }: BillingLinesRequest): Promise<Answer> {
    return this.#ask(`billing-lines?cycle=${cycle}`);
  }

  async #ask(path: string, body?: string): Promise<Answer> {
    if (this.cut) return SILENCE;
    const headers = { 'Intray-Version': '1', 'Intray-User': this.#staffId };
    const write = body === undefined ? {} : { method: 'PUT', body };
    const type = { 'Content-Type': 'application/json' };
    const request = new Request(`${RUN}/${this.#staffId}/api/intray/${path}`, {
      ...write,
      headers: body === undefined ? headers : { ...headers, ...type },
    });
    const response = await this.#clinic.handle(request);
    const told: unknown = await response.json();
    if (response.ok) return { kind: 'answered', body: told };
    const slug = (told as { type: string }).type.split('/').at(-1) ?? '';
    return { kind: 'problem', status: response.status, slug, body: told };
  }
}

/** One member of staff at a computer that follows the clinic when told to. */
export interface Desk {
  readonly store: Store;
  readonly backend: ClinicBackend;
  readonly push: () => Promise<void>;
  readonly pull: () => Promise<void>;
  /** The conversation as this person sees it. */
  readonly view: (conversationId: string) => Promise<ConversationView>;
}

/** A clinic with its sample conversations, the desks of its staff, and its patients. */
export interface TestClinic {
  readonly clock: ManualClock;
  /** With a clock of its own, or the clinic's. */
  readonly desk: (staffId: string, clock?: ManualClock) => Promise<Desk>;
  /** What the patient of a conversation gets to see, every byte of it. */
  readonly patientSees: (conversationId: string) => Promise<string>;
  readonly patientWrites: (conversationId: string, body: string) => Promise<void>;
  readonly patientReads: (conversationId: string, messageId: string) => Promise<void>;
  /** The clinic has chosen otherwise than the sample. */
  readonly chooses: (settings: object) => Promise<void>;
  /** Ends what waits for its record system. */
  readonly delivers: (conversationId: string, outcome: 'filed' | 'failed') => Promise<void>;
  /** From now on only these may open it; absent: everybody. */
  readonly showTo: (conversationId: string, staffIds?: readonly string[]) => Promise<void>;
}

export function openClinic(): TestClinic {
  const clock = new ManualClock();
  const clinic = createClinic({ now: clock.now });
  const ask = (path: string, body?: string): Promise<Response> =>
    clinic.handle(
      new Request(`${RUN}/${path}`, body === undefined ? {} : { method: 'POST', body }),
    );
  const phoneOf = async (conversationId: string): Promise<string> => {
    const answer = await ask(`conversations/${conversationId}/patient`);
    const { patientId } = (await answer.json()) as { patientId: string };
    return `patient/${patientId}/conversations`;
  };
  return {
    clock,
    desk: (staffId, own = clock) => openDesk(clinic, staffId, own),
    patientSees: async (id) => (await ask(await phoneOf(id))).text(),
    patientWrites: async (id, body) => {
      const path = `${await phoneOf(id)}/${id}/messages`;
      const answer = await ask(path, JSON.stringify({ body }));
      if (!answer.ok) throw new Error(await answer.text());
    },
    patientReads: async (id, messageId) => {
      const path = `${await phoneOf(id)}/${id}/messages/${messageId}/read`;
      const answer = await ask(path, '');
      if (!answer.ok) throw new Error(await answer.text());
    },
    chooses: async (settings) => {
      const answer = await ask('settings', JSON.stringify(settings));
      if (!answer.ok) throw new Error(await answer.text());
    },
    delivers: async (id, outcome) => {
      const answer = await ask(`conversations/${id}/deliver?state=${outcome}`, '');
      if (!answer.ok) throw new Error(await answer.text());
    },
    showTo: async (id, staffIds) => {
      const query = staffIds ? `?to=${staffIds.join()}` : '';
      const answer = await ask(`conversations/${id}/visible${query}`, '');
      if (!answer.ok) throw new Error(await answer.text());
    },
  };
}

async function openDesk(clinic: Clinic, userId: string, clock: ManualClock): Promise<Desk> {
  const store = await openTestStore({ userId, clock });
  const backend = new ClinicBackend(clinic, userId);
  const follow = async (): Promise<void> => {
    const end = await pull({ store, backend });
    if (end !== 'done') throw new Error(`The pull ended with ${end}.`);
  };
  await follow();
  return {
    store,
    backend,
    pull: follow,
    push: () => drain({ store, backend, door: wholeSession, owner: userId, random: () => 0.5 }),
    view: async (id) => {
      const view = await firstView<ConversationView | undefined>((next, fail) =>
        watchConversation(store, id, next, fail),
      );
      if (view === undefined) throw new Error(`${id} is not here.`);
      return view;
    },
  };
}
