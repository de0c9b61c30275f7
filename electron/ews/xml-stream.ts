import { EwsAnswerError } from './errors.ts';
import type { XmlNode } from './xml.ts';
import { createTokeniser } from './xml-tokens.ts';

/** Reads a document while it arrives. */
export interface XmlReader {
  /**
   * Takes the next piece, cut anywhere.
   * @throws {EwsAnswerError} as `readXml`, as soon as it shows
   */
  write(piece: string): void;
  /** @returns the root element @throws {EwsAnswerError} as `readXml` */
  end(): XmlNode;
}

/** Is offered every element as it ends, inner ones first; one that is taken (`true`) doesn't stay in its parent. */
export type Take = (node: XmlNode, parent: XmlNode) => boolean;

/** An element under way. */
interface OpenNode extends XmlNode {
  children: XmlNode[];
  text: string;
}

/** Shared by all that have none; never written to. */
const NO_CHILDREN: XmlNode[] = [];

/** Makes a reader: nothing is kept of the text but what the tree, or who takes parts of it, keeps. */
export function createStreamReader(take: Take = () => false): XmlReader {
  const open: OpenNode[] = [];
  let current: OpenNode | undefined;
  let root: XmlNode | undefined;
  const tokeniser = createTokeniser({
    open: (name, attributes) => {
      // What stood before an inner element was layout.
      if (current !== undefined) current.text = '';
      current = { name, attributes, children: NO_CHILDREN, text: '' };
      open.push(current);
    },
    text: (text) => {
      if (current !== undefined) current.text += text;
    },
    close: () => {
      const node = open.pop();
      current = open[open.length - 1];
      if (node === undefined) return;
      if (current === undefined) root = node;
      else if (!take(node, current)) {
        if (current.children === NO_CHILDREN) current.children = [node];
        else current.children.push(node);
      }
    },
  });
  return {
    write: tokeniser.write,
    end: () => {
      tokeniser.end();
      if (root === undefined) throw new EwsAnswerError('broken-answer', 'no root element');
      return root;
    },
  };
}
