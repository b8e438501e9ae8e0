import { countsIn } from './plurals.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');

const linesEn = (n: number): string => countEn(n, { one: 'line', other: 'lines' });
const linesFr = (n: number): string => countFr(n, { one: 'ligne', other: 'lignes' });

/** What a person should look at in a line, with the day that it is about where there is one. */
const CHECKS = {
  en: {
    voided: (day: string) => `Taken back ${day}, not counted`,
    'voided-exported': (day: string) => `Taken back ${day} after it was exported, not counted`,
    late: (day: string) => `Written ${day}, sent later`,
    repeat: () => 'Already billed for this patient this week',
    unlisted: () => 'Code not in the clinic’s list',
    stale: (day: string) => `Could be claimed until ${day}`,
  },
  fr: {
    voided: (day: string) => `Retirée le ${day}, non comptée`,
    'voided-exported': (day: string) => `Retirée le ${day} après son exportation, non comptée`,
    late: (day: string) => `Écrite le ${day}, envoyée plus tard`,
    repeat: () => 'Déjà facturé pour ce patient cette semaine',
    unlisted: () => 'Code absent de la liste de la clinique',
    stale: (day: string) => `Pouvait être réclamée jusqu’au ${day}`,
  },
};

export type BillCheck = keyof (typeof CHECKS)['en'];

/** Heads of columns, on the screen and in the file. */
const COLUMNS = {
  en: {
    date: 'Service date',
    provider: 'Provider',
    patient: 'Patient',
    code: 'Fee code',
    writer: 'Written by',
    days: 'Days to claim',
    check: 'To check',
    message: 'Message',
    cycleStart: 'Cycle start',
    cycleEnd: 'Cycle last day',
    providerId: 'Provider id',
    writerId: 'Written by id',
    writtenAt: 'Written',
    late: 'Late',
    claimUntil: 'Claim until',
    exportedAt: 'Exported before',
    messageId: 'Message id',
    conversationId: 'Conversation id',
    lineId: 'Line id',
  },
  fr: {
    date: 'Date du service',
    provider: 'Professionnel',
    patient: 'Patient',
    code: 'Code d’acte',
    writer: 'Écrit par',
    days: 'Jours pour réclamer',
    check: 'À vérifier',
    message: 'Message',
    cycleStart: 'Début du cycle',
    cycleEnd: 'Dernier jour du cycle',
    providerId: 'Id du professionnel',
    writerId: 'Id de l’auteur',
    writtenAt: 'Écrit le',
    late: 'En retard',
    claimUntil: 'À réclamer jusqu’au',
    exportedAt: 'Déjà exportée le',
    messageId: 'Id du message',
    conversationId: 'Id de la conversation',
    lineId: 'Id de la ligne',
  },
};

export type BillColumn = keyof (typeof COLUMNS)['en'];

/** Why lines of a cycle may not be on this device. */
const MISSING = {
  en: {
    'not-here':
      'This device has those of conversations that it still keeps; the clinic’s server has them all.',
    offline: 'The others come from the clinic’s server when the connection returns.',
    'signed-out': 'The others come from the clinic’s server once you have signed in.',
    'not-allowed': 'The clinic’s server does not give you the others.',
    'no-report': 'The clinic’s server gave no report of this cycle.',
    'storage-full': 'This device’s storage is full.',
  },
  fr: {
    'not-here':
      'Cet appareil a celles des conversations qu’il garde encore ; le serveur de la clinique les a toutes.',
    offline: 'Les autres viendront du serveur de la clinique au retour de la connexion.',
    'signed-out': 'Les autres viendront du serveur de la clinique quand vous serez connecté.',
    'not-allowed': 'Le serveur de la clinique ne vous donne pas les autres.',
    'no-report': 'Le serveur de la clinique n’a pas donné de rapport de ce cycle.',
    'storage-full': 'L’espace de cet appareil est plein.',
  },
};

export type MissingWhy = keyof (typeof MISSING)['en'];

/** The report of a billing cycle. */
export const enBilling = {
  billReport: 'Billing report',
  billCycle: (from: string, to: string) => `Cycle of ${from} to ${to}`,
  billClinicTime: (place: string) => `clinic time, ${place}`,
  billCycleLabel: 'Cycle',
  billCycleChoice: (from: string, to: string) => `${from} – ${to}`,
  billCurrent: 'current',
  billProvidersLabel: 'Provider shown',
  billAllProviders: 'All providers',
  billPrint: 'Print',
  billExport: 'Export CSV',
  billExporting: 'Exporting…',

  billUnsent: (n: number) =>
    n === 1
      ? '1 billable reply is not yet sent, so it is not in this report.'
      : `${countEn(n, { one: 'billable reply', other: 'billable replies' })} are not yet sent, so they are not in this report.`,
  billUnsentWhy: 'A reply counts on the day the clinic’s server accepts it.',
  billShowUnsent: 'Show them',
  billUnsentUnread: 'Whether billable replies are still unsent could not be read on this device.',
  billUnsentUnreadWhy: 'Unsent ones are not in this report.',
  billIncomplete: 'Lines may be missing from this cycle.',
  billMissingWhy: (why: MissingWhy): string => MISSING.en[why],
  billFetching: 'Fetching this cycle from the clinic’s server…',
  billFetchingWhy: 'Until it is here, lines may be missing.',
  billFetchAgain: 'Try again',
  billOffline: 'You are offline.',
  billOfflineWhy: (time: string) =>
    `This is what was known as of ${time}; what was accepted since is not in it.`,
  billUnreadable: (n: number) => `${linesEn(n)} could not be read on this device.`,
  billUnreadableWhy: 'They are missing here and in an export.',
  billExported: (n: number, total: number, time: string) =>
    `${n} of ${linesEn(total)} exported on this computer, last ${time}.`,

  billTotals: 'Totals',
  billAllCodes: 'All codes',
  billReplies: (n: number): string => (n === 1 ? 'reply billed' : 'replies billed'),
  billNotCounted: (n: number) => `${n} taken back, not counted`,
  billShare: (code: string, n: number, total: number) => `${code}: ${n} of ${total}`,
  billOtherCodes: (n: number) => countEn(n, { one: 'other code', other: 'other codes' }),
  billOthers: (n: number) => `others ${n}`,

  billColumn: (column: BillColumn): string => COLUMNS.en[column],
  billCheck: (check: BillCheck, day: string): string => CHECKS.en[check](day),
  billTooOld: 'Too old',
  billOpen: 'Open',
  billOpenOf: (name: string) => `Open, ${name}`,
  billLines: linesEn,
  billHints: 'Hints never block a line.',

  billNoHandle: 'The billing report appears here once the portal has connected.',
  billLoading: 'Loading billing lines',
  billEmpty: 'No reply is billed in this cycle.',
  billNoneHere: 'No line of this cycle is on this device.',
  billNoneOf: (name: string) => `No line of this cycle for ${name} is on this device.`,
  billUnread: 'This report could not be read on this device.',

  billAgainTitle: 'Export these lines again?',
  billAgainText: (n: number, total: number, time: string) =>
    `${n} of ${linesEn(total)} went into a file on this computer before, last ${time}. Billed from both files, they are billed twice.`,
  billAgainNew: (n: number) => (n === 1 ? 'Export the new line' : `Export the ${n} new lines`),
  billAgainAll: (n: number) => (n === 1 ? 'Export it again' : `Export all ${linesEn(n)}`),
  billCancel: 'Cancel',
  billSaved: (n: number, file: string) => `${linesEn(n)} saved in ${file}`,
  billNotExported: 'Not exported: this device’s storage is full or closed to Intray.',
  billYes: 'yes',
  billNo: 'no',
};

export const frBilling: typeof enBilling = {
  billReport: 'Rapport de facturation',
  billCycle: (from, to) => `Cycle du ${from} au ${to}`,
  billClinicTime: (place) => `heure de la clinique, ${place}`,
  billCycleLabel: 'Cycle',
  billCycleChoice: (from, to) => `${from} – ${to}`,
  billCurrent: 'en cours',
  billProvidersLabel: 'Professionnel affiché',
  billAllProviders: 'Tous les professionnels',
  billPrint: 'Imprimer',
  billExport: 'Exporter en CSV',
  billExporting: 'Exportation…',

  billUnsent: (n) =>
    n < 2
      ? '1 réponse facturable n’est pas encore envoyée et n’est donc pas dans ce rapport.'
      : `${countFr(n, { one: 'réponse facturable', other: 'réponses facturables' })} ne sont pas encore envoyées et ne sont donc pas dans ce rapport.`,
  billUnsentWhy: 'Une réponse compte le jour où le serveur de la clinique l’accepte.',
  billShowUnsent: 'Les afficher',
  billUnsentUnread: 'Cet appareil n’a pas pu lire s’il reste des réponses facturables à envoyer.',
  billUnsentUnreadWhy: 'Celles qui ne sont pas envoyées ne sont pas dans ce rapport.',
  billIncomplete: 'Il peut manquer des lignes à ce cycle.',
  billMissingWhy: (why) => MISSING.fr[why],
  billFetching: 'Ce cycle est demandé au serveur de la clinique…',
  billFetchingWhy: 'Tant qu’il n’est pas là, il peut manquer des lignes.',
  billFetchAgain: 'Réessayer',
  billOffline: 'Vous êtes hors ligne.',
  billOfflineWhy: (time) =>
    `Voici ce qui était connu (${time}) ; ce qui a été accepté depuis n’y est pas.`,
  billUnreadable: (n) =>
    n < 2
      ? `${linesFr(n)} n’a pas pu être lue sur cet appareil.`
      : `${linesFr(n)} n’ont pas pu être lues sur cet appareil.`,
  billUnreadableWhy: 'Elles manquent ici et dans une exportation.',
  billExported: (n, total, time) =>
    `${n} sur ${linesFr(total)} exportées sur cet ordinateur, en dernier ${time}.`,

  billTotals: 'Totaux',
  billAllCodes: 'Tous les codes',
  billReplies: (n) => (n < 2 ? 'réponse facturée' : 'réponses facturées'),
  billNotCounted: (n) =>
    countFr(n, { one: 'retirée, non comptée', other: 'retirées, non comptées' }),
  billShare: (code, n, total) => `${code} : ${n} sur ${total}`,
  billOtherCodes: (n) => countFr(n, { one: 'autre code', other: 'autres codes' }),
  billOthers: (n) => `autres ${n}`,

  billColumn: (column) => COLUMNS.fr[column],
  billCheck: (check, day) => CHECKS.fr[check](day),
  billTooOld: 'Trop tard',
  billOpen: 'Ouvrir',
  billOpenOf: (name) => `Ouvrir, ${name}`,
  billLines: linesFr,
  billHints: 'Les remarques ne bloquent jamais une ligne.',

  billNoHandle: 'Le rapport de facturation apparaîtra ici une fois le portail connecté.',
  billLoading: 'Chargement des lignes de facturation',
  billEmpty: 'Aucune réponse n’est facturée dans ce cycle.',
  billNoneHere: 'Aucune ligne de ce cycle n’est sur cet appareil.',
  billNoneOf: (name) => `Aucune ligne de ce cycle pour ${name} n’est sur cet appareil.`,
  billUnread: 'Ce rapport n’a pas pu être lu sur cet appareil.',

  billAgainTitle: 'Exporter ces lignes de nouveau ?',
  billAgainText: (n, total, time) =>
    `${n} sur ${linesFr(total)} sont déjà dans un fichier fait sur cet ordinateur, en dernier ${time}. Facturées à partir des deux fichiers, elles le seraient deux fois.`,
  billAgainNew: (n) =>
    n < 2 ? 'Exporter la nouvelle ligne' : `Exporter les ${n} nouvelles lignes`,
  billAgainAll: (n) => (n < 2 ? 'L’exporter de nouveau' : `Exporter les ${linesFr(n)}`),
  billCancel: 'Annuler',
  billSaved: (n, file) =>
    n < 2 ? `${linesFr(n)} enregistrée dans ${file}` : `${linesFr(n)} enregistrées dans ${file}`,
  billNotExported: 'Non exporté : l’espace de cet appareil est plein ou fermé à Intray.',
  billYes: 'oui',
  billNo: 'non',
};
