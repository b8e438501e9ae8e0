import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** As LevelDB lays out its logs: records with a head of seven bytes, none across the end of a block. */
const BLOCK = 32_768;
const HEAD = 7;
const WHOLE_RECORD = 1;
const WANTED = 200;

/** The power went while the browser wrote one more record into its databases; what it had written before is whole. */
export async function tearRecord(profile: string): Promise<void> {
  const log = await newestLog(join(profile, 'Default', 'IndexedDB'));
  const { size } = await stat(log);
  const room = BLOCK - (size % BLOCK);
  if (room < HEAD + WANTED) throw new Error('The block of the log is full; try once more.');
  const head = Buffer.alloc(HEAD);
  head.writeUInt16LE(WANTED, 4);
  head.writeUInt8(WHOLE_RECORD, 6);
  await appendFile(log, Buffer.concat([head, Buffer.alloc(WANTED / 2, 1)]));
}

async function newestLog(folder: string): Promise<string> {
  const [database] = await readdir(folder);
  const files = await readdir(join(folder, database ?? ''));
  const log = files.toSorted().findLast((file) => file.endsWith('.log'));
  if (database === undefined || log === undefined) throw new Error('This browser keeps no log.');
  return join(folder, database, log);
}
