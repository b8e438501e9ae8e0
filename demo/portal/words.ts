import { english, type Words } from './english.js';
import { french } from './french.js';

/** The words that are a sentence or a name by themselves. */
export type Word = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

export const LANGUAGES = ['en-CA', 'fr-CA'] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Words>> = { 'en-CA': english, 'fr-CA': french };

/** The words in the page's language. */
export function words(): Words {
  return WORDS[language()];
}

export function language(): Language {
  return document.documentElement.lang.startsWith('fr') ? 'fr-CA' : 'en-CA';
}

/** Puts the words into the markup: `data-say` is a text, `data-label` a name, `data-hint` a placeholder. */
export function sayAll(): void {
  const all = words();
  const each = (name: string, put: (element: HTMLElement, text: string) => void) => {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-${name}]`))
      put(element, all[element.dataset[name] as Word]);
  };
  each('say', (element, text) => (element.textContent = text));
  each('label', (element, text) => (element.ariaLabel = text));
  each('hint', (element, text) => element.setAttribute('placeholder', text));
}
