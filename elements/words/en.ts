import type { Delivery } from '../../src/store/views.js';
import { countsIn } from './plurals.js';
import { enLimits } from './limits.js';

const count = countsIn('en-CA');
const items = (n: number): string => count(n, { one: 'item', other: 'items' });
const waitingItems = (n: number): string =>
  count(n, { one: 'waiting item', other: 'waiting items' });

type Recording = NonNullable<Delivery['recording']>;

const enRecording: Record<Recording, string> = {
  queued: 'Record copy queued',
  making: 'Making the record copy',
  unconfirmed: 'Is it in the record?',
  filing: 'Being filed in the record',
  failed: 'Not yet in the record',
  'will-close': 'Will close when sent',
};

/** Canadian English of the inbox and the icon; every other language has the same terms or does not compile. */
export const en = {
  ...enLimits,
  atTime: (clock: string) => clock,
  onDay: (date: string) => date,
  onDayAtTime: (date: string, clock: string) => `${date}, ${clock}`,

  messages: 'Messages',
  views: 'Views',
  scopeInbox: 'Inbox',
  scopeMine: 'Mine',
  scopeGroups: 'My groups',
  scopeUnassigned: 'Unassigned',
  scopeOpen: 'All open',
  scopeAssignedByMe: 'Assigned by me',
  scopeEnded: 'Ended',
  scopeClosed: 'Closed',
  scopeBilling: 'Billing report',
  scopeWaiting: 'Waiting',
  scopeNeeds: (n: number) => `${items(n)} ${n === 1 ? 'needs' : 'need'} your decision`,
  filters: 'Show only',
  chipUnread: 'Unread',
  chipNeedsAnswer: 'Needs answer',
  chipNotSent: 'Not sent',
  conversations: (n: number) => count(n, { one: 'conversation', other: 'conversations' }),
  conversationsAsOf: (n: number, time: string) =>
    `${count(n, { one: 'conversation', other: 'conversations' })} as of ${time}`,
  synced: (time: string) => `Synced ${time}`,
  lastSynced: (time: string) => `Last synced ${time}`,
  notSynced: 'Not yet synced',

  iconUnread: (messages: number, conversations: number, time: string) =>
    `Messages, ${messages} unread in ${count(conversations, { one: 'conversation', other: 'conversations' })}, as of ${time}`,
  iconNone: (time: string) => `Messages, none unread, as of ${time}`,
  iconNeeds: (n: number) => `${items(n)} ${n === 1 ? 'needs' : 'need'} you`,
  iconAssigned: (n: number) =>
    `${count(n, { one: 'conversation', other: 'conversations' })} assigned to you`,
  iconOffline: 'offline',
  iconLocked: 'Messages, locked',
  iconNever: 'Messages, not yet loaded on this device',

  unread: 'Unread',
  fromCaregiver: (name: string, relationship: string) => `from ${name}, ${relationship}`,
  you: 'You',
  byYou: 'you',
  yourWords: (text: string) => `You: ${text}`,
  unassigned: 'Unassigned',
  someone: 'Unknown',
  files: (n: number) => count(n, { one: 'file', other: 'files' }),
  assignedTo: (name: string) => `Assigned to ${name}`,
  noAnswer: (days: number) => `No answer for ${count(days, { one: 'day', other: 'days' })}`,
  openedNotAnswered: (name: string, time: string) => `Not answered, opened by ${name} ${time}`,
  openedBriefly: (time: string) => `Opened ${time}, not answered`,
  readAt: (time: string) => `Read ${time}`,
  ended: 'Ended',
  open: 'Open',
  closed: 'Closed',
  yesterday: 'Yesterday',
  today: 'Today',

  noHandle: 'Messages appear here once the portal has connected.',
  emptyInbox: 'No messages waiting for you.',
  emptyMine: 'Nothing is assigned to you.',
  emptyGroups: 'Nothing is waiting in your workgroups.',
  emptyUnassigned: 'Every open conversation is assigned.',
  emptyAssignedByMe: 'Nothing that you assigned is open.',
  emptyEnded: 'No ended conversation is open.',
  emptyFiltered: 'No conversation of this list matches.',
  showAll: 'Show all',
  goTo: (view: string, n: number) => `${view} · ${n}`,
  emptyOpen: 'No open conversations.',
  emptyClosed: 'No closed conversations on this device.',
  emptyWaiting: 'Nothing is waiting to be sent.',
  emptyAsOf: (time: string) => `as of ${time}`,
  firstSync: (received: number, total: number) => `First sync: ${received} of ${total}`,
  startAlready: 'You can start already',
  loading: 'Loading messages',
  unreachable: 'The clinic’s server does not answer.',
  unreachableNext: 'Nothing has been loaded on this device yet. Intray keeps trying.',
  notIntray: 'What answers at this address is not the clinic’s message service.',
  notIntrayNext: 'The portal’s support can correct the address. Nothing was sent.',
  unreadable: 'This list could not be read on this device.',
  unreadableNext: 'Reload the page. What is queued stays on this device.',
  setAside: (n: number) => `${items(n)} could not be shown.`,

  offlineTitle: 'You are offline.',
  offlineText: (n: number) =>
    n === 0
      ? 'You can keep working.'
      : `You can keep working; ${items(n)} will be sent when the connection returns.`,
  dataFrom: (time: string) => `Data from ${time}`,
  tryNow: 'Try now',
  sessionEndedTitle: 'Your session ended.',
  sessionEndedText: (n: number) =>
    n === 0 ? 'Sign in to continue.' : `Sign in to send ${waitingItems(n)}.`,
  otherUserTitle: 'Somebody else is signed in to the portal.',
  otherUserText: (n: number, name: string) =>
    n === 0
      ? 'Nothing is fetched until you sign in again.'
      : `Nothing is sent: ${waitingItems(n)} of ${name} will leave when ${name} signs in again.`,
  locked: 'Locked',
  lockedText: (n: number) =>
    `Unlock in the portal to go on.${n === 0 ? '' : ` ${items(n)} ${n === 1 ? 'is' : 'are'} waiting.`}`,
  othersWait: (name: string, n: number) =>
    `${name} has ${count(n, { one: 'unsent item', other: 'unsent items' })} on this computer. ${n === 1 ? 'It goes' : 'They go'} when ${name} signs in again.`,
  putAway: 'Put away',
  signedOut: 'You are signed out.',
  signedOutNext: 'Sign in to the portal to open your messages.',
  networkTitle: 'This network asks for a sign-in.',
  networkText: (n: number) =>
    n === 0 ? 'You can keep working.' : `${items(n)} will be sent once you are through.`,
  storageTitle: 'This device’s storage is full or closed to Intray.',
  storageText: 'New replies cannot be kept here. What you write stays in the text field.',
  removedTitle: 'Local data was removed from this device.',
  removedText: (n: number) =>
    n === 0
      ? 'Replies that were not sent yet may be lost. Check the conversations.'
      : `At least ${items(n)} may not have been sent. Check the conversations.`,
  startAnew: 'Start again',
  silentTitle: 'This device’s storage does not answer.',
  newerTitle: 'Intray has been updated.',
  newerText: 'Reload to continue. What you were writing is kept.',
  reload: 'Reload',
  otherTabsTitle: 'An older version is open in another tab.',
  otherTabsText: 'Close the portal’s other tabs to go on.',
  crowdedTitle: 'Soon nothing more can be queued.',
  fullTitle: 'Nothing more can be queued.',
  stuckTitle: 'Something has not left yet.',
  stuckText: (n: number, time: string) =>
    `${items(n)} ${n === 1 ? 'has' : 'have'} been waiting since ${time}. Intray keeps trying.`,
  notSentFor: (days: number) => `Not sent for ${count(days, { one: 'day', other: 'days' })}`,

  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  parked: 'Waiting for sign-in',
  parkedLocked: 'Waits until unlocked',
  takenBack: 'Taken back',
  takingBackNow: 'Taking back',
  needsDecision: 'Needs your decision',
  notSent: 'Not sent',
  recording: (state: Recording) => enRecording[state],

  newMessageFrom: (name: string) => `New message from ${name}`,
  newMessages: (n: number) => count(n, { one: 'new message', other: 'new messages' }),

  chooseConversation: 'Choose a conversation to read it here.',
  notOnDevice: 'This conversation is not on this device.',
  partMissing: 'This part of the page could not be loaded.',
  partMissingNext: 'It comes with the next connection. What is queued stays on this device.',
  maskedName: 'Clinic Staff',
  back: 'Back',
  reply: 'Reply',
  assign: 'Assign',
};
