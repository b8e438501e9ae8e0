/**
 * What a template must not bind: markup, script, style attributes (a strict policy blocks or reports them) and
 * addresses that no helper has looked at.
 */
const STATIC_SINKS = [
  { found: /\sstyle\s*=/i, messageId: 'style' },
  { found: /\s\.(?:inner|outer)HTML\s*=|\s\.?srcdoc\s*=/i, messageId: 'markup' },
  { found: /\son[a-z]+\s*=/i, messageId: 'handler' },
];
const BOUND_ADDRESS = /\s\.?(?:href|src|action|formaction|xlink:href)\s*=\s*["']?$/i;

/** Functions that give only addresses we may open. */
const ADDRESS_HELPERS = new Set(['safeHref', 'blobAddress']);

/** @type {import('eslint').Rule.RuleModule} */
export const templateSinks = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style: 'No style attribute in a template: use a class or setProperty (strict CSP).',
      markup: 'No markup from a string in a template.',
      handler: 'Listen with @event, not with an attribute.',
      address: 'Bind an address through safeHref().',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (!['html', 'svg', 'staticHtml'].includes(tag.name)) return;
        quasi.quasis.forEach((part, index) => {
          for (const { found, messageId } of STATIC_SINKS)
            if (found.test(part.value.raw)) context.report({ node: part, messageId });
          if (BOUND_ADDRESS.test(part.value.raw) && !isHelped(quasi.expressions[index]))
            context.report({ node: part, messageId: 'address' });
        });
      },
    };
  },
};

function isHelped(expression) {
  return expression?.type === 'CallExpression' && ADDRESS_HELPERS.has(expression.callee.name);
}
