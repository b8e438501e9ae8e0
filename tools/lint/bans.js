import { layers } from './layers.js';
import { templateSinks } from './template-sinks.js';

/** Our own rules, which need no types; `test/lint` proves each of them. */
const OURS = ['src/**/*.ts', 'elements/**/*.ts', 'worker/**/*.ts'];
const BROWSER = [...OURS, 'demo/**/*.ts'];
const ALL = [...BROWSER, 'test/**/*.ts'];

const SINK_IMPORTS = [
  'lit/directives/unsafe-html.js',
  'lit/directives/unsafe-svg.js',
  'lit/directives/unsafe-mathml.js',
  'lit/directives/style-map.js',
  'lit/static-html.js',
  'lit-html/directives/unsafe-html.js',
  'lit-html/directives/unsafe-svg.js',
  'lit-html/directives/style-map.js',
  'lit-html/static.js',
].map((name) => ({ name, message: 'It turns text into markup or styles past our templates.' }));

const SHAPES = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'TSModuleDeclaration[kind!="global"]', message: 'Use a module.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
];

const SINKS = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'No markup from strings.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment)$/]',
    message: 'No markup from strings.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'No markup from strings.',
  },
];

const SCRIPT_FROM_TEXT = {
  selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type="Literal"]',
  message: 'No script from strings.',
};

/** A rule of the clinic takes `now`, so that a test can say what time it is. */
const CLOCKS = [
  {
    selector:
      'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
    message: 'Take `now` as a parameter.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take `now` as a parameter.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Take `now` as a parameter.' },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Take the number as a parameter.',
  },
];

const WORLD = [
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'crypto',
  'document',
  'window',
];

export const bans = [
  {
    files: ALL,
    plugins: { intray: { rules: { layers, 'template-sinks': templateSinks } } },
    rules: {
      'intray/layers': 'error',
      'no-restricted-syntax': ['error', ...SHAPES],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: BROWSER,
    rules: {
      'intray/template-sinks': 'error',
      'no-restricted-imports': ['error', { paths: SINK_IMPORTS }],
      'no-restricted-syntax': ['error', ...SHAPES, ...SINKS, SCRIPT_FROM_TEXT],
    },
  },
  { files: OURS, rules: { 'no-console': 'error' } },
  {
    files: ['src/model/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...WORLD],
      'no-restricted-syntax': ['error', ...SHAPES, ...SINKS, ...CLOCKS],
    },
  },
  {
    files: ['elements/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'indexedDB', 'XMLHttpRequest', 'event'] },
  },
];
