// Reads XML schema files as far as EWS' use them: elements, attributes and nothing between.

/**
 * @typedef {object} Node
 * @property {string} name local name
 * @property {Readonly<Record<string, string>>} attributes
 * @property {readonly Node[]} children
 */

/**
 * Reads a schema document into a tree. Text and comments are left out: they hold no facts.
 * @param {string} text
 * @returns {Node}
 */
export function readXsd(text) {
  /** @type {{ name: string, attributes: Record<string, string>, children: Node[] }} */
  const document = { name: '', attributes: {}, children: [] };
  const open = [document];
  const tags = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  for (const [, closing, name = '', attributes = '', empty] of text.matchAll(tags)) {
    if (name === '') continue;
    if (closing === '/') {
      open.pop();
      continue;
    }
    const node = { name: name.slice(name.indexOf(':') + 1), attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(node);
    if (empty !== '/') open.push(node);
  }
  const [root] = document.children;
  if (root === undefined || open.length !== 1) throw new Error('not a well-formed schema');
  return root;
}

/**
 * @param {string} text
 * @returns {Record<string, string>}
 */
function readAttributes(text) {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map(([, name = '', double, single]) => [name, unescapeXml(double ?? single ?? '')]));
}

/** @param {string} text */
function unescapeXml(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/**
 * @param {Node} node
 * @param {readonly string[]} names
 */
export function childrenNamed(node, ...names) {
  return node.children.filter((child) => names.includes(child.name));
}
