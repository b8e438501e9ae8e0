// Writes elements/icons.ts and elements/panel-icons.ts: the lucide drawings that the elements use, as Lit templates, so
// that nothing is fetched.
//   node tools/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';

import { format } from 'prettier';

/** Of what is there at the start. */
const ICONS = {
  archive: 'archive',
  arrowLeft: 'arrow-left',
  check: 'check',
  checkCheck: 'check-check',
  chevronDown: 'chevron-down',
  circleX: 'circle-x',
  circleDashed: 'circle-dashed',
  clock: 'clock',
  cloudOff: 'cloud-off',
  eye: 'eye',
  hand: 'hand',
  hourglass: 'hourglass',
  inbox: 'inbox',
  info: 'info',
  list: 'list',
  loader: 'loader',
  logIn: 'log-in',
  mail: 'mail',
  messageSquareX: 'message-square-x',
  paperclip: 'paperclip',
  receipt: 'receipt',
  refresh: 'refresh-cw',
  reply: 'reply',
  undo: 'undo-2',
  user: 'user',
  userPlus: 'user-plus',
  users: 'users',
  x: 'x',
};

/** Of what is fetched when first needed. */
const PANEL_ICONS = {
  bell: 'bell',
  clipboardCheck: 'clipboard-check',
  download: 'download',
  file: 'file-text',
  fileX: 'file-x',
  image: 'image',
  lock: 'lock',
  mailDot: 'mail-dot',
  printer: 'printer',
  search: 'search',
  send: 'send',
  triangleAlert: 'triangle-alert',
};

function drawing(file) {
  const source = readFileSync(
    new URL(`../node_modules/lucide-static/icons/${file}.svg`, import.meta.url),
    'utf8',
  );
  const inner = source.slice(
    source.indexOf('>', source.indexOf('<svg')) + 1,
    source.lastIndexOf('</svg>'),
  );
  return inner.replace(/\s+/gu, ' ').replace(/ \/>/gu, '/>').replace(/> </gu, '><').trim();
}

const WRITTEN = '// Written by tools/icons.mjs from lucide (ISC licence); change the list there.';

await write(
  'icons.ts',
  `${WRITTEN}
import { html, svg, type TemplateResult } from 'lit';

export function icon(drawing: TemplateResult<2>): TemplateResult {
  return html\`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\${drawing}</svg>\`;
}

${linesOf(ICONS)}
`,
);
await write(
  'panel-icons.ts',
  `${WRITTEN}
import { svg } from 'lit';

import { icon } from './icons.js';

${linesOf(PANEL_ICONS)}
`,
);

function linesOf(icons) {
  return Object.entries(icons)
    .map(([name, file]) => `export const ${name} = icon(svg\`${drawing(file)}\`);`)
    .join('\n');
}

async function write(name, source) {
  const options = { parser: 'typescript', printWidth: 100, singleQuote: true };
  writeFileSync(new URL(`../elements/${name}`, import.meta.url), await format(source, options));
}
