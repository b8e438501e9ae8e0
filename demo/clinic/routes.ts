const ID = '[A-Za-z0-9][A-Za-z0-9._:-]{0,63}';

/** Turns `conversations/:c/replies/:id` into a pattern that finds both ids. */
function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/gu, `(?<$1>${ID})`)}$`, 'u');
}

export interface Route<Handle> {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handle;
}

export interface Found<Handle> {
  readonly handle: Handle;
  readonly ids: Readonly<Record<string, string>>;
}

export function route<Handle>(method: string, path: string, handle: Handle): Route<Handle> {
  return { method, pattern: pattern(path), handle };
}

/** The route of a request; the methods that the address knows where this one is wrong; or nothing. */
export function findRoute<Handle>(
  routes: readonly Route<Handle>[],
  method: string,
  path: string,
): Found<Handle> | { readonly allowed: readonly string[] } {
  const fitting = routes.filter((item) => item.pattern.test(path));
  const chosen = fitting.find((item) => item.method === method);
  if (!chosen) return { allowed: fitting.map((item) => item.method) };
  return { handle: chosen.handle, ids: chosen.pattern.exec(path)?.groups ?? {} };
}
