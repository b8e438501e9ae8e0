/**
 * Points at which the simulation makes a tab or worker die, planted like the mutants while a test bundle is made: no
 * source and no release knows of them. Each row of the crash table has one.
 */
export const FAILPOINTS = {
  'enqueue-uncommitted': [
    'src/commands/send-reply.ts',
    '    await giveToReply(store.db, fileIds, id);\n',
    "    await giveToReply(store.db, fileIds, id);\n    FAILPOINT('enqueue-uncommitted');\n",
  ],
  enqueued: [
    'src/commands/send-reply.ts',
    '  return id;\n',
    "  FAILPOINT('enqueued');\n  return id;\n",
  ],
  leased: [
    'src/sync/attempts.ts',
    '    const body = await bodyOf(store, taken);\n',
    "    FAILPOINT('leased');\n    const body = await bodyOf(store, taken);\n",
  ],
  answered: [
    'src/sync/attempts.ts',
    '    const outcome = outcomeOf(answer,',
    "    FAILPOINT('answered');\n    const outcome = outcomeOf(answer,",
  ],
  'settle-uncommitted': [
    'src/sync/settle.ts',
    '  await store.db.outbox.bulkPut(settled);\n',
    "  await store.db.outbox.bulkPut(settled);\n  FAILPOINT('settle-uncommitted');\n",
  ],
  settled: [
    'src/sync/attempts.ts',
    '    await this.#settle({ taken, outcome });\n',
    "    await this.#settle({ taken, outcome });\n    FAILPOINT('settled');\n",
  ],
  attaching: [
    'src/commands/attach-file.ts',
    '    onProgress?.(part',
    "    FAILPOINT('attaching');\n    onProgress?.(part",
  ],
  'part-heard': [
    'src/sync/upload.ts',
    '      if (answer === undefined) return this.#giveUp();\n',
    "      if (answer === undefined) return this.#giveUp();\n      FAILPOINT('part-heard');\n",
  ],
  'part-uncommitted': [
    'src/sync/upload.ts',
    '      await this.#keep(serverId, patch);\n',
    "      await this.#keep(serverId, patch);\n      FAILPOINT('part-uncommitted');\n",
  ],
  'uploaded-uncommitted': [
    'src/sync/upload.ts',
    'lease: undefined, uploaded: true });\n',
    "lease: undefined, uploaded: true });\n    FAILPOINT('uploaded-uncommitted');\n",
  ],
  uploaded: [
    'src/sync/attempts.ts',
    "    if (typeof end !== 'string') await this.#note(end);\n",
    "    FAILPOINT('uploaded');\n    if (typeof end !== 'string') await this.#note(end);\n",
  ],
  'upgrade-uncommitted': [
    'src/store/versions.ts',
    '  await conversations.bulkPut(rows.map((row) => ({ ...row, ...listingOf(row, member) })));\n',
    '  await conversations.bulkPut(rows.map((row) => ({ ...row, ...listingOf(row, member) })));\n' +
      "  FAILPOINT('upgrade-uncommitted');\n",
  ],
  upgrading: [
    'src/store/versions.ts',
    '  const rows = await conversations.toArray();\n',
    "  const rows = await conversations.toArray();\n  FAILPOINT('upgrading');\n",
  ],
};

/** What the planted lines call; a simulated tab or worker has it among its globals. */
export const FAILPOINT_HOOK = 'failpointReached';

/** As edits of sources, for the test build. */
export const FAILPOINT_EDITS = Object.values(FAILPOINTS).map(([file, find, replacement]) => [
  file,
  find,
  replacement.replace('FAILPOINT(', `globalThis.${FAILPOINT_HOOK}(`),
]);
