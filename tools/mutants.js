import { relative } from 'node:path';

/**
 * Faults that are planted into the product for a moment, to see that the outbox suite finds them. Each replaces text
 * of a source file while a test bundle is made of it; the sources themselves know nothing of them.
 */
export const MUTANTS = {
  'new-id-per-retry': {
    edits: [
      [
        'src/sync/attempts.ts',
        'const request = { userId: author, kind, conversationId, id, body };',
        'const retryId = taken.attempts > 1 ? crypto.randomUUID() : id;\n' +
          'const request = { userId: author, kind, conversationId, id: retryId, body };',
      ],
    ],
  },
  'any-2xx-is-success': {
    edits: [
      [
        'src/sync/outcome.ts',
        "case 'not-ours':",
        "case 'not-ours':\nif (answer.status >= 200 && answer.status < 300) return ended('accepted');",
      ],
    ],
  },
  'accepted-before-validation': {
    edits: [
      [
        'src/sync/outcome.ts',
        "if (answer?.id !== situation.entry.id) return parked('not-ours', situation);",
        "if (answer?.id !== situation.entry.id) return ended('accepted');",
      ],
    ],
  },
  'no-lease': {
    edits: [
      [
        'src/model/outbox-turn.ts',
        "if (!turn.holdsLock && !isLeaseOver(entry, turn.now)) return 'leave';",
        '',
      ],
    ],
  },
  'no-fence': {
    edits: [
      [
        'src/model/outbox-turn.ts',
        'return entry?.state === taken.state && entry.lease?.fence === taken.lease.fence;',
        'return entry !== undefined;',
      ],
    ],
  },
  'silence-counts-as-unsent': {
    edits: [
      [
        'src/sync/outcome.ts',
        "return { ...again('no-answer', situation), heard: false, silent: true };",
        "return { ...again('no-answer', situation), heard: false, silent: true, unsent: true };",
      ],
    ],
  },
  'deaf-while-it-waits': {
    edits: [
      [
        'src/sync/lookout.ts',
        'const [isWanted] = await Promise.all([isNew || this.#isWanted(taken), this.lookAround()]);',
        'const isWanted = true;\n    await this.lookAround();',
      ],
    ],
  },
  'unsent-stays-taken': {
    edits: [
      [
        'src/sync/attempts.ts',
        'await this.#settle({ taken, outcome: unsent(entry, this.#ending) });',
        '',
      ],
    ],
  },
  'removed-before-answer': {
    edits: [
      [
        'src/store/outbox-lease.ts',
        'await db.outbox.bulkPut(taken);',
        'await db.outbox.bulkDelete(taken.map(({ seq }) => seq));',
      ],
    ],
  },
  'order-ignored': {
    edits: [
      [
        'src/model/outbox-turn.ts',
        "if (unfinished.some((other) => isBefore(other, entry))) return 'leave';",
        '',
      ],
      [
        'src/model/outbox-entry.ts',
        'if (head === undefined || entry.seq < head.seq) heads.set(lane, entry);',
        'heads.set(head === undefined ? lane : entry.id, entry);',
      ],
    ],
  },
  'undo-window-ignored': {
    edits: [
      [
        'src/model/outbox-entry.ts',
        'return isTime(entry, now) || (eager && wasSilence(entry));',
        'return true;',
      ],
    ],
  },
  'silence-counts-as-heard': {
    edits: [
      [
        'src/sync/outcome.ts',
        "return { ...again('no-answer', situation), heard: false, silent: true };",
        "return { ...again('no-answer', situation), heard: true, silent: true };",
      ],
      [
        'src/model/outbox-entry.ts',
        "return attempts > (state === 'refused' ? heard : 0);",
        'return attempts > heard;',
      ],
      [
        'src/model/outbox-entry.ts',
        'if (!needsPerson(entry)) return isUntouched(entry);',
        "if (entry.state === 'sending') return false;",
      ],
    ],
  },
  'wish-to-take-back-forgotten': {
    edits: [
      [
        'src/sync/settled-entry.ts',
        "withdraw: state === 'accepted' || answered ? undefined : entry.withdraw,",
        'withdraw: undefined,',
      ],
    ],
  },
  'timeout-is-the-end': {
    edits: [
      [
        'src/sync/outcome.ts',
        "return { ...again('no-answer', situation), heard: false, silent: true };",
        "return { ...ended('withdrawn'), silent: true };",
      ],
    ],
  },
  'taken-back-sends-the-words': {
    edits: [
      [
        'src/sync/attempts.ts',
        'if (taken.withdraw !== undefined) return JSON.stringify({ withdrawn: true });',
        '',
      ],
    ],
  },
  'based-on-dropped': {
    edits: [['src/commands/send-reply.ts', 'basedOn: reply.basedOn,', '']],
  },
  'another-persons-entries-pushed': {
    edits: [['src/sync/push.ts', 'entry.author === store.userId &&', '']],
  },
  'resumed-for-anybody': {
    edits: [
      [
        'src/sync/session-check.ts',
        'return user.id === store.userId && tenant.id === store.tenantId;',
        'return tenant.id === store.tenantId;',
      ],
    ],
  },
  'draft-removed-before-the-entry': {
    edits: [
      [
        'src/commands/send-reply.ts',
        'await inOneTransaction(store, put);',
        'await inOneTransaction(store, () => useRow(store, replyDrafts, reply.conversationId, reply));\n' +
          '  await inOneTransaction(store, put);',
      ],
      [
        'src/commands/send-reply.ts',
        '    await useRow(store, replyDrafts, reply.conversationId, reply);\n',
        '',
      ],
    ],
  },
  'full-disk-counts-as-queued': {
    edits: [
      [
        'src/commands/send-reply.ts',
        'await inOneTransaction(store, put);',
        'await inOneTransaction(store, put).catch(() => undefined);',
      ],
    ],
  },
  'full-disk-counts-as-settled': {
    edits: [
      [
        'src/sync/settle.ts',
        'if (!isStorageFull(error) || changes.length === 0) throw error;',
        'if (isStorageFull(error)) return;',
      ],
    ],
  },
  'room-made-of-what-waits': {
    edits: [['src/store/make-room.ts', 'return here && upload === undefined;', 'return here;']],
  },
  'bytes-removed-before-acceptance': {
    edits: [
      [
        'src/sync/upload.ts',
        'await store.db.outbox.put({ ...entry, ...NO_TROUBLE, lease: undefined, uploaded: true });',
        'await store.db.outbox.put({ ...entry, ...NO_TROUBLE, lease: undefined, uploaded: true });\n' +
          '    for (const id of entry.fileIds ?? [])\n' +
          "      await store.db.blobs.where('[attachmentId+part]').between([id, 0], [id, 1e9]).delete();",
      ],
    ],
  },
  'message-before-its-files': {
    edits: [
      [
        'src/sync/upload.ts',
        'return kept ? this.#progress(serverId, { unsent: rest }) : this.#again(answer);',
        'return kept\n' +
          '        ? this.#progress(serverId, { unsent: rest, complete: rest.length === 0 })\n' +
          '        : this.#again(answer);',
      ],
    ],
  },
  'sent-part-not-noted': {
    edits: [
      [
        'src/sync/upload.ts',
        'return kept ? this.#progress(serverId, { unsent: rest }) : this.#again(answer);',
        'return kept ? this.#progress(serverId, { unsent: upload.unsent }) : this.#again(answer);',
      ],
    ],
  },
  'unheard-part-counts-as-sent': {
    edits: [
      [
        'src/sync/upload.ts',
        "const kept = answer.kind === 'answered' && isPartAnswer(answer.body, serverId, part);",
        "const kept = answer.kind === 'answered';",
      ],
    ],
  },
  'missing-parts-not-sent-again': {
    edits: [
      [
        'src/sync/upload.ts',
        'await this.#progress(upload.serverId, { unsent });',
        'await this.#progress(upload.serverId, { complete: unsent.length > 0 });',
      ],
    ],
  },
  'attempted-entries-upgraded-too': {
    edits: [
      [
        'src/model/outbox-entry.ts',
        'return isUntouched(entry) && (entry.payloadVersion ?? 1) < PAYLOAD_VERSION;',
        'return isUnfinished(entry) && (entry.payloadVersion ?? 1) < PAYLOAD_VERSION;',
      ],
    ],
  },
  'untouched-leave-as-they-were': {
    edits: [
      [
        'src/model/outbox-entry.ts',
        'return isUntouched(entry) && (entry.payloadVersion ?? 1) < PAYLOAD_VERSION;',
        'return false;',
      ],
    ],
  },
  'newer-shapes-are-sent': {
    edits: [
      [
        'src/model/outbox-entry.ts',
        'return !isKnown(kind) || payloadVersion > PAYLOAD_VERSION;',
        'return !isKnown(kind) || payloadVersion > 2;',
      ],
    ],
  },
  'outbox-emptied-by-an-upgrade': {
    edits: [
      [
        'src/store/versions.ts',
        "  const conversations = transaction.table<ConversationRow, string>('conversations');\n",
        "  const conversations = transaction.table<ConversationRow, string>('conversations');\n" +
          "  const queued = transaction.table('outbox');\n" +
          '  for (const { seq } of await queued.toArray()) await queued.delete(seq);\n',
      ],
    ],
  },
};

/** Plants the faults of one mutant into what is bundled. */
export function mutation(name) {
  return edited(name === undefined ? [] : MUTANTS[name].edits);
}

/** Changes the text of source files while they are bundled; rejects where one of them has changed since. */
export function edited(edits) {
  return {
    name: 'edited',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(process.cwd(), id.split('?', 1)[0]);
      let text = code;
      for (const edit of edits.filter(([where]) => where === file)) {
        text = replaceOnce(text, edit);
      }
      return text === code ? undefined : { code: text, map: null };
    },
  };
}

function replaceOnce(text, [file, find, replacement]) {
  if (text.split(find).length !== 2)
    throw new Error(`${file} has changed: a planted fault looks for “${find}” in it, once.`);
  return text.replace(find, () => replacement);
}
