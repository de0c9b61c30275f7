import type { Operation, Reading } from './operation.ts';
import type { XmlNode } from './xml.ts';

/**
 * Makes an operation's way to read answers with long lists, so that neither their text nor their tree is ever there as a
 * whole.
 * @param list local name of the elements whose children are the parts
 * @param read reads a part as it ends; `undefined` leaves it out
 * @param response reads the rest; `partsOf` gives what was read in one list, in order
 */
export function inParts<Part, Output>(
  list: string,
  read: (node: XmlNode) => Part | undefined,
  response: (body: XmlNode, partsOf: (list: XmlNode | undefined) => readonly Part[]) => Output,
): Pick<Operation<never, Output>, 'response' | 'begin'> {
  const begin = (): Reading<Output> => {
    const taken = new Map<XmlNode, Part[]>();
    return {
      take: (node, parent) => {
        if (parent.name !== list) return false;
        const parts = taken.get(parent) ?? [];
        if (parts.length === 0) taken.set(parent, parts);
        const part = read(node);
        if (part !== undefined) parts.push(part);
        return true;
      },
      finish: (body) =>
        // A short document was read as a whole: its lists still have their children.
        response(body, (node) =>
          node === undefined ? [] : (taken.get(node) ?? node.children.flatMap((each) => read(each) ?? [])),
        ),
    };
  };
  return { begin, response: (body) => begin().finish(body) };
}
