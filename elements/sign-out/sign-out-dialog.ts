import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { whyNotSent, type Line, type SignOutAnswer } from '../../src/model/sign-out.js';
import type { SignOutTrouble } from '../../src/page/sign-out-events.js';
import type { SignOutQuestion } from '../../src/page/sign-out-question.js';
import type { UnsentView } from '../../src/store/unsent-work.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { IntrayElement } from '../intray-element.js';
import { tokens } from '../tokens.styles.js';
import { renderDiscard, renderKeep, renderSend } from './choices.js';
import { styles } from './sign-out.styles.js';
import { renderUnsent } from './unsent-list.js';

/**
 * What somebody is asked who signs out while work of theirs is unsent, and what went wrong with it. Private: it stands
 * at the end of the page for as long as it asks.
 *
 * @internal
 */
export class SignOutDialogElement extends IntrayElement {
  static override styles = [tokens, controls, dialogs, styles];

  @property({ attribute: false }) question: SignOutQuestion | undefined;
  @property({ attribute: false }) trouble: SignOutTrouble | undefined;
  /** Called once. */
  @property({ attribute: false }) answered: (answer: SignOutAnswer) => void = () => undefined;

  @state() private unsent: UnsentView | undefined;
  @state() private line: Line = { online: true, needsSignIn: false };
  /** How much there was when the person chose to send; undefined: they have not. */
  @state() private sendingOf: number | undefined;
  @state() private typed = '';
  @query('dialog') private dialog!: HTMLDialogElement | null;

  #stopWatching: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = this.question?.watch((unsent, line) => this.#hear(unsent, line)) ?? stop;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  protected override updated(): void {
    // It names conversations.
    if (this.connection.status.locked) this.answered({ kind: 'stay' });
    else if (this.isConnected && this.dialog?.open === false) this.dialog.showModal();
  }

  /** The focus goes back to where it was before the question. */
  close(): void {
    this.dialog?.close();
    this.remove();
  }

  #hear(unsent: UnsentView, line: Line): void {
    const { work } = unsent;
    this.unsent = unsent;
    this.line = line;
    if (whyNotSent(work, line) === 'nothing-leaves') this.sendingOf = undefined;
    if (work.items + work.records === 0) this.answered({ kind: 'sent' });
  }

  readonly #stay = (event: Event): void => {
    event.preventDefault();
    this.answered({ kind: 'stay' });
  };

  readonly #send = (): void => {
    this.sendingOf = this.#left;
    this.attempt(this.question?.send() ?? Promise.resolve());
  };

  get #left(): number {
    const { items = 0, records = 0 } = this.unsent?.work ?? {};
    return items + records;
  }

  #renderChoices(question: SignOutQuestion, { work }: UnsentView): TemplateResult {
    const { words, line, sendingOf } = this;
    return html`<div class="ways">
      ${renderSend({
        words,
        why: whyNotSent(work, line),
        gone: sendingOf === undefined ? undefined : sendingOf - this.#left,
        all: sendingOf ?? 0,
        send: this.#send,
      })}
      ${renderKeep(words, question.name, () => this.answered({ kind: 'keep' }))}
      ${
        work.items === 0
          ? nothing
          : renderDiscard({
              words,
              items: work.items,
              offline: !line.online || line.needsSignIn,
              typed: this.typed,
              type: (typed) => {
                this.typed = typed;
              },
              discard: () => this.answered({ kind: 'discard', items: work.items }),
            })
      }
    </div>`;
  }

  #renderQuestion(question: SignOutQuestion, unsent: UnsentView): TemplateResult {
    const { words } = this;
    return html`<h3 id="title">${words.say('signOutTitle', unsent.work.items)}</h3>
      <p>${words.say(question.afterDiscarding ? 'signOutLeft' : 'signOutText')}</p>
      ${renderUnsent(unsent, words)} ${this.#renderChoices(question, unsent)}
      <div class="choices">
        <button type="button" class="button" autofocus @click=${this.#stay}>
          ${words.say('staySignedIn')}
        </button>
      </div>`;
  }

  #renderTrouble(trouble: SignOutTrouble): TemplateResult {
    const { words } = this;
    const silent = trouble === 'storage-silent';
    return html`<h3 id="title">
        ${words.say(silent ? 'signOutSilentTitle' : 'signOutRemainsTitle')}
      </h3>
      <p>${words.say(silent ? 'signOutSilent' : 'signOutRemains')}</p>
      <div class="choices">
        <button type="button" class="button" autofocus @click=${this.#stay}>
          ${words.say('understood')}
        </button>
      </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { question, unsent, trouble, words } = this;
    if (trouble === undefined && unsent === undefined) return nothing;
    return html`<dialog
      class="root"
      lang=${words.locale}
      aria-labelledby="title"
      @cancel=${this.#stay}
    >
      ${
        trouble === undefined
          ? question && unsent && this.#renderQuestion(question, unsent)
          : this.#renderTrouble(trouble)
      }
    </dialog>`;
  }
}

function stop(): void {
  // There was nothing to follow.
}
