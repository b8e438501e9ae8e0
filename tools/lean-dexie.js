/**
 * What Dexie sets up for every database and ours never use: its cache, which we switch off
 * (`cache: 'disabled'`), table hooks, of which we have none, with the memory that spares them a read, and
 * queries by the first part of a compound index.
 * Three bundles carry Dexie, 3 kB less each. Every test runs on a Dexie made so. Goes when Dexie lets a
 * bundler drop them.
 */
const UNUSED = [
  'this.use(cacheMiddleware);',
  'this.use(virtualIndexMiddleware);',
  'this.use(hooksMiddleware);',
  'this.use(cacheExistingValuesMiddleware);',
];

export function leanDexie() {
  return {
    name: 'lean-dexie',
    transform(code, id) {
      if (!id.endsWith('dexie/dist/modern/dexie.mjs')) return undefined;
      return { code: leanDexieCode(code), map: null };
    },
  };
}

/** Throws where Dexie has changed and somebody has to look. */
export function leanDexieCode(code) {
  return UNUSED.reduce(withoutLine, code);
}

function withoutLine(code, line) {
  if (code.split(line).length !== 2) throw new Error(`Dexie has changed: no single ${line}`);
  return code.replace(line, '');
}
