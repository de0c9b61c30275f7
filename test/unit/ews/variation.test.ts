import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import type { Operation } from '../../../electron/ews/operation.ts';
import { createItem } from '../../../electron/ews/operations/create-item.ts';
import { findItem } from '../../../electron/ews/operations/find-item.ts';
import { getAttachment } from '../../../electron/ews/operations/get-attachment.ts';
import { getEvents } from '../../../electron/ews/operations/get-events.ts';
import { getFolder } from '../../../electron/ews/operations/get-folder.ts';
import { getItem } from '../../../electron/ews/operations/get-item.ts';
import { getUserAvailability } from '../../../electron/ews/operations/get-user-availability.ts';
import { getUserOofSettings } from '../../../electron/ews/operations/get-user-oof-settings.ts';
import { subscribe } from '../../../electron/ews/operations/subscribe.ts';
import { syncFolderHierarchy } from '../../../electron/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../electron/ews/operations/sync-folder-items.ts';
import type { XmlNode } from '../../../electron/ews/xml.ts';
import { readXml } from '../../../electron/ews/xml-whole.ts';
import { sample } from './samples.ts';

/** How one server writes one element: its prefix (none: a default namespace), its strangers, its kind of text. */
interface Style {
  readonly prefix: 'm' | 't' | 's' | 'ns0' | 'b-1' | undefined;
  readonly stranger: 'none' | 'before' | 'after';
  readonly cdata: boolean;
  readonly blanks: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  prefix: fc.constantFrom('m', 't', 's', 'ns0', 'b-1', undefined),
  stranger: fc.constantFrom('none', 'before', 'after'),
  cdata: fc.boolean(),
  blanks: fc.boolean(),
});

const STRANGER =
  '<z:Unheard xmlns:z="urn:future" Id="9"><!-- <t:Id/> --><z:Id>1</z:Id><z:Start>2030-01-01T00:00:00Z</z:Start></z:Unheard><?x y?>';
const escape = (text: string): string =>
  text.replaceAll('&', '&#38;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');

/** Writes a document anew, each element in the next style of the list. */
function rewrite(root: XmlNode, styles: readonly Style[]): string {
  let next = 0;
  const write = (node: XmlNode): string => {
    const { prefix, stranger, cdata, blanks } = styles[next++ % styles.length] ?? plain;
    const name = prefix === undefined ? node.name : `${prefix}:${node.name}`;
    const namespace = prefix === undefined ? 'xmlns="urn:a"' : `xmlns:${prefix}="urn:a"`;
    const attributes = Object.entries(node.attributes)
      .filter(([key]) => key !== 'xmlns')
      .map(([key, value]) => ` ${key}='${escape(value).replaceAll("'", '&apos;')}'`)
      .join('');
    // The one element whose content is taken raw never holds CDATA on the wire: it is base64.
    const raw = cdata && node.name !== 'Content' && !/\]\]>|\r/.test(node.text);
    const text = raw ? `<![CDATA[${node.text}]]>` : escape(node.text);
    const between = blanks ? '\r\n  ' : '';
    const inside = node.children.length === 0 ? text : node.children.map((each) => between + write(each)).join('');
    const strangers = node.children.length === 0 ? 'none' : stranger;
    const content = (strangers === 'before' ? STRANGER : '') + inside + (strangers === 'after' ? STRANGER : '');
    return `<${name} ${namespace}${attributes}>${content}</${name}>`;
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}`;
}

const plain: Style = { prefix: undefined, stranger: 'none', cdata: false, blanks: false };

const CASES: readonly (readonly [string, Operation<never, unknown>])[] = [
  ['02', getUserAvailability],
  ['04', getUserAvailability],
  ['06', getUserOofSettings],
  ['80', getUserOofSettings],
  ['12', getFolder],
  ['81', getFolder],
  ['14', findItem],
  ['18', findItem],
  ['16', getItem],
  ['20', getItem],
  ['22', getAttachment],
  ['24', syncFolderItems],
  ['26', syncFolderHierarchy],
  ['28', subscribe],
  ['33', getEvents],
  ['35', createItem],
];

const outputOf = (operation: Operation<never, unknown>, text: string): unknown =>
  operation.response(openAnswer({ status: 200, headers: {}, text }, 0).body);

describe('an answer means the same', () => {
  it.each(CASES)('whatever prefixes, strangers, CDATA and blanks sample %s has', (number, operation) => {
    const expected = outputOf(operation, sample(number));
    const root = readXml(sample(number));
    fc.assert(
      fc.property(fc.array(style, { minLength: 1, maxLength: 40 }), (styles) => {
        expect(outputOf(operation, rewrite(root, styles))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

/** Leaves out one element of the document, counted in document order. */
function without(root: XmlNode, index: number): XmlNode {
  let count = 0;
  const prune = (node: XmlNode): XmlNode => ({
    ...node,
    children: node.children.filter(() => count++ !== index).map(prune),
  });
  return prune(root);
}

const sizeOf = (node: XmlNode): number => node.children.reduce((sum, each) => sum + 1 + sizeOf(each), 0);

describe('an answer with an element missing', () => {
  it.each(CASES)('is read or refused, never a crash: sample %s', (number, operation) => {
    const root = readXml(sample(number));
    const outcomes = new Set<string>();
    for (let index = 0; index < sizeOf(root); index += 1) {
      try {
        outputOf(operation, rewrite(without(root, index), [plain]));
        outcomes.add('read');
      } catch (error) {
        outcomes.add(error instanceof Error ? error.name : 'crash');
      }
    }
    expect([...outcomes].sort()).toEqual(['EwsAnswerError', 'read']);
  });
});
