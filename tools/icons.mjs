// Writes elements/icons.ts: the lucide drawings that the elements use, as Lit templates, so that nothing is fetched.
//   node tools/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';

import { format } from 'prettier';

const ICONS = {
  archive: 'archive',
  arrowLeft: 'arrow-left',
  bell: 'bell',
  check: 'check',
  checkCheck: 'check-check',
  chevronDown: 'chevron-down',
  circleX: 'circle-x',
  circleDashed: 'circle-dashed',
  clipboardCheck: 'clipboard-check',
  clock: 'clock',
  cloudOff: 'cloud-off',
  download: 'download',
  eye: 'eye',
  file: 'file-text',
  fileX: 'file-x',
  hand: 'hand',
  hourglass: 'hourglass',
  image: 'image',
  inbox: 'inbox',
  info: 'info',
  list: 'list',
  loader: 'loader',
  logIn: 'log-in',
  lock: 'lock',
  mail: 'mail',
  mailDot: 'mail-dot',
  messageSquareX: 'message-square-x',
  paperclip: 'paperclip',
  printer: 'printer',
  receipt: 'receipt',
  refresh: 'refresh-cw',
  reply: 'reply',
  search: 'search',
  send: 'send',
  triangleAlert: 'triangle-alert',
  undo: 'undo-2',
  user: 'user',
  userPlus: 'user-plus',
  users: 'users',
  x: 'x',
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

const lines = Object.entries(ICONS).map(
  ([name, file]) => `export const ${name} = icon(svg\`${drawing(file)}\`);`,
);

const source = `// Written by tools/icons.mjs from lucide (ISC licence); change the list there.
import { html, svg, type TemplateResult } from 'lit';

function icon(drawing: TemplateResult<2>): TemplateResult {
  return html\`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\${drawing}</svg>\`;
}

${lines.join('\n')}
`;

writeFileSync(
  new URL('../elements/icons.ts', import.meta.url),
  await format(source, { parser: 'typescript', printWidth: 100, singleQuote: true }),
);
