/**
 * What Dexie sets up for every database and ours never use: its cache, which we switch off
 * (`cache: 'disabled'`), and table hooks, of which we have none. Three bundles carry Dexie, 2.5 kB less each.
 * The tests of whole flows run on bundles made so. Goes when Dexie lets a bundler drop them.
 */
const UNUSED = ['this.use(cacheMiddleware);', 'this.use(hooksMiddleware);'];

export function leanDexie() {
  return {
    name: 'lean-dexie',
    transform(code, id) {
      if (!id.endsWith('dexie/dist/modern/dexie.mjs')) return undefined;
      return { code: UNUSED.reduce(withoutLine, code), map: null };
    },
  };
}

function withoutLine(code, line) {
  if (code.split(line).length !== 2) throw new Error(`Dexie has changed: no single ${line}`);
  return code.replace(line, '');
}
