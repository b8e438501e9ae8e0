import { unsaidOf } from '../on-screen.js';
import { reportOf, type Report } from '../report.js';
import { Shift, type ShiftOptions } from '../shift.js';

/** One thing that goes wrong on a computer of a clinic, played from its beginning to its end. */
export interface Scene {
  readonly name: string;
  /** Throws `SkippedScene` where this machine has no stage for it. */
  readonly setUp: () => Staged | Promise<Staged>;
}

export interface Staged {
  readonly where: Omit<ShiftOptions, 'run'>;
  /** Whatever is broken on purpose is mended at its end; throws where the screen does not say what it has to. */
  readonly play: (shift: Shift) => Promise<void>;
  readonly cleanUp?: () => Promise<void>;
}

export class SkippedScene extends Error {
  override readonly name = 'SkippedScene';
}

export interface SceneReport extends Report {
  readonly name: string;
  /** At the patient, and not “Sent” on the screen of who wrote it. */
  readonly unsaid: number;
  readonly tookMs: number;
}

/** After the scene the power goes once more; whatever was promised has to be kept all the same. */
export async function playScene({ name, setUp }: Scene, seed: number): Promise<SceneReport> {
  const start = Date.now();
  const { where, play, cleanUp } = await setUp();
  try {
    const shift = await Shift.begin({ ...where, run: `${name}-${seed}` });
    try {
      await play(shift);
      await shift.pullThePlug();
      await shift.calm(CALM_LIMIT_MS);
      const evidence = await shift.evidence();
      const unsaid = await unsaidOf(shift, evidence);
      return { name, ...reportOf(shift, evidence), unsaid, tookMs: Date.now() - start };
    } finally {
      await shift.end();
    }
  } finally {
    await cleanUp?.();
  }
}

const CALM_LIMIT_MS = 60_000;
