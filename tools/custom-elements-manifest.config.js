/** What a host can use: the elements by their short tags, and the events. Nothing private. */
export default {
  globs: ['elements/*/*.ts', 'elements/intray-element.ts', 'elements/events.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [{ name: 'public-only', packageLinkPhase: keepPublic }],
};

/** One folder for each tag, and the element in the file of the same name: define.ts is what registers it. */
const ELEMENT = /^elements\/(?<tag>[a-z]+-[a-z-]+)\/\k<tag>\.ts$/;

function keepPublic({ customElementsManifest }) {
  const { modules } = customElementsManifest;
  customElementsManifest.modules = modules.filter(
    ({ path }) => ELEMENT.test(path) || path === 'elements/events.ts',
  );
  for (const { path, declarations = [] } of customElementsManifest.modules)
    for (const declaration of declarations) describe(declaration, ELEMENT.exec(path)?.groups.tag);
}

function describe(declaration, tagName) {
  declaration.members = declaration.members?.filter(isPublic);
  if (tagName) Object.assign(declaration, { tagName, customElement: true });
}

function isPublic({ name, privacy, static: isStatic }) {
  return (privacy ?? 'public') === 'public' && !isStatic && !name.startsWith('#');
}
