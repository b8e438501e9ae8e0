import { parseAst } from 'vite';

/**
 * What Dexie brings for every database and ours never use. Set up for each: its cache, which we switch off
 * (`cache: 'disabled'`), table hooks, of which we have none, with the memory that spares them a read, and
 * queries by the first part of a compound index. Ways to query and to write, and what is kept for older programs.
 * Three bundles carry Dexie, 6 kB less each. Every test runs on a Dexie made so. Goes when Dexie lets a bundler
 * drop them.
 */
const UNUSED_SETUP = [
  'this.use(cacheMiddleware);',
  'this.use(virtualIndexMiddleware);',
  'this.use(hooksMiddleware);',
  'this.use(cacheExistingValuesMiddleware);',
];
const UNUSED_METHODS = {
  WhereClause: [
    'startsWithIgnoreCase',
    'equalsIgnoreCase',
    'anyOfIgnoreCase',
    'startsWithAnyOfIgnoreCase',
    'notEqual',
    'noneOf',
    'inAnyRange',
    'startsWithAnyOf',
    'startsWith',
    'anyOf',
    'above',
    'aboveOrEqual',
  ],
  Table: [
    'offset',
    'each',
    'reverse',
    'orderBy',
    'clear',
    'mapToClass',
    'defineClass',
    'upsert',
    'bulkAdd',
    'bulkUpdate',
  ],
  Collection: [
    'raw',
    'sortBy',
    'offset',
    'until',
    'last',
    'or',
    'desc',
    'eachKey',
    'eachUniqueKey',
    'eachPrimaryKey',
    'keys',
    'uniqueKeys',
    'firstKey',
    'lastKey',
    'distinct',
  ],
  Transaction: ['waitFor'],
};
/** Properties of `Dexie` itself: what only they name goes with them. */
const UNUSED_STATICS = [
  'exists',
  'getDatabaseNames',
  'defineClass',
  'ignoreTransaction',
  'async',
  'spawn',
  'waitFor',
  'derive',
  'extend',
  'props',
  'override',
  'Events',
  'liveQuery',
  'extendObservabilitySet',
  'debug',
  'getByKeyPath',
  'setByKeyPath',
  'deepClone',
  'errnames',
  'delByKeyPath',
  'shallowClone',
  'getObjectDiff',
  'cmp',
  'asap',
  'connections',
  'cache',
  'semVer',
  'version',
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
  const lean = UNUSED_SETUP.reduce(withoutLine, code);
  const { body } = parseAst(lean);
  const classes = Object.entries(UNUSED_METHODS).flatMap(([name, methods]) => {
    const found = body.find(({ id }) => id?.name === name);
    return namedIn(found?.body.body, methods, name);
  });
  const statics = namedIn(staticsIn(body), UNUSED_STATICS, 'Dexie');
  const unused = [...classes, ...statics].sort((a, b) => b.start - a.start);
  return unused.reduce((text, { start, end }) => text.slice(0, start) + rest(text, end), lean);
}

function withoutLine(code, line) {
  if (code.split(line).length !== 2) throw new Error(`Dexie has changed: no single ${line}`);
  return code.replace(line, '');
}

/** `props(Dexie, { … })`. */
function staticsIn(body) {
  const calls = body
    .map(({ expression }) => expression)
    .filter((one) => one?.type === 'CallExpression');
  const call = calls.find(
    (one) => one.callee.name === 'props' && one.arguments[0].name === 'Dexie',
  );
  return call?.arguments[1].properties;
}

function namedIn(members = [], names, where) {
  const found = members.filter(({ key }) => names.includes(key?.name));
  if (found.length !== names.length) throw new Error(`Dexie has changed: ${where}`);
  return found;
}

/** Properties are parted by commas, methods of a class are not. */
function rest(text, end) {
  return text.slice(text[end] === ',' ? end + 1 : end);
}
