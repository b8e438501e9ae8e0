import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { pause } from './blows.js';

const run = promisify(execFile);
const FILL_AGAIN_MS = 200;
const CHUNK = new Uint8Array(65_536);

/** A disk in memory that can be filled to its last byte. Only the system's own user may mount one. */
export class SmallDisk {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'intray-small-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    } catch (error) {
      await rm(folder, { recursive: true });
      throw error;
    }
    const disk = new SmallDisk(folder);
    await mkdir(disk.profile);
    return disk;
  }

  get profile(): string {
    return join(this.#folder, 'profile');
  }

  /** Nothing fits on it any more. */
  async fill(): Promise<void> {
    const file = await open(join(this.#folder, 'filler'), 'a');
    try {
      for (let size = CHUNK.length; size > 0; size = Math.floor(size / 2))
        while (await fits(() => file.appendFile(CHUNK.subarray(0, size))));
    } finally {
      await file.close();
    }
  }

  /** Full until that is over: a browser lets go of files of its own where it finds no room. */
  async stayFull(until: Promise<unknown>): Promise<void> {
    const over = until.then(() => true);
    const later = (): Promise<boolean> => pause(FILL_AGAIN_MS).then(() => false);
    do await this.fill();
    while (!(await Promise.race([over, later()])));
  }

  async makeRoom(): Promise<void> {
    await rm(join(this.#folder, 'filler'), { force: true });
  }

  async unmount(): Promise<void> {
    await run('umount', ['--lazy', this.#folder]);
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function fits(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
