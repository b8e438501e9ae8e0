/**
 * Script addresses under Trusted Types (`require-trusted-types-for 'script'`): the policy `intray` lets through
 * the addresses that this page was configured with, and nothing else.
 */

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy;
}

const allowed = new Set<string>();
let policy: ScriptPolicy | undefined;

/** The address as the browser accepts it for a worker; relative ones are beside the bundle. */
export function trustedScriptUrl(url: string): string {
  allowed.add(url);
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (factory === undefined) return url;
  policy ??= factory.createPolicy('intray', { createScriptURL: onlyAllowed });
  return policy.createScriptURL(url);
}

function onlyAllowed(url: string): string {
  if (!allowed.has(url)) throw new TypeError('Not one of the two scripts of Intray.');
  return url;
}
