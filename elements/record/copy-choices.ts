import { copyOff, type CopyOff } from '../../src/model/copy-standing.js';
import type { CopyWish } from '../../src/model/record-copy.js';
import type { Session } from '../../src/model/session.js';
import type { ConversationView } from '../../src/store/views.js';
import type { Words } from '../words/words.js';

/** One way of putting a conversation into the record, as the clinic offers it. */
export interface CopyChoice {
  readonly key: string;
  readonly label: string;
  readonly wish: Pick<CopyWish, 'system' | 'deliver' | 'format'>;
}

/** What the clinic's systems take, the first one first; where there are none, a file that stays on this computer. */
export function copyChoices({ recordSystems }: Session, words: Words): readonly CopyChoice[] {
  const offered = recordSystems.flatMap(({ id, name, deliver, formats }) => {
    const wish = { system: id, deliver };
    if (deliver) return [{ key: id, label: name, wish: { ...wish, format: '' } }];
    return formats.map((format) => ({
      key: `${id} ${format}`,
      label: `${name} · ${words.say('recordFormat', format)}`,
      wish: { ...wish, format },
    }));
  });
  return offered.length > 0 ? offered : [NOWHERE];
}

const NOWHERE: CopyChoice = {
  key: '',
  label: 'PDF',
  wish: { system: '', deliver: false, format: 'pdf' },
};

/** The wish of a choice; one that is no longer offered gives way to the first. */
export function wishOf(choices: readonly CopyChoice[], key: string, words: Words): CopyWish {
  const { wish } = choices.find((choice) => choice.key === key) ?? choices[0] ?? NOWHERE;
  return { ...wish, withFiles: false, locale: words.locale === 'fr-CA' ? 'fr-CA' : 'en-CA' };
}

/** Why no copy can be asked for, in words; undefined: it can. */
export function whyNoCopy(
  view: ConversationView,
  {
    session,
    closes,
    words,
  }: {
    /** Undefined: not known yet; the server decides. */
    readonly session: Session | undefined;
    readonly closes: boolean;
    readonly words: Words;
  },
): string | undefined {
  const { pending, gone } = view;
  const { record = true, close = true } = session?.permissions ?? {};
  const undecided = pending.some(({ state }) => state === 'held' || state === 'refused');
  const copying = pending.some(({ kind }) => kind === 'record-copy');
  const off = copyOff({ gone, person: { record, close }, undecided, copying }, closes);
  return off && words.say(REASONS[off]);
}

const REASONS = {
  gone: 'whyGone',
  'may-not-record': 'whyMayNotRecord',
  'may-not-close': 'whyMayNotClose',
  undecided: 'whyDecideFirst',
  copying: 'whyCopying',
} as const satisfies Record<CopyOff, string>;
