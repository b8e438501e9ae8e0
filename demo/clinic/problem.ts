import type { WireChange } from './change-for.js';

export type Slug =
  | 'invalid'
  | 'sign-in-needed'
  | 'other-user'
  | 'not-allowed'
  | 'gone'
  | 'not-known'
  | 'cursor-expired'
  | 'moved-on'
  | 'id-reused'
  | 'withdrawn'
  | 'in-progress'
  | 'parts-missing'
  | 'too-large'
  | 'server-error';

interface More {
  readonly changes?: readonly WireChange[];
  readonly missing?: readonly number[];
  readonly allow?: readonly string[];
}

/** Why a request is refused, as RFC 9457 says it; thrown where it is found, answered in one place. */
export class Problem extends Error {
  readonly status: number;
  readonly slug: Slug;
  readonly changes: readonly WireChange[] | undefined;
  /** The parts of a file that have not come. */
  readonly missing: readonly number[] | undefined;
  /** The methods that the address answers to; goes into a header, as every 405 must. */
  readonly allow: readonly string[];

  constructor(status: number, slug: Slug, detail: string, more: More = {}) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.slug = slug;
    this.changes = more.changes;
    this.missing = more.missing;
    this.allow = more.allow ?? [];
  }

  toJSON() {
    return {
      type: `https://intray.example/problems/${this.slug}`,
      title: TITLES[this.slug],
      status: this.status,
      detail: this.message,
      ...(this.changes && { changes: this.changes }),
      ...(this.missing && { missing: this.missing }),
    };
  }
}

const TITLES: Record<Slug, string> = {
  invalid: 'The request is not valid',
  'sign-in-needed': 'Sign in again',
  'other-user': 'Somebody else is signed in',
  'not-allowed': 'Not allowed',
  gone: 'No longer here',
  'not-known': 'Not known',
  'cursor-expired': 'The cursor has expired',
  'moved-on': 'The conversation moved on',
  'id-reused': 'The id belongs to another write',
  withdrawn: 'The write was withdrawn',
  'parts-missing': 'Parts are missing',
  'in-progress': 'The first request is still running',
  'too-large': 'Too large',
  'server-error': 'The clinic failed',
};
