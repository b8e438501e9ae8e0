import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { assignConversation } from '../../src/commands/assign-conversation.js';
import type { Assignee } from '../../src/model/conversation.js';
import { watchAssignChoices } from '../../src/store/assign-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { AssignChoice } from '../../src/store/views.js';
import { calmStyles } from '../calm.styles.js';
import { controls } from '../controls.styles.js';
import { COMMENT_PROBLEMS, commentDrafts } from '../drafts/comment-drafts.js';
import { DraftKeeper } from '../drafts/draft-keeper.js';
import { ConversationAssignedEvent } from '../events.js';
import { IntrayElement } from '../intray-element.js';
import { ofConversation } from '../live-query.js';
import { renderLockScreen } from '../lock-screen.js';
import { panels } from '../panel.styles.js';
import { tokens } from '../tokens.styles.js';
import { enAssign, frAssign } from '../words/assign-words.js';
import { addWords } from '../words/words.js';
import { renderForm } from './assign-form.js';
import { styles } from './assign-panel.styles.js';
import { choiceStyles } from './choices.styles.js';
import { commentStyles } from './comment-box.styles.js';
import { findChoices } from './find-choices.js';
import { InView } from './in-view.js';
import { whyLocked, whyNotAssigned, whyTooLong, type Plan } from './plan.js';
import { chosenOf, othersOf, valueOf } from './selection.js';

addWords({ en: enAssign, fr: frAssign });

/**
 * Gives a conversation to a colleague or a workgroup, with a comment that no patient ever sees. What is chosen
 * and typed is kept; the assignment is queued.
 *
 * ```html
 * <assign-panel conversation-id="c-17"></assign-panel>
 * ```
 *
 * @fires intray-conversation-assigned - the assignment is on disk
 * @fires intray-error - the assignment or the comment could not be kept
 * @slot before - before the choices
 * @slot after - after the comments
 * @slot back - before the heading, where assigning is a page of its own
 * @csspart form - everything
 * @csspart bubbles - who may get it
 * @csspart bubble - one who is likely
 * @csspart more - the list of everyone else
 * @csspart comments - the staff-only box
 * @csspart primary - Assign Conversation
 * @cssprop --intray-color-staff-note - the ground of what is for the staff only
 * @attr conversation-id - which conversation is assigned
 * @attr disabled - shows everything and assigns nothing
 */
export class AssignPanel extends IntrayElement {
  static override styles = [
    tokens,
    calmStyles,
    controls,
    panels,
    styles,
    choiceStyles,
    commentStyles,
  ];

  @property({ attribute: 'conversation-id' }) conversationId = '';
  @property({ type: Boolean }) disabled = false;

  @state() private assigning = false;
  /** "Someone else…" is checked before anybody is chosen. */
  @state() private searching = false;
  @state() private typedName = '';
  @query('select') private others!: HTMLSelectElement | null;

  readonly #view = ofConversation(this, this.connection, watchConversation);
  readonly #choices = ofConversation(this, this.connection, watchAssignChoices);
  readonly #comment = new DraftKeeper(this, this.connection, commentDrafts, (error) => {
    this.report(error);
  });
  readonly #list = new InView(this, () => this.others);

  #focusWanted = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('conversationId')) this.#startAfresh();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const plan = this.#plan();
    if (!plan) return;
    if (this.others) this.others.value = this.#otherIn(plan);
    if (this.#focusWanted) this.focus();
  }

  #otherIn({ chosen, choices }: Plan): string {
    const isOther = chosen !== undefined && othersOf(choices).includes(chosen);
    return isOther ? valueOf(chosen) : '';
  }

  /** Puts the focus on the choice, as soon as it is there: the chosen one, else the first that can be chosen. */
  override focus(options?: FocusOptions): void {
    const radios = this.renderRoot.querySelectorAll<HTMLInputElement>('input[type="radio"]');
    this.#focusWanted = radios.length === 0;
    const usable = [...radios].filter((radio) => !radio.matches(':disabled'));
    (usable.find(({ checked }) => checked) ?? usable[0])?.focus(options);
  }

  /** Queues what is chosen, with the comment; does nothing where it cannot be assigned. */
  async assign(): Promise<void> {
    const plan = this.#plan();
    if (!plan?.chosen || whyNotAssigned(plan, this.words) !== undefined) return;
    const { kind, id } = plan.chosen;
    await this.#queue(plan, { kind, id });
  }

  async #queue(plan: Plan, to: Assignee | null): Promise<void> {
    const { store } = this.connection;
    if (!store || !this.#mayAssign(plan)) return;
    this.assigning = true;
    const { key, content } = this.#comment;
    const { conversationId } = this;
    try {
      // Words from elsewhere came to stand before the typed ones: to be read first.
      const kept = await this.#comment.settle();
      if (kept === undefined) return;
      const { basedOn } = plan.view;
      // Words that may not be sent any more stay where they are.
      const mayComment = plan.session.permissions.comment;
      const made = mayComment ? { comment: content.text, ...kept } : { comment: '' };
      await assignConversation(store, { conversationId, to, basedOn, ...made });
      this.#comment.used(key, content);
      this.dispatchEvent(new ConversationAssignedEvent(conversationId, to));
    } catch (error) {
      this.#comment.failed(key, error);
    } finally {
      this.assigning = false;
    }
  }

  #mayAssign(plan: Plan): boolean {
    const off = this.disabled || this.assigning || whyLocked(plan, this.words) !== undefined;
    return !off && whyTooLong(plan, this.words) === undefined;
  }

  #plan(): Plan | undefined {
    const { value: view } = this.#view;
    const { value: choices } = this.#choices;
    const { session } = this.connection;
    const isHere = view?.id === this.conversationId && this.#comment.ready;
    if (!isHere || !choices || !session) return undefined;
    const { text: comment, to } = this.#comment.content;
    return { view, session, choices, chosen: chosenOf(choices, to), comment };
  }

  #startAfresh(): void {
    this.#focusWanted = false;
    this.searching = false;
    this.typedName = '';
  }

  /** Nobody: the person is still looking among the others. */
  #choose(choice: AssignChoice | undefined): void {
    this.searching = choice === undefined;
    const to = choice && { kind: choice.kind, id: choice.id };
    this.#comment.write({ ...this.#comment.newest, to });
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // The portal's own shortcuts are not meant for somebody who is typing to a colleague.
    event.stopPropagation();
    if (event.key !== 'Enter') return;
    const isAssign = event.ctrlKey || event.metaKey;
    const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (isAssign || isSearch) event.preventDefault();
    if (isAssign) this.attempt(this.#andStay(this.assign()));
    else if (isSearch) this.#chooseOnlyOne();
  };

  /** Enter in the search takes the one that is left. */
  #chooseOnlyOne(): void {
    const plan = this.#plan();
    const [only, ...more] = plan ? findChoices(othersOf(plan.choices), this.typedName) : [];
    if (only && more.length === 0) this.#choose(only);
  }

  /** A button that went off with its act leaves the reader at the choices, unless the page has led them on. */
  async #andStay(act: Promise<void>): Promise<void> {
    await act;
    await this.updateComplete;
    if (document.activeElement === document.body) this.focus();
  }

  #renderForm(plan: Plan): TemplateResult {
    const { words, disabled, assigning, searching, typedName } = this;
    const { status, now } = this.connection;
    const { problem, savedAt } = this.#comment;
    const me: Assignee = { kind: 'staff', id: plan.session.user.id };
    return renderForm({
      plan,
      words,
      disabled,
      assigning,
      searching,
      typedName,
      filled: this.#list.value,
      now,
      savedAt,
      online: status.online,
      problem: problem && words.say(COMMENT_PROBLEMS[problem]),
      choose: (choice) => {
        this.#choose(choice);
      },
      seek: (name) => {
        this.typedName = name;
      },
      typed: (text) => {
        this.#comment.write({ ...this.#comment.newest, text });
      },
      keydown: this.#keydown,
      submit: () => {
        this.attempt(this.#andStay(this.assign()));
      },
      claim: () => {
        this.attempt(this.#andStay(this.#queue(plan, me)));
      },
      release: () => {
        this.attempt(this.#andStay(this.#queue(plan, null)));
      },
    });
  }

  /** Where there is a way back, the conversation beside it has said so. */
  #renderMissing(): TemplateResult {
    const { value, ready, failed } = this.#view;
    const isMissing = ready && !failed && !value && this.connection.session !== undefined;
    return html`<slot name="back"
      ><p class="meta missing">${isMissing ? this.words.say('notOnDevice') : ''}</p></slot
    >`;
  }

  override render(): TemplateResult {
    const { status } = this.connection;
    if (status.locked) return renderLockScreen(this.words, status);
    const plan = this.#plan();
    return html`<div class="root" lang=${this.words.locale}>
      ${plan === undefined ? this.#renderMissing() : this.#renderForm(plan)}
    </div>`;
  }
}
