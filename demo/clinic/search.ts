import { changeFor } from './change-for.js';
import { byNewest, listedAt, type ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { ConversationRow } from './row.js';
import { isVisible } from './visibility.js';
import { wholeNumber } from './whole-number.js';

const USUAL_ROWS = 50;
const MOST_ROWS = 500;

/** Where the next page goes on; a conversation that moves up meanwhile was on an earlier one. */
interface Place {
  readonly listedAt: string;
  readonly id: string;
}

/** The conversations in which every word is found, newest first; also what no device holds any more. */
export function searchConversations(run: ClinicRun, staffId: string, query: URLSearchParams) {
  const limit = Math.min(wholeNumber(query, 'limit', 1) ?? USUAL_ROWS, MOST_ROWS);
  const words = plain(query.get('query') ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const state = stateOf(query.get('state'));
  const before = query.get('before');
  const after = before === null ? undefined : readPlace(before);
  const found = [...run.conversations.values()]
    .filter((row) => isVisible(row, staffId) && (state ?? row.value.state) === row.value.state)
    .filter((row) => !after || isAfter(row, after))
    .filter((row) => hasAll(row, words))
    .sort(byNewest);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const cursor = last ? writePlace({ listedAt: listedAt(last), id: last.value.id }) : '';
  const changes = page.map((row) => changeFor(row, staffId));
  return { changes, cursor, more: found.length > page.length };
}

function stateOf(text: string | null): 'open' | 'closed' | undefined {
  if (text === null) return undefined;
  if (text === 'open' || text === 'closed') return text;
  throw new Problem(400, 'invalid', 'state is open or closed.');
}

function hasAll({ value, messages }: ConversationRow, words: readonly string[]): boolean {
  const { patient, recipient, subject } = value;
  const numbers = (patient.identifiers ?? []).map((item) => item.value);
  const bodies = messages.map((message) => message.value.body);
  const names = [patient.name, recipient?.name ?? ''];
  const text = plain([subject, ...names, ...numbers, ...bodies].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Without accents and capitals: who types `cote` means Côté too. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function isAfter(row: ConversationRow, place: Place): boolean {
  const at = listedAt(row);
  return at === place.listedAt ? row.value.id > place.id : at < place.listedAt;
}

function writePlace({ listedAt: at, id }: Place): string {
  return `${at}~${id}`;
}

function readPlace(text: string): Place {
  const [at = '', id] = text.split('~');
  if (id !== undefined) return { listedAt: at, id };
  throw new Problem(400, 'invalid', 'before is the cursor of an earlier page.');
}
