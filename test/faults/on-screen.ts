import type { SampleConversation } from '../support/node/sample.js';
import type { Evidence } from './verdict.js';
import type { Seat, Shift } from './shift.js';

/** A conversation that has just been opened, on a machine that is busy with other things. */
const PATIENCE_MS = 20_000;
const SENT = /\bSent \d/u;
const WAITS = /\b(?:Queued|Sending|Waiting for sign-in)\b/u;

/** Replies that arrived, and of which the screen of who wrote them, where they sit, does not say that they are sent. */
export async function unsaidOf(shift: Shift, { told }: Evidence): Promise<number> {
  let unsaid = 0;
  for (const [seat, patient, texts] of conversationsOf(shift)) {
    const arrived = texts.filter((text) => told.get(patient.id)?.includes(text));
    unsaid += await otherThan(SENT, seat, patient, arrived);
  }
  return unsaid;
}

/** Replies of which the screen of who wrote them does not say that they wait. */
export async function notShownAsWaiting(shift: Shift): Promise<number> {
  let others = 0;
  for (const [seat, patient, texts] of conversationsOf(shift))
    others += await otherThan(WAITS, seat, patient, texts);
  return others;
}

/** Resolves once these texts stand in the open conversation, with how many of them do not say so within the time. */
async function otherThan(
  words: RegExp,
  { portal }: Seat,
  patient: SampleConversation,
  texts: readonly string[],
): Promise<number> {
  if (texts.length === 0) return 0;
  await portal.choose(patient);
  const said = await Promise.allSettled(texts.map((text) => portal.says(text, words, PATIENCE_MS)));
  return said.filter(({ status }) => status === 'rejected').length;
}

/** All that somebody who sits there has written, each person once. */
function conversationsOf(shift: Shift): [Seat, SampleConversation, readonly string[]][] {
  const people = new Map(shift.seats.map((seat) => [seat.staffId, seat]));
  return [...people.values()].flatMap((seat) =>
    seat.patients.map((patient): [Seat, SampleConversation, readonly string[]] => [
      seat,
      patient,
      shift.writtenAt(seat, patient),
    ]),
  );
}
