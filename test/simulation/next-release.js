/**
 * The release after this one, as edits of the sources: its payloads have a second shape, and, where a world wants it so,
 * its database a further version. One bundle holds both; each tab and worker is told which of them it is.
 */
export const NEXT_RELEASE = [
  [
    'src/model/payload-version.ts',
    'const STEPS: readonly PayloadStep[] = [];',
    `globalThis.asSecondShape = ({ body, ...beside }) => {
  const { shape = 1, ...words } = JSON.parse(body);
  return { ...beside, body: JSON.stringify({ ...words, shape: shape + 1 }) };
};
const STEPS: readonly PayloadStep[] = globalThis.release === 'this' ? [] : [globalThis.asSecondShape];`,
  ],
  [
    'src/store/enqueue.ts',
    'await sealPayload(store, entry.id, payload);',
    `await sealPayload(
    store, entry.id, globalThis.release === 'this' ? payload : globalThis.asSecondShape(payload),
  );`,
  ],
  [
    'src/store/versions.ts',
    '      await noteWhenBytesGo(transaction);\n    });\n',
    `      await noteWhenBytesGo(transaction);
    });
  if (globalThis.release === 'next-schema')
    database.version(6).upgrade((transaction) => listAnew(transaction, userId));
`,
  ],
];
