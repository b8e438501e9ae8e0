import { parseAst } from 'vite';

/**
 * What Dexie brings for every database and ours never use. Set up for each: its cache, which we switch off
 * (`cache: 'disabled'`), table hooks, of which we have none, with the memory that spares them a read, and
 * queries by the first part of a compound index. Ways to query: by letters in any case, and by several ranges.
 * Three bundles carry Dexie, 4 kB less each. Every test runs on a Dexie made so. Goes when Dexie lets a bundler
 * drop them.
 */
const UNUSED_SETUP = [
  'this.use(cacheMiddleware);',
  'this.use(virtualIndexMiddleware);',
  'this.use(hooksMiddleware);',
  'this.use(cacheExistingValuesMiddleware);',
];
const UNUSED_QUERIES = [
  'startsWithIgnoreCase',
  'equalsIgnoreCase',
  'anyOfIgnoreCase',
  'startsWithAnyOfIgnoreCase',
  'notEqual',
  'noneOf',
  'inAnyRange',
  'startsWithAnyOf',
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
  return UNUSED_SETUP.reduce(withoutLine, withoutQueries(code));
}

function withoutLine(code, line) {
  if (code.split(line).length !== 2) throw new Error(`Dexie has changed: no single ${line}`);
  return code.replace(line, '');
}

function withoutQueries(code) {
  const whereClause = parseAst(code).body.find(({ id }) => id?.name === 'WhereClause');
  const methods = whereClause?.body.body ?? [];
  const unused = methods.filter(({ key }) => UNUSED_QUERIES.includes(key?.name));
  if (unused.length !== UNUSED_QUERIES.length) throw new Error('Dexie has changed: WhereClause');
  return unused.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}
