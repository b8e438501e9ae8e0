import { spawnSync } from 'node:child_process';

import { installPackages } from './system-packages.js';

/** Other people's programs by which the tests read our documents, and the Debian package of each. */
const READERS = {
  pdftotext: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  qpdf: 'qpdf',
};

type Reader = keyof typeof READERS;

/** Letters for most scripts: where a machine has none, boxes would be compared with boxes. */
const LETTERS = 'fonts-droid-fallback';

/** The readers, each on this machine or installed; throws a sentence that says which one is missing. */
export function ensureReaders(): Reader[] {
  if (missingReaders().length > 0) installPackages(...packagesOf(missingReaders()), LETTERS);
  const missing = missingReaders();
  if (missing.length === 0) return readers();
  const packages = packagesOf(missing).join(' ');
  throw new Error(
    `The tests of documents need ${missing.join(', ')}, not found here: ` +
      `install them (Debian, Ubuntu: apt-get install ${packages}; macOS: brew install poppler qpdf).`,
  );
}

function missingReaders(): Reader[] {
  return readers().filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error);
}

function packagesOf(names: readonly Reader[]): string[] {
  return [...new Set(names.map((name) => READERS[name]))];
}

function readers(): Reader[] {
  return Object.keys(READERS) as Reader[];
}
