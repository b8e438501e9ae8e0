import { build } from 'vite';

/** The demo page; the library stays outside it, at the address where a portal serves it. */
export async function buildSite() {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir: 'build/site',
      emptyOutDir: true,
      modulePreload: false,
      // A strict policy refuses data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: 'index.html',
        external: [/^\/intray\//],
        checks: { pluginTimings: false },
      },
    },
  });
}
