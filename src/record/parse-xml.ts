export interface XmlNode {
  /** As written, with its prefix. */
  readonly name: string;
  /** As written: ` a="1" b="2"`. */
  readonly attributes: string;
  readonly children: XmlNode[];
  text: string;
}

const PROLOGUE = /^<\?xml [^?]*\?>/u;
const TOKEN = /<(\/?)([A-Za-z_][\w:.-]*)((?: [\w:]+="[^"<]*")*)>|([^<]+)/guy;
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]|&(?!(amp|lt|gt);)/u;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Reads XML as this folder writes it, in page and worker alike (a worker has no `DOMParser`): elements, attributes and
 * text. Nothing for what is not well-formed, and for comments, document types and the rest of XML.
 */
export function parseXml(xml: string): XmlNode | undefined {
  const content = xml.replace(PROLOGUE, '');
  const top: XmlNode = { name: '', attributes: '', children: [], text: '' };
  const open = [top];
  let end = 0;
  for (const token of content.matchAll(TOKEN)) {
    if (!take(token, open)) return undefined;
    end += token[0].length;
  }
  const [root, other] = top.children;
  const isWhole = end === content.length && open.length === 1 && top.text.trim() === '';
  return isWhole && !other ? root : undefined;
}

/** Whether the token may stand here. */
function take(token: RegExpExecArray, open: XmlNode[]): boolean {
  const [whole, closing, name, attributes = '', text] = token;
  const parent = open.at(-1);
  if (!parent || UNWRITABLE.test(whole)) return false;
  if (name === undefined) {
    parent.text += text?.replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? '') ?? '';
    return true;
  }
  if (closing) return open.pop()?.name === name;
  const child = { name, attributes, children: [], text: '' };
  parent.children.push(child);
  open.push(child);
  return true;
}
