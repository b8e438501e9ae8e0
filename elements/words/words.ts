import {
  LocalizeController,
  registerTranslation,
  type FunctionParams,
  type Translation,
} from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';

import type { enAssign } from './assign-words.js';
import type { enBilling } from './billing-words.js';
import type { enConversation } from './conversation-words.js';
import type { enDraft } from './draft-words.js';
import { en } from './en.js';
import type { enFiles } from './files-words.js';
import { fr } from './fr.js';
import type { enNotices } from './notice-words.js';
import type { enRecord } from './record-words.js';
import type { enPrint } from './print-words.js';
import type { enLimitTexts } from './limit-texts.js';
import type { enReplyPanel } from './reply-panel-words.js';
import type { enSignOut } from './sign-out-words.js';
import { Times } from './times.js';
import type { enWaiting } from './waiting-words.js';

/** The host's own Shoelace may share the module, and its terms must not meet ours. */
const PREFIX = 'intray.';

export type Terms = typeof en &
  typeof enConversation &
  typeof enReplyPanel &
  typeof enDraft &
  typeof enAssign &
  typeof enBilling &
  typeof enPrint &
  typeof enLimitTexts &
  typeof enFiles &
  typeof enNotices &
  typeof enWaiting &
  typeof enSignOut &
  typeof enRecord;

type Prefixed = Translation & { [Key in keyof Terms as `${typeof PREFIX}${Key}`]: Terms[Key] };

/** A clinic's own words, by language. */
const own = new Map<string, Partial<Terms>>();

/** Adds a language, or a clinic's own words for some terms of one; missing terms stay as they were. */
export function registerWords(language: string, terms: Partial<Terms>): void {
  own.set(language, { ...own.get(language), ...terms });
  put(language, terms);
}

/** The words that an element brings along; a clinic's own, registered before it came, stay. */
export function addWords(words: Readonly<Record<'en' | 'fr', Partial<Terms>>>): void {
  for (const [language, terms] of Object.entries(words))
    put(language, { ...terms, ...own.get(language) });
}

function put(language: string, terms: Partial<Terms>): void {
  const prefixed = Object.entries(terms).map(([key, term]) => [PREFIX + key, term] as const);
  registerTranslation({
    $code: language,
    $name: language,
    $dir: 'ltr',
    ...Object.fromEntries(prefixed),
  });
}

const CANADIAN: Readonly<Record<string, string>> = { en: 'en-CA', fr: 'fr-CA' };

addWords({ en, fr });

/** An element's words and times, in the language of the nearest `lang` around it. */
export class Words extends LocalizeController<Prefixed> {
  readonly #zone: () => string | undefined;
  #times: Times | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, zone: () => string | undefined) {
    super(host);
    this.#zone = zone;
  }

  say<Key extends keyof Terms>(key: Key, ...values: FunctionParams<Terms[Key]>): string;
  say(key: keyof Terms, ...values: []): string {
    return this.term(`${PREFIX}${key}`, ...values);
  }

  /** The library asks only the element and the page; a portal may set `lang` on any part of the page. */
  override lang(): string {
    return knownTag((this.host.lang || nearestLang(this.host)) ?? super.lang());
  }

  /** For `lang` attributes and formatters: of a language without words, the English that is shown. */
  get locale(): string {
    const lang = this.lang();
    if (!this.exists(`${PREFIX}messages`, { lang })) return 'en-CA';
    return CANADIAN[lang] ?? lang;
  }

  /** When something was, to stand in a sentence: the time, and the day where it is not the day of `now`. */
  when(at: number, now: number): string {
    const { times } = this;
    return times.isSameDay(at, now)
      ? this.say('atTime', times.clock(at))
      : this.say('onDayAtTime', times.date(at, now), times.clock(at));
  }

  /** The same where there is little room: the time today, else the day. */
  whenBriefly(at: number, now: number): string {
    const { times } = this;
    return times.isSameDay(at, now)
      ? this.say('atTime', times.clock(at))
      : this.say('onDay', times.date(at, now));
  }

  get times(): Times {
    const { locale } = this;
    const zone = this.#zone();
    if (this.#times?.locale !== locale || this.#times.zone !== zone) {
      this.#times = new Times(locale, zone);
    }
    return this.#times;
  }
}

/** A host may write `fr_CA`, or nonsense, on which every formatter would throw. */
function knownTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en-CA';
  } catch {
    return 'en-CA';
  }
}

function nearestLang(element: HTMLElement): string | undefined {
  let node: Element | undefined = element;
  while (node !== undefined) {
    const found = node.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
