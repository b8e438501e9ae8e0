import type { ReplyOptions } from './reply-options.js';

/** The part of a reply's request that the patient gets something of. */
export interface ReplyContent {
  readonly body: string;
  readonly options: ReplyOptions;
}

/** What the patient will see of a reply that is sent as it stands. */
export interface PatientView {
  /** Null: the clinic's masked name, in the patient's language. */
  readonly name: string | null;
  readonly clinic: string;
  readonly body: string;
  /** Whether there is a box to answer in; without it the conversation has ended. */
  readonly mayAnswer: boolean;
  readonly mayAttach: boolean;
  readonly disclaimer: string | undefined;
}

interface Sender {
  readonly user: { readonly displayName: string };
  readonly tenant: { readonly name: string };
  readonly disclaimer?: string | undefined;
}

/** Made from the request, not from the form, so that it cannot promise what is not sent. */
export function patientViewOf({ body, options }: ReplyContent, sender: Sender): PatientView {
  return {
    name: options.maskName ? null : sender.user.displayName,
    clinic: sender.tenant.name,
    body,
    mayAnswer: options.allowResponse,
    mayAttach: options.allowAttachments,
    disclaimer: options.allowResponse ? sender.disclaimer : undefined,
  };
}

/**
 * Whether a text that is to be masked says who wrote it: a part of their name as a word of its own, in any case
 * and with or without its accents. Of two letters only a family name counts, written as a name.
 */
export function namesAuthor(
  text: string,
  { displayName, internalName }: { readonly displayName: string; readonly internalName: string },
): boolean {
  const words = wordsOf(text);
  const folded = new Set(words.map(fold));
  return [displayName.replace(/,.*$/u, ''), internalName].map(wordsOf).some((names) => {
    const family = names.at(-1) ?? '';
    return (
      names.some((name) => name.length > 2 && folded.has(fold(name))) || words.includes(family)
    );
  });
}

function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
