/**
 * Takes the indentation out of `html`, `svg` and `css` templates: it is for readers of the source, and every
 * visitor of a portal would carry it. A line break with its indentation is one space wherever it is.
 */
const MARKUP = new Set(['html', 'svg']);

export function leanTemplates() {
  return {
    name: 'lean-templates',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/elements/') || !/\b(?:html|svg|css)`/.test(code)) return undefined;
      const pieces = [];
      visit(this.parse(code), pieces);
      return { code: withPieces(code, pieces), map: null };
    },
  };
}

function visit(node, pieces) {
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'TaggedTemplateExpression') {
    const { name } = node.tag;
    const lean = MARKUP.has(name) ? leanMarkup : name === 'css' ? leanStyles : undefined;
    if (lean) for (const { start, end } of node.quasi.quasis) pieces.push({ start, end, lean });
  }
  for (const child of Object.values(node)) visit(child, pieces);
}

function withPieces(code, pieces) {
  let text = '';
  let at = 0;
  for (const { start, end, lean } of pieces.toSorted((a, b) => a.start - b.start)) {
    text += code.slice(at, start) + lean(code.slice(start, end));
    at = end;
  }
  return text + code.slice(at);
}

function leanMarkup(text) {
  return text.replace(/>\s*\n\s*</g, '> <').replace(/\s*\n\s*/g, ' ');
}

function leanStyles(text) {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}');
}
