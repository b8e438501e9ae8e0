import type { Fault } from './node/fault.js';
import type { SeenRequest } from './node/faults.js';

/** From now on these faults, and no others, strike what this run's pages and workers ask of the clinic. */
export async function setFaults(run: string, ...faults: Fault[]): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(faults) };
  await fetch(`/faults/${run}`, init);
}

/** Every request of the run so far, those that never arrived included. */
export async function seenRequests(run: string): Promise<SeenRequest[]> {
  const answer = await fetch(`/faults/${run}`);
  return (await answer.json()) as SeenRequest[];
}

/** A clinic of one's own: state, ledger and line. */
export function newRun(): string {
  return `run-${crypto.randomUUID()}`;
}
