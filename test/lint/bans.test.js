import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { ESLint } from 'eslint';
import { parser } from 'typescript-eslint';

import { bans } from '../../tools/lint/bans.js';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...bans],
});

async function rulesBroken(filePath, code) {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

function refused(rule, file, ...snippets) {
  for (const code of snippets)
    test(`${file} may not hold: ${code}`, async () => {
      assert.deepEqual(await rulesBroken(file, code), [rule]);
    });
}

function accepted(file, ...snippets) {
  for (const code of snippets)
    test(`${file} may hold: ${code}`, async () => {
      assert.deepEqual(await rulesBroken(file, code), []);
    });
}

suite('layers', () => {
  const layers = (file, ...specifiers) =>
    refused('intray/layers', file, ...specifiers.map((name) => `import { x } from '${name}';`));
  const free = (file, ...specifiers) =>
    accepted(file, ...specifiers.map((name) => `import { x } from '${name}';`));

  layers('src/model/x.ts', '../store/database.js');
  layers('src/store/x.ts', '../commands/send-reply.js', '../sync/push.js', 'lit');
  layers('src/commands/x.ts', '../sync/push.js', '../page/connect.js', 'dexie');
  layers('src/sync/x.ts', '../commands/send-reply.js', '../page/connect.js', 'idb-keyval');
  layers('src/timers/x.ts', '../sync/pull.js', '../page/connect.js');
  layers('src/record/x.ts', '../store/database.js');
  layers('src/page/x.ts', '../../elements/events.js');
  layers(
    'worker/timers.ts',
    '../src/commands/send-reply.js',
    '../src/page/connect.js',
    '../elements/events.js',
  );
  layers(
    'elements/reply-panel/x.ts',
    '../../src/sync/push.js',
    '../../src/store/database.js',
    'dexie',
    'dexie/dist/modern/dexie.mjs',
  );
  layers('demo/main.ts', '../src/page/connect.js', '../elements/define.js', 'dexie');
  layers('src/model/x.ts', './message');

  free('src/store/x.ts', '../model/message.js', './live.js', 'dexie', 'idb-keyval');
  free('src/sync/x.ts', '../store/outbox.js', '../model/message.js', 'valibot');
  free(
    'elements/message-inbox/x.ts',
    '../../src/store/inbox-queries.js',
    '../../src/commands/send-reply.js',
    '../events.js',
    'lit',
  );
  free('elements/intray.ts', './define.js', '../src/index.js');
  free('worker/service-worker.ts', '../src/sync/push.js');
  free('demo/main.ts', '/intray/intray.js', './portal.js');
  accepted('demo/clinic/x.ts', `import type { WireMessage } from '../../src/sync/contract.js';`);
  accepted('elements/x.ts', `import type { Row } from '../src/store/rows.js';`);
  refused(
    'intray/layers',
    'demo/clinic/x.ts',
    `import { parseSession } from '../../src/sync/contract.js';`,
  );
  refused(
    'intray/layers',
    'src/store/x.ts',
    `export * from '../sync/push.js';`,
    `await import('../sync/push.js');`,
  );
});

suite('the rules of the clinic know no clock and no world', () => {
  const file = 'src/model/x.ts';
  refused(
    'no-restricted-syntax',
    file,
    'Date.now();',
    'new Date();',
    'Date();',
    'Math.random();',
    'performance.now();',
  );
  refused(
    'no-restricted-globals',
    file,
    `fetch('/');`,
    'setTimeout(f, 1);',
    'crypto.randomUUID();',
  );
  accepted(file, 'new Date(now);', 'Math.min(1, 2);');
});

suite('sinks', () => {
  const file = 'elements/x.ts';
  refused(
    'no-restricted-syntax',
    file,
    `a.innerHTML = 'x';`,
    `a.outerHTML = 'x';`,
    `a.insertAdjacentHTML('a', 'b');`,
    `document.write('x');`,
  );
  refused('no-eval', file, `eval('1');`);
  refused('no-new-func', file, `new Function('1');`);
  refused('no-restricted-syntax', file, `setTimeout('f()', 1);`);
  refused(
    'no-restricted-imports',
    file,
    `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`,
    `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';`,
    `import { unsafeStatic } from 'lit/static-html.js';`,
    `import { styleMap } from 'lit/directives/style-map.js';`,
  );
  refused(
    'intray/template-sinks',
    file,
    'html`<p style="color: red"></p>`;',
    'html`<p style=${text}></p>`;',
    'html`<p .innerHTML=${text}></p>`;',
    'html`<iframe srcdoc=${text}></iframe>`;',
    'html`<p onclick="f()"></p>`;',
    'html`<a href=${address}>x</a>`;',
    'html`<a href="${address}">x</a>`;',
  );
  accepted(file, 'html`<a href=${safeHref(address)} class=${name} @click=${f}>${text}</a>`;');
  refused('no-restricted-globals', file, `fetch('/');`);
  refused('no-console', file, `console.log('x');`);
});

suite('shapes of the language that we do without', () => {
  const file = 'src/store/x.ts';
  refused(
    'no-restricted-syntax',
    file,
    'enum A { B }',
    'namespace A { export const b = 1; }',
    'export default 1;',
  );
  accepted(file, 'declare global { interface Window { a: 1 } }');
});
