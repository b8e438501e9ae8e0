import { acceptWrite } from './accept-write.js';
import { changeFor } from './change-for.js';
import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import { sameRequest } from './same-request.js';
import { isToldTo } from './visibility.js';
import { isSameAddress, type Remembered, type Write, type WriteKind } from './write-memory.js';

/** Called before a write is stored; a test may hold it there. */
export type BeforeCommit = (write: Write) => Promise<void>;

export interface WriteResult {
  readonly status: 200 | 201;
  readonly body: unknown;
}

/** What reaches somebody else and may still be on its way. */
const WITHDRAWABLE: ReadonlySet<WriteKind> = new Set(['reply', 'assignment']);

/** The one way in for writes. The look-up of the id comes before every other check. */
export async function takeWrite(
  run: ClinicRun,
  write: Write,
  beforeCommit?: BeforeCommit,
): Promise<WriteResult> {
  run.ledger.seen(write);
  try {
    if (isWithdrawal(write.text)) return withdraw(run, write);
    const known = run.memory.find(write.id);
    if (known) return { status: 200, body: repeat(run, known, write) };
    return { status: 201, body: await accept(run, write, beforeCommit) };
  } catch (error) {
    const slug = error instanceof Problem ? error.slug : 'server-error';
    if (!run.memory.find(write.id)) run.ledger.refused(write.id, slug);
    throw error;
  }
}

/** What is known of a write now; what is running, refused or another person's is not known. */
export function writtenAnswer(run: ClinicRun, write: Omit<Write, 'text'>): unknown {
  const known = run.memory.find(write.id);
  if (known && known.state !== 'running' && isSameAddress(known.write, write)) {
    return known.state === 'accepted' ? acceptedBody(run, known) : burntBody(known);
  }
  throw new Problem(404, 'not-known', 'This write is not known now.');
}

async function accept(run: ClinicRun, write: Write, beforeCommit?: BeforeCommit) {
  const start = { write, sameness: sameRequest(write.text) };
  run.memory.remember({ ...start, state: 'running' });
  try {
    await beforeCommit?.(write);
    const acceptedAt = new Date(run.now()).toISOString();
    const rows = acceptWrite(run, write, acceptedAt);
    const accepted = { ...start, state: 'accepted' as const, acceptedAt, rows };
    run.memory.remember(accepted);
    return acceptedBody(run, accepted);
  } catch (error) {
    run.memory.forget(write.id);
    throw error;
  }
}

function repeat(run: ClinicRun, known: Remembered, write: Write): unknown {
  if (!isSameAddress(known.write, write)) throw reused();
  switch (known.state) {
    case 'withdrawn':
      throw new Problem(409, 'withdrawn', 'This write was withdrawn.');
    case 'running':
    case 'accepted':
      if (known.sameness !== sameRequest(write.text)) throw reused();
  }
  if (known.state === 'accepted') return acceptedBody(run, known);
  throw inProgress();
}

function withdraw(run: ClinicRun, write: Write): WriteResult {
  if (!WITHDRAWABLE.has(write.kind)) throw new Problem(422, 'invalid', 'This cannot be withdrawn.');
  const known = run.memory.find(write.id);
  if (!known) return burn(run, write);
  if (!isSameAddress(known.write, write)) throw reused();
  if (known.state === 'running') throw inProgress();
  const body = known.state === 'accepted' ? acceptedBody(run, known) : burntBody(known);
  return { status: 200, body };
}

function burn(run: ClinicRun, write: Write): WriteResult {
  const burnt = { write, sameness: '', state: 'withdrawn' as const };
  run.memory.remember(burnt);
  run.ledger.burnt(write.id);
  return { status: 201, body: burntBody(burnt) };
}

/** The rows as they now stand; those that are gone since, or not this person's any more, are left out. */
function acceptedBody(run: ClinicRun, known: Extract<Remembered, { state: 'accepted' }>) {
  const { id, userId, kind } = known.write;
  const { acceptedAt } = known;
  if (kind === 'audit-event') return { id, acceptedAt };
  const present = known.rows.filter((row) => isToldTo(run, row, userId));
  const changes = present.map((row) => changeFor(row, userId));
  return { id, acceptedAt, changes };
}

function burntBody({ write }: Remembered) {
  return { id: write.id, withdrawn: true };
}

function isWithdrawal(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    return (body as { withdrawn?: unknown } | null)?.withdrawn === true;
  } catch {
    return false;
  }
}

function reused(): Problem {
  return new Problem(409, 'id-reused', 'This id belongs to another write.');
}

function inProgress(): Problem {
  return new Problem(409, 'in-progress', 'The first request with this id is still running.');
}
