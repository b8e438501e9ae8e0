import { Problem } from './problem.js';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/u;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;

/** The fields of a body from outside, each read as what it must be; anything else refuses the request. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;

  private constructor(value: unknown, path: string) {
    if (!isRecord(value)) throw misshapen(path || 'body');
    this.#values = value;
    this.#path = path;
  }

  static ofBody(text: string): Fields {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Problem(400, 'invalid', 'The body is not JSON.');
    }
    return new Fields(value, '');
  }

  /** All of them as they came, for a reader of its own. */
  record(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  fields(name: string): Fields {
    return new Fields(this.#values[name], this.#pathOf(name));
  }

  /** Undefined where it is absent. */
  optionalFields(name: string): Fields | undefined {
    return this.#values[name] === undefined ? undefined : this.fields(name);
  }

  text(name: string): string {
    return this.#read(name, isText);
  }

  flag(name: string): boolean {
    return this.#read(name, (value) => typeof value === 'boolean');
  }

  /** A whole number of at least 0. */
  count(name: string): number {
    return this.#read(name, isCount);
  }

  sha256(name: string): string {
    return this.#read(name, isSha256);
  }

  /** A flag that may be absent. */
  isTrue(name: string): boolean {
    return this.#values[name] !== undefined && this.flag(name);
  }

  id(name: string): string {
    return this.#read(name, isId);
  }

  ids(name: string): string[] {
    return this.#read(name, (value) => Array.isArray(value) && value.every(isId));
  }

  time(name: string): string {
    return this.#read(name, isTime);
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    return this.#read(name, (value): value is Choice => choices.some((item) => item === value));
  }

  /** No ids where the field is absent. */
  optionalIds(name: string): string[] {
    return this.#values[name] === undefined ? [] : this.ids(name);
  }

  /** What `read` makes of a field that may be null. */
  nullable<Value>(name: string, read: () => Value): Value | null {
    return this.#values[name] === null ? null : read();
  }

  /** A text that may be absent, as an object to spread. */
  optional<const Name extends string>(name: Name): { [Key in Name]?: string } {
    if (this.#values[name] === undefined) return {};
    return { [name]: this.text(name) } as { [Key in Name]?: string };
  }

  optionalId<const Name extends string>(name: Name): { [Key in Name]?: string } {
    if (this.#values[name] === undefined) return {};
    return { [name]: this.id(name) } as { [Key in Name]?: string };
  }

  optionalTime<const Name extends string>(name: Name): { [Key in Name]?: string } {
    if (this.#values[name] === undefined) return {};
    return { [name]: this.time(name) } as { [Key in Name]?: string };
  }

  #read<Value>(name: string, is: (value: unknown) => value is Value): Value {
    const value = this.#values[name];
    if (is(value)) return value;
    throw misshapen(this.#pathOf(name));
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }
}

function misshapen(field: string): Problem {
  return new Problem(400, 'invalid', `The field ${field} is missing or has a wrong form.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isSha256(value: unknown): value is string {
  return isText(value) && /^[0-9a-f]{64}$/u.test(value);
}

function isId(value: unknown): value is string {
  return isText(value) && ID.test(value);
}

function isTime(value: unknown): value is string {
  return isText(value) && TIME.test(value) && !Number.isNaN(Date.parse(value));
}
