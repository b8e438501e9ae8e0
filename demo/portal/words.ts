const en = {
  title: 'Intray demo',
  fictional:
    'Fictional people. What you write stays in this browser and in the memory of the demo server.',
  schedule: 'Schedule',
  patients: 'Patients',
  messages: 'Messages',
  inboxClosed: 'The messages are closed. The envelope above opens them.',
  phone: 'The patient’s phone',
  phoneOf: (name: string) => `${name}’s phone: what the patient sees`,
  phoneThread: 'Messages as the patient sees them',
  phoneEmpty: 'Open a conversation: here you see what the patient sees.',
  phoneEnded: 'The clinic has ended this conversation.',
  phoneNoLine: 'The phone cannot reach the demo server.',
  phoneNotSent: 'Not sent. The text is still here.',
  phoneText: 'Write a reply',
  phoneSend: 'Send',
  openMessages: (count: number) => (count === 1 ? 'Open message' : `Open ${count} messages`),
  you: 'You',
  isNew: 'new',
  opened: (time: string) => `opened ${time}`,
  controls: 'Try it',
  network: 'Network',
  online: 'Online',
  offline: 'Offline',
  networkCut: 'Staff pages and workers are cut off. The phone has its own line.',
  networkNoServer: 'The demo server cannot be reached.',
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  colleague: (name: string) => `Second staff member: ${name}`,
  reset: 'Reset demo',
  ledger: 'Server ledger',
  ledgerHint: 'Every write that reached the clinic’s server.',
  ledgerWhat: 'Id · what',
  ledgerTries: 'Tries',
  ledgerOutcome: 'Outcome',
  ledgerEmpty: 'Nothing yet.',
  reply: 'reply',
  'read-mark': 'read mark',
  accepted: 'Accepted',
  acceptedOnce: 'Accepted once',
  running: 'Running',
  withdrawn: 'Taken back',
  'moved-on': 'Not stored: moved on',
  notStored: (reason: string) => `Not stored: ${reason}`,
  repliesAccepted: 'replies accepted',
  duplicatesStored: 'duplicates stored',
};

export type Words = typeof en;

/** The words that are a sentence or a name by themselves. */
export type Word = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

const fr: Words = {
  title: 'Démo d’Intray',
  fictional:
    'Personnes fictives. Ce que vous écrivez reste dans ce navigateur et dans la mémoire du serveur de démonstration.',
  schedule: 'Horaire',
  patients: 'Patients',
  messages: 'Messages',
  inboxClosed: 'Les messages sont fermés. L’enveloppe ci-dessus les ouvre.',
  phone: 'Le téléphone du patient',
  phoneOf: (name) => `Téléphone de ${name} : ce que voit le patient`,
  phoneThread: 'Les messages tels que le patient les voit',
  phoneEmpty: 'Ouvrez une conversation : vous verrez ici ce que voit le patient.',
  phoneEnded: 'La clinique a mis fin à cette conversation.',
  phoneNoLine: 'Le téléphone ne joint pas le serveur de démonstration.',
  phoneNotSent: 'Non envoyé. Le texte est encore là.',
  phoneText: 'Votre réponse',
  phoneSend: 'Envoyer',
  openMessages: (count) => (count === 1 ? 'Ouvrir le message' : `Ouvrir ${count} messages`),
  you: 'Vous',
  isNew: 'nouveau',
  opened: (time) => `ouvert ${time}`,
  controls: 'À vous d’essayer',
  network: 'Réseau',
  online: 'En ligne',
  offline: 'Hors ligne',
  networkCut: 'Les pages et processus du personnel sont coupés. Le téléphone a sa propre ligne.',
  networkNoServer: 'Le serveur de démonstration est injoignable.',
  language: 'Langue',
  theme: 'Thème',
  light: 'Clair',
  dark: 'Sombre',
  colleague: (name) => `Deuxième membre du personnel : ${name}`,
  reset: 'Réinitialiser la démo',
  ledger: 'Registre du serveur',
  ledgerHint: 'Chaque écriture arrivée au serveur de la clinique.',
  ledgerWhat: 'Id · quoi',
  ledgerTries: 'Essais',
  ledgerOutcome: 'Résultat',
  ledgerEmpty: 'Rien encore.',
  reply: 'réponse',
  'read-mark': 'marque de lecture',
  accepted: 'Acceptée',
  acceptedOnce: 'Acceptée une fois',
  running: 'En cours',
  withdrawn: 'Retirée',
  'moved-on': 'Non gardée : conversation changée',
  notStored: (reason) => `Non gardée : ${reason}`,
  repliesAccepted: 'réponses acceptées',
  duplicatesStored: 'doublons gardés',
};

export const LANGUAGES = ['en-CA', 'fr-CA'] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Words>> = { 'en-CA': en, 'fr-CA': fr };

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

/** The clinic's own, as everywhere in Intray: the phone and the inbox name the same moment alike. */
const TIME_ZONE = 'America/Toronto';

/** "9:31" today, "Nov 20, 9:31" before. */
export function timeWords(time: number, now: number): string {
  const clock = formatted({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, time);
  const day = formatted({ month: 'short', day: 'numeric' }, time);
  const shortClock = clock.replace(/^0(?=\d)/u, '');
  const isToday = day === formatted({ month: 'short', day: 'numeric' }, now);
  return isToday ? shortClock : `${day}, ${shortClock}`;
}

function formatted(format: Intl.DateTimeFormatOptions, time: number): string {
  return new Intl.DateTimeFormat(language(), { ...format, timeZone: TIME_ZONE }).format(time);
}
