import type { LitElement } from 'lit';

import type { DraftContent } from '../../src/model/draft-content.js';
import type { ReplyChoices } from '../../src/model/reply-choices.js';
import { watchBillingHints, type BillingHints } from '../../src/store/billing-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import { watchPeople, type People } from '../../src/store/people-queries.js';
import type { ConversationView } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { DraftKeeper } from '../drafts/draft-keeper.js';
import { replyDrafts } from '../drafts/reply-drafts.js';
import { AttachControl } from '../files/attach-control.js';
import { LiveQuery, ofConversation } from '../live-query.js';
import { billedPatient } from './billing-hints.js';
import { compose, type Composition } from './composition.js';
import { chosen, typed } from './edits.js';
import { presetOf, type Presets } from './presets.js';

type Host = LitElement & Presets & { readonly conversationId: string; readonly disabled: boolean };

interface Failing {
  readonly attempt: (act: Promise<unknown>) => void;
  readonly report: (error: unknown) => void;
}

/** All that a reply is made of, as it stands on the screen, and every way to change it. */
export class Composing {
  readonly view: LiveQuery<ConversationView | undefined>;
  readonly draft: DraftKeeper<DraftContent>;
  readonly files: AttachControl;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #people: LiveQuery<People>;
  readonly #hints: LiveQuery<BillingHints>;

  constructor(host: Host, connection: Connection, { attempt, report }: Failing) {
    this.#host = host;
    this.#connection = connection;
    this.view = ofConversation(host, connection, watchConversation);
    this.#people = new LiveQuery(host, { connection, keys: () => [], watch: watchPeople });
    this.#hints = new LiveQuery(host, {
      connection,
      keys: () => [billedPatient(this.reply)],
      watch: (store, next, fail) => {
        const patientId = billedPatient(this.reply);
        return patientId === undefined
          ? undefined
          : watchBillingHints(store, patientId, next, fail);
      },
    });
    this.draft = new DraftKeeper(host, connection, replyDrafts, report);
    this.files = new AttachControl(host, connection, { open: () => this.#mayAttach(), attempt });
  }

  /** Undefined while something of it has not been read, or is of another conversation. */
  get reply(): Composition | undefined {
    const { value: view } = this.view;
    const { session } = this.#connection;
    if (view?.id !== this.#host.conversationId || !this.draft.ready || !session) return undefined;
    const { files, busy: sealing } = this.files.draft;
    const preset = presetOf(this.#host);
    return compose({ view, session, draft: this.draft.content, preset, files, sealing });
  }

  /** What helps with the fee code; undefined while the reply is not billed. */
  get hints(): BillingHints | undefined {
    return this.#hints.value;
  }

  /** Nothing can be written at all. */
  isLocked({ rules }: Composition): boolean {
    return this.#host.disabled || rules.locked !== undefined;
  }

  /** The name of a member of staff, as colleagues call them. */
  nameOf(staffId: string): string {
    return this.#people.value?.staff.get(staffId)?.internalName ?? staffId;
  }

  type(text: string): void {
    this.draft.write(typed(this.draft.content, text, this.reply));
  }

  choose(change: Partial<ReplyChoices>, reply: Composition): void {
    this.draft.write(chosen(this.draft.content, change, reply));
  }

  /** The person has looked at what has come to the conversation since the first key. */
  reviewed({ view }: Composition): void {
    this.draft.write({ ...this.draft.content, basedOn: view.basedOn });
  }

  #mayAttach(): boolean {
    const { reply } = this;
    return reply !== undefined && !this.isLocked(reply) && reply.session.permissions.attach;
  }
}
