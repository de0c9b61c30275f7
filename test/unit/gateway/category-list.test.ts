import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { getUserConfiguration } from '../../../electron/ews/operations/user-configuration.ts';
import { toCategories } from '../../../electron/gateway/category-list.ts';
import { sample } from '../ews/samples.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const read = (inner: string) => toCategories(base64(`<categories xmlns="CategoryList.xsd">${inner}</categories>`));
const category = (name: string, color: string) => `<category name="${name}" color="${color}"/>`;

describe('a mailbox’s list of categories', () => {
  it('is read as mail programs write it', () => {
    const { body } = openAnswer({ status: 200, headers: {}, text: sample('72') }, 0);
    expect(toCategories(getUserConfiguration.response(body) ?? '')).toEqual([
      { name: 'Projekt Aurora', colour: 4 },
      { name: 'Rückruf' },
    ]);
  });

  it('may begin with a byte order mark and have a prefix of its own', () => {
    const text =
      '\uFEFF<?xml version="1.0"?><c:categories xmlns:c="CategoryList.xsd"><c:category name="A &amp; B" color="0"/></c:categories>';
    expect(toCategories(base64(text))).toEqual([{ name: 'A & B', colour: 0 }]);
  });

  it.each(['25', '-1', '-2', '4.5', '0x4', '', 'red', '999999999999999999'])('knows no colour %j', (color) => {
    expect(read(category('Own', color))).toEqual([{ name: 'Own' }]);
  });

  it('has the last colour, and names without one', () => {
    expect(read(`${category('Last', ' 24 ')}<category name="None"/>`)).toEqual([
      { name: 'Last', colour: 24 },
      { name: 'None' },
    ]);
  });

  it('has a name once, as it was written first, and none that is empty or endless', () => {
    const names = ['Own', 'OWN', ' own ', '', '  ', 'x'.repeat(256)];
    expect(read(`${names.map((name) => category(name, '1')).join('')}<category color="3"/><other name="O"/>`)).toEqual([
      { name: 'Own', colour: 1 },
    ]);
  });

  it('ends after 500', () => {
    expect(read(Array.from({ length: 700 }, (_, at) => category(`C${String(at)}`, '1')).join(''))).toHaveLength(500);
  });

  it.each([
    ['no base64', '<categories/>'],
    ['nothing', ''],
    ['no XML', base64('categories')],
    ['half a document', base64('<categories><category name="a"')],
    ['another document', base64('<Root><category name="a" color="1"/></Root>')],
    ['a document type', base64('<!DOCTYPE a [<!ENTITY b "c">]><categories><category name="&b;"/></categories>')],
    ['megabytes', base64(`<categories>${' '.repeat(1024 * 1024)}</categories>`)],
  ])('is empty where the server has %s', (_, data) => {
    expect(toCategories(data)).toEqual([]);
  });

  it('never fails, whatever lies there', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string().map(base64),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
    );
    fc.assert(fc.property(anything, (data) => Array.isArray(toCategories(data))));
  });
});
