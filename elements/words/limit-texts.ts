import type { DegradedCode } from '../../src/page/intray.js';

interface Limit {
  readonly title: string;
  readonly text: string;
}

const enTexts: Record<DegradedCode, Limit> = {
  'no-service-worker': {
    title: 'No service worker is running.',
    text: 'The portal or this browser did not start it.',
  },
  'no-timers-worker': {
    title: 'New messages are fetched by this page.',
    text: 'The background worker did not start.',
  },
  'sends-only-while-open': {
    title: 'Sends only while this page is open.',
    text: 'Keep it open until nothing is waiting.',
  },
  'page-will-not-reload': {
    title: 'This page will not open without a connection.',
    text: 'Its address is outside the service worker’s scope.',
  },
  'storage-not-persistent': {
    title: 'The browser may clear what is stored here.',
    text: 'It did not promise to keep it.',
  },
  'storage-refused': {
    title: 'Nothing can be stored on this device.',
    text: 'The browser’s storage is full or switched off.',
  },
  'no-locks': {
    title: 'Open pages may do the same work twice.',
    text: 'Nothing is sent twice.',
  },
  'key-beside-data': {
    title: 'The key lies beside the data.',
    text: 'Whoever can use this browser profile can read what is stored.',
  },
  'outbox-nearly-full': {
    title: 'Much is waiting to be sent.',
    text: 'Soon nothing more can be queued on this device.',
  },
  'outbox-full': {
    title: 'Nothing more can be queued on this device.',
    text: 'What waits must leave first.',
  },
};

const frTexts: Record<DegradedCode, Limit> = {
  'no-service-worker': {
    title: 'Aucun service worker n’est en marche.',
    text: 'Le portail ou ce navigateur ne l’a pas démarré.',
  },
  'no-timers-worker': {
    title: 'Cette page va elle-même chercher les nouveaux messages.',
    text: 'Le programme d’arrière-plan n’a pas démarré.',
  },
  'sends-only-while-open': {
    title: 'L’envoi se fait seulement quand cette page est ouverte.',
    text: 'Gardez-la ouverte tant que des éléments attendent.',
  },
  'page-will-not-reload': {
    title: 'Cette page ne s’ouvrira pas sans connexion.',
    text: 'Son adresse est hors de la portée du service worker.',
  },
  'storage-not-persistent': {
    title: 'Le navigateur peut effacer ce qui est enregistré ici.',
    text: 'Il n’a pas promis de le garder.',
  },
  'storage-refused': {
    title: 'Rien ne peut être enregistré sur cet appareil.',
    text: 'L’espace du navigateur est plein ou désactivé.',
  },
  'no-locks': {
    title: 'Les pages ouvertes peuvent faire deux fois le même travail.',
    text: 'Rien n’est envoyé deux fois.',
  },
  'key-beside-data': {
    title: 'La clé se trouve à côté des données.',
    text: 'Qui peut utiliser ce profil du navigateur peut lire ce qui est enregistré.',
  },
  'outbox-nearly-full': {
    title: 'Beaucoup d’éléments attendent leur envoi.',
    text: 'Bientôt, plus rien ne pourra être mis en attente sur cet appareil.',
  },
  'outbox-full': {
    title: 'Plus rien ne peut être mis en attente sur cet appareil.',
    text: 'Ce qui attend doit d’abord partir.',
  },
};

/** What each limit means; with the conversation, because nobody waits for it. */
export const enLimitTexts = {
  limitTitle: (code: DegradedCode) => enTexts[code].title,
  limitText: (code: DegradedCode) => enTexts[code].text,
};

export const frLimitTexts: typeof enLimitTexts = {
  limitTitle: (code) => frTexts[code].title,
  limitText: (code) => frTexts[code].text,
};
