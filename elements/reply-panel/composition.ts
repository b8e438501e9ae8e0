import type { DraftContent } from '../../src/model/draft-content.js';
import { faultOfFeeCode, type FeeCodeFault } from '../../src/model/fee-code.js';
import type { ReplyContent } from '../../src/model/patient-view.js';
import { choicesOf, optionsOf, type ReplyChoices } from '../../src/model/reply-choices.js';
import type { ReplyOptions } from '../../src/model/reply-options.js';
import { replyRules, type ReplyRules } from '../../src/model/reply-standing.js';
import type { Session } from '../../src/model/session.js';
import type { FileView } from '../../src/store/attachment-queries.js';
import type { ConversationView } from '../../src/store/views.js';

/** A reply as it stands in the panel: what was chosen, what that allows, and the request it will become. */
export interface Composition {
  readonly view: ConversationView;
  readonly session: Session;
  readonly text: string;
  readonly choices: ReplyChoices;
  readonly rules: ReplyRules;
  readonly feeFault: FeeCodeFault | undefined;
  readonly providerMissing: boolean;
  readonly preset: Partial<ReplyChoices>;
  /** The very words and options that are sent. */
  readonly request: ReplyContent;
  /** The files that go with them. */
  readonly files: readonly FileView[];
  /** More are on their way into the draft. */
  readonly sealing: boolean;
}

interface Ingredients {
  readonly view: ConversationView;
  readonly session: Session;
  readonly draft: DraftContent;
  /** What a host wants in place of some of the clinic's defaults. */
  readonly preset: Partial<ReplyChoices>;
  readonly files: readonly FileView[];
  readonly sealing: boolean;
}

export function compose({
  view,
  session,
  draft,
  preset,
  files,
  sealing,
}: Ingredients): Composition {
  const choices = draft.choices ?? startingChoices(session, preset);
  const { permissions, facts } = view;
  const { reply, bill } = session.permissions;
  const rules = replyRules(
    {
      gone: view.gone,
      state: facts.state,
      patientCanReply: facts.patientCanReply,
      patient: permissions,
      person: { reply, bill },
      undecided: isUndecided(view),
    },
    choices.allowResponse,
  );
  const isBilled = choices.billable && bill;
  const allowed = { attachments: permissions.attachments, bill };
  return {
    view,
    session,
    text: draft.text,
    preset,
    choices,
    rules,
    feeFault: isBilled ? faultOfFeeCode(choices.feeCode, session.feeCodes) : undefined,
    providerMissing: isBilled && asksProvider(session) && !choices.billingProviderId,
    request: { body: draft.text, options: optionsOf(choices, allowed) },
    files,
    sealing,
  };
}

/** From the clinic's defaults, every time: a mask or an end that stays on by itself would be dangerous. */
export function startingChoices(session: Session, preset: Partial<ReplyChoices>): ReplyChoices {
  const defaults: ReplyOptions = session.defaults;
  const { providers = [] } = session.feeCodes;
  const own = providers.includes(session.user.id) ? session.user.id : undefined;
  const only = providers.length === 1 ? providers[0] : undefined;
  const billingProviderId = defaults.billingProviderId ?? own ?? only;
  return { ...choicesOf(defaults), billingProviderId, ...preset };
}

/** Whether somebody else may have to be named as the one who is billed. */
export function asksProvider({ feeCodes, user }: Session): boolean {
  return feeCodes.providers?.some((id) => id !== user.id) ?? false;
}

function isUndecided({ pending }: ConversationView): boolean {
  return pending.some(({ state }) => state === 'held' || state === 'refused');
}
