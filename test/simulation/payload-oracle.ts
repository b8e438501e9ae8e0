import { assertThat, type SeenRow } from './outbox-oracle.js';
import { payloadVersionOf, type Release } from './release.js';

/**
 * The promises about the shape of what is queued, watched from outside while tabs of two releases share a disk: what
 * was attempted stays what it was, what was not leaves in the shape of whoever sends it, what is newer is left alone.
 */
export class PayloadOracle {
  /** As it left first, by id. */
  readonly #sent = new Map<string, string>();
  /** Held, and sent as it is: on another basis, with the same words. */
  readonly #basedAnew = new Set<string>();
  upgraded = 0;

  /** A row as it is on disk from now on; `release`: of whoever wrote it. */
  written(before: SeenRow | undefined, row: SeenRow, release: Release): void {
    const { id } = row;
    const [was, is, own] = [versionOf(before ?? row), versionOf(row), payloadVersionOf(release)];
    if (before === undefined) {
      assertThat(is === own, `${id} is queued in a shape of another release`);
      return;
    }
    if (is > was) this.upgraded += 1;
    const isSame = is === was && (row.sealed === undefined || isEqual(row.sealed, before.sealed));
    if (before.state === 'held') this.#basedAnew.add(id);
    if (before.attempts > 0 && before.state !== 'held')
      assertThat(isSame, `${id} was attempted, and its bytes are others now`);
    const isTaken = row.attempts > before.attempts;
    if (was > own) assertThat(isSame && !isTaken, `${id} is of a newer release, and was touched`);
    // One that is only asked back takes no words along.
    if (isTaken && before.attempts === 0 && row.withdraw === undefined)
      assertThat(is === own, `${id} is attempted in a shape of another release`);
  }

  /** A request leaves; `row`: what lies on disk of it. */
  asked(row: SeenRow | undefined, body: string, release: Release): void {
    if (row === undefined) return;
    const { id } = row;
    const asksBack = body === '{"withdrawn":true}';
    assertThat(versionOf(row) <= payloadVersionOf(release), `${id} is sent by an older release`);
    if (asksBack) return;
    const { shape = 1 } = JSON.parse(body) as { readonly shape?: number };
    assertThat(shape === versionOf(row), `${id} leaves in shape ${shape}`);
    const first = this.#sent.get(id) ?? body;
    this.#sent.set(id, first);
    const isSame = first === body || (this.#basedAnew.has(id) && wordsOf(first) === wordsOf(body));
    assertThat(isSame, `${id} was attempted, and is another request now`);
  }
}

/** Absent in rows that are planted as if they were old. */
function versionOf({ payloadVersion = 1 }: SeenRow): number {
  return payloadVersion;
}

function isEqual(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0;
}

function wordsOf(body: string): string {
  return JSON.stringify({ ...(JSON.parse(body) as object), basedOn: undefined });
}
