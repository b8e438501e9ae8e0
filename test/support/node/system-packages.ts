import { spawnSync } from 'node:child_process';

/** Installs Debian packages where that asks nobody; false: it cannot be done here, or it failed. */
export function installPackages(...packages: readonly string[]): boolean {
  const prefix = rootPrefix();
  if (prefix === undefined || !succeeds(['apt-get', '--version'])) return false;
  console.log(`  Installing ${packages.join(', ')} with apt-get`);
  succeeds([...prefix, 'apt-get', 'update']);
  return succeeds([
    ...prefix,
    ...['apt-get', 'install', '-y', '--no-install-recommends'],
    ...packages,
  ]);
}

export function succeeds([command = '', ...args]: readonly string[], env = {}): boolean {
  const silent = { DEBIAN_FRONTEND: 'noninteractive', ...env };
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 240_000,
    env: { ...process.env, ...silent },
  });
  return status === 0;
}

/** How to run something as root without being asked; undefined: not at all. */
function rootPrefix(): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return [];
  return succeeds(['sudo', '-n', 'true']) ? ['sudo', '-n'] : undefined;
}
