import { check, onChoice } from './find.js';
import { LANGUAGES, type Language } from './words.js';

const LANGUAGE = 'intray-demo-language';
const THEME = 'intray-demo-theme';

/** Language and theme as they were chosen last, else as the browser has them. */
export function startLook(onLanguage: () => void): void {
  setLanguage(rememberedLanguage());
  setTheme(localStorage.getItem(THEME) ?? systemTheme());
  onChoice('language', (chosen) => {
    localStorage.setItem(LANGUAGE, chosen);
    setLanguage(chosen as Language);
    onLanguage();
  });
  onChoice('theme', (chosen) => {
    localStorage.setItem(THEME, chosen);
    setTheme(chosen);
  });
}

function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  check('language', language);
}

function setTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  check('theme', theme);
}

function rememberedLanguage(): Language {
  const wanted = localStorage.getItem(LANGUAGE) ?? navigator.language;
  return LANGUAGES.find((language) => language.slice(0, 2) === wanted.slice(0, 2)) ?? 'en-CA';
}

function systemTheme(): string {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
