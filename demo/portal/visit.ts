import { COLLEAGUES, type Colleague } from './colleagues.js';

const RUN = 'intray-demo-run';

/** Who looks at the demo as whom: each visitor has a clinic of their own, named by the run. */
export interface Visit {
  readonly run: string;
  readonly staff: Colleague;
  /** `?undo=0`: replies leave at once. */
  readonly undoSeconds: number | undefined;
}

export function thisVisit(): Visit {
  const query = new URLSearchParams(location.search);
  const [first] = COLLEAGUES;
  const undo = query.get('undo');
  return {
    run: query.get('run') ?? rememberedRun(),
    staff: COLLEAGUES.find(({ id }) => id === query.get('as')) ?? first,
    undoSeconds: undo === null ? undefined : Number(undo),
  };
}

/** The same clinic, seen by somebody else. */
export function addressFor(staff: Colleague, { run, undoSeconds }: Visit): string {
  const query = new URLSearchParams({ as: staff.id, run });
  if (undoSeconds !== undefined) query.set('undo', String(undoSeconds));
  return `/?${query.toString()}`;
}

/** Another clinic from now on, in every tab that shows the present one. */
export function startNewRun(): void {
  localStorage.setItem(RUN, newRun());
  reopen();
}

/** When another tab starts anew, this one goes with it. */
export function followNewRun({ run }: Visit): void {
  window.addEventListener('storage', ({ key, oldValue }) => {
    if (key === RUN && oldValue === run) reopen();
  });
}

function reopen(): void {
  const query = new URLSearchParams(location.search);
  query.delete('run');
  location.assign(query.size === 0 ? '/' : `/?${query.toString()}`);
}

function rememberedRun(): string {
  const run = localStorage.getItem(RUN) ?? newRun();
  localStorage.setItem(RUN, run);
  return run;
}

function newRun(): string {
  return `visit-${crypto.randomUUID()}`;
}
