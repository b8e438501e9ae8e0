const HOUR_MS = 3_600_000;

type Method = 'GET' | 'POST';

/** Requests to the demo server for one clinic; they reject without a line, and where it refuses. */
export class Line {
  readonly #base: string;
  #aheadMs: number | undefined;

  constructor(run: string) {
    this.#base = `/clinic/${encodeURIComponent(run)}`;
  }

  /** How far the clinic's clock is ahead of ours, to the second; undefined before its first answer. */
  get aheadMs(): number | undefined {
    return this.#aheadMs;
  }

  /** Somebody moved the clinic's clock. */
  get isAhead(): boolean {
    return (this.#aheadMs ?? 0) >= HOUR_MS / 2;
  }

  /** Epoch ms by the clinic's clock; by ours before its first answer. */
  now(): number {
    return Date.now() + (this.#aheadMs ?? 0);
  }

  async json(method: Method, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await this.send(method, path, init);
    return response.json();
  }

  async send(method: Method, path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${this.#base}/${path}`, { ...init, method, cache: 'no-store' });
    const time = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(time)) this.#aheadMs = time - Date.now();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response;
  }
}
