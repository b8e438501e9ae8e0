/** What a host can use; private members and their like stay out of the manifest. */
export default {
  globs: ['elements/**/*.ts'],
  exclude: ['elements/**/*.styles.ts', 'elements/words/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'public-members-only',
      packageLinkPhase({ customElementsManifest }) {
        for (const { declarations } of customElementsManifest.modules)
          for (const declaration of declarations ?? [])
            declaration.members = declaration.members?.filter(isPublic);
      },
    },
  ],
};

function isPublic({ name, privacy }) {
  return (privacy ?? 'public') === 'public' && !name.startsWith('#');
}
