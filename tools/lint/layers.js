import { posix, relative, resolve, sep } from 'node:path';

/**
 * Who may import whom, where the compiler does not already say so. A folder may always import itself; `types`
 * holds those of which only types may be taken. The longest folder that fits a file is its layer.
 */
const LAYERS = {
  'src/model': {},
  'src/store': { values: ['src/model'] },
  'src/record': { values: ['src/model'] },
  'src/commands': { values: ['src/model', 'src/store'] },
  'src/sync': { values: ['src/model', 'src/store'] },
  'src/timers': { values: ['src/model', 'src/store'] },
  'src/page': { values: ['src/model', 'src/store', 'src/sync', 'src/timers', 'src/record'] },
  src: { values: ['src/model', 'src/store', 'src/sync', 'src/page', 'src/commands', 'src/record'] },
  worker: { values: ['src/model', 'src/store', 'src/sync', 'src/timers'] },
  elements: {
    values: ['src/model', 'src/commands', 'src/store/*-queries', 'src/record', 'src/page'],
    types: ['src/store'],
  },
  'elements/intray': { values: ['elements', 'src/index'] },
  demo: { types: ['src/index', 'src/sync/contract', 'elements'] },
  'demo/server': { values: ['demo'], types: ['demo'] },
};

/** Packages that only these layers may import. */
const PACKAGES = {
  dexie: ['src/store'],
  'idb-keyval': ['src/store'],
  valibot: ['src/sync', 'src/store', 'src/page'],
  lit: ['elements', 'demo'],
  '@lit/context': ['elements'],
  '@shoelace-style/localize': ['elements'],
  'workbox-window': ['src/page'],
  comlink: ['src/page', 'src/timers', 'worker'],
};

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer: '{{from}} must not import {{to}} (the table of layers in src/README.md).',
      package: '{{from}} must not import the package {{name}} (only {{allowed}}).',
      extension: 'Write the whole file name: {{specifier}} lacks its .js.',
    },
  },
  create(context) {
    const file = pathInProject(context.filename);
    const from = layerOf(file);
    if (from === undefined) return {};
    const check = (node, source, typesOnly) => {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      const found = faultOf({ file, from, specifier, typesOnly });
      if (found) context.report({ node, ...found });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, areTypes(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source, areTypes(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
    };
  },
};

function faultOf({ file, from, specifier, typesOnly }) {
  if (!specifier.startsWith('.')) return packageFault(from, specifier);
  if (!/\.(js|json|css)$/.test(specifier)) return { messageId: 'extension', data: { specifier } };
  const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '');
  if (mayImport({ file, from, target, typesOnly })) return undefined;
  return { messageId: 'layer', data: { from, to: target } };
}

function packageFault(from, specifier) {
  const name = Object.keys(PACKAGES).find((p) => specifier === p || specifier.startsWith(`${p}/`));
  if (name === undefined || PACKAGES[name].some((layer) => isWithin(from, layer))) return undefined;
  return { messageId: 'package', data: { from, name, allowed: PACKAGES[name].join(', ') } };
}

function mayImport({ from, target, typesOnly }) {
  if (layerOf(target) === from) return true;
  const { values = [], types = [] } = LAYERS[from];
  return [...values, ...(typesOnly ? types : [])].some((allowed) => isWithin(target, allowed));
}

function areTypes(node, kind) {
  if (node[kind] === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((s) => s[kind] === 'type');
}

function layerOf(file) {
  return Object.keys(LAYERS)
    .filter((layer) => isWithin(file.replace(/\.ts$/, ''), layer))
    .sort((a, b) => b.length - a.length)[0];
}

/** `*` stands for one word of a file's name. */
function isWithin(path, folder) {
  if (!folder.includes('*')) return path === folder || path.startsWith(`${folder}/`);
  const [before, after] = folder.split('*');
  return path.startsWith(before) && path.endsWith(after);
}

function pathInProject(filename) {
  return relative(resolve(import.meta.dirname, '../..'), filename)
    .split(sep)
    .join('/');
}
