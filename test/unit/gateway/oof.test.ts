import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { getUserOofSettings, type OofFields } from '../../../electron/ews/operations/get-user-oof-settings.ts';
import { setUserOofSettings } from '../../../electron/ews/operations/set-user-oof-settings.ts';
import type { XmlNode } from '../../../electron/ews/xml.ts';
import { readXml } from '../../../electron/ews/xml-whole.ts';
import { writeXml } from '../../../electron/ews/xml-writer.ts';
import { alteredParts, mergeOof, toOofSettings } from '../../../electron/gateway/oof.ts';
import type { OofChange } from '../../../shared/model.ts';
import { sample } from '../ews/samples.ts';

const read = (number: string) =>
  getUserOofSettings.response(openAnswer({ status: 200, headers: {}, text: sample(number) }, 0).body);
const scheduled = read('06');
const disabled = read('07');
const window = { start: '2026-11-02T08:00:00+01:00', end: '2026-11-06T17:00:00.5Z' };

describe('OOF as the server keeps it', () => {
  it('has a window only while it is scheduled', () => {
    expect(toOofSettings(scheduled)).toMatchObject({
      state: 'scheduled',
      audience: 'known',
      window: { start: '2026-10-25T23:00:00Z', end: '2026-10-30T23:00:00Z' },
      internalText: [
        'Guten Tag,',
        'ich bin vom 26.10. bis 30.10.2026 nicht im Büro. In dringenden Fällen hilft Theo Lindqvist.',
        'Freundliche Grüße',
        'Mira Voss',
      ].join('\n'),
      externalText:
        'Hello,\nI am out of the office from 26 Oct to 30 Oct 2026 & will answer after my return.\nKind regards\nMira Voss',
      allowedAudience: 'all',
    });
    expect(toOofSettings(disabled)).toEqual({
      state: 'disabled',
      audience: 'all',
      internalText: '',
      externalText: '',
      allowedAudience: 'all',
    });
  });
});

describe('replies as HTML', () => {
  it('stand beside the text exactly as the server has them; plain text has none', () => {
    const { internalHtml, externalHtml } = toOofSettings(scheduled);
    expect(internalHtml).toBe(scheduled.internalReply.message);
    expect([internalHtml, externalHtml].filter((html) => html !== undefined).length).toBeGreaterThan(0);
    expect(toOofSettings(disabled)).not.toHaveProperty('internalHtml');
  });

  it('go out as whole documents, also where only the formatting was edited; the other reply stays untouched', () => {
    const { internalText } = toOofSettings(scheduled);
    const html = `<p><strong>${internalText.split('\n')[0]}</strong></p>`;
    const fields = mergeOof(scheduled, { internalHtml: html });
    expect(fields.internalReply).toEqual({ language: 'de-DE', message: `<html><body>${html}</body></html>` });
    expect(fields.externalReply).toBe(scheduled.externalReply);
    expect(mergeOof(scheduled, { internalHtml: '' }).internalReply.message).toBe('');
  });

  it('are compared as text when they are read back: what a server rewrites reads the same', () => {
    const sent = mergeOof(scheduled, { internalHtml: '<p>Back on <strong>Monday</strong></p>' });
    const rewritten =
      '<html><head><meta charset="utf-8"></head><body><div><p>Back on <b>Monday</b></p></div></body></html>';
    const kept = { ...sent, internalReply: { message: rewritten } };
    expect(alteredParts(sent, kept)).toEqual([]);
    const other = { ...kept, externalAudience: 'None', externalReply: { message: '<p>Other</p>' } } as const;
    expect(alteredParts(sent, other)).toEqual(['audience', 'external']);
  });
});

describe('a change of OOF', () => {
  it('of nothing sends what the server has', () => {
    const { allowExternal, ...fields } = scheduled;
    expect(allowExternal).toBe('All');
    expect(mergeOof(scheduled, {})).toEqual(fields);
  });

  it.each<[OofChange, Partial<OofFields>]>([
    [{ state: 'disabled' }, { state: 'Disabled', duration: scheduled.duration }],
    [{ state: 'enabled' }, { state: 'Enabled' }],
    [{ audience: 'none' }, { externalAudience: 'None', state: 'Scheduled' }],
    [{ window }, { state: 'Scheduled', duration: window }],
    [
      { internalText: '' },
      { internalReply: { language: 'de-DE', message: '' }, externalReply: scheduled.externalReply },
    ],
    [{ externalText: toOofSettings(scheduled).externalText }, { externalReply: scheduled.externalReply }],
    [
      {
        externalText:
          '  Hello,\r\nI am out of the office from 26 Oct to 30 Oct 2026\u00a0& will answer after my return.\nKind regards\nMira Voss\n',
      },
      { externalReply: scheduled.externalReply },
    ],
  ])('of %j changes that and keeps the rest', (change, expected) => {
    expect(mergeOof(scheduled, change)).toMatchObject(expected);
  });

  it('doesn’t take the meaningless duration of a switched-off OOF for a schedule', () => {
    expect(disabled.duration).toBeDefined();
    expect(() => mergeOof(disabled, { state: 'scheduled' })).toThrow(
      expect.objectContaining({ error: { kind: 'bad-input', code: 'schedule-window' } }),
    );
  });
});

const namesIn = (node: XmlNode): readonly string[] => [node.name, ...node.children.flatMap(namesIn)];

describe('what goes to the server', () => {
  const requestFor = (fields: OofFields): XmlNode =>
    readXml(
      writeXml(setUserOofSettings.request({ address: 'mira.voss@contoso.example', ...fields }))
        .replace(/<[a-z]+:/g, '<')
        .replace(/<\/[a-z]+:/g, '</'),
    );

  it('never repeats the commands that a newer server answers with', () => {
    const request = requestFor(mergeOof(read('80'), { window }));
    expect(namesIn(request)).toEqual([
      'SetUserOofSettingsRequest',
      'Mailbox',
      'Address',
      'UserOofSettings',
      'OofState',
      'ExternalAudience',
      'Duration',
      'StartTime',
      'EndTime',
      'InternalReply',
      'Message',
      'ExternalReply',
      'Message',
    ]);
  });

  it('has its times in UTC with Z, and both replies even where they are empty', () => {
    const xml = writeXml(
      setUserOofSettings.request({ address: 'a@b.example', ...mergeOof(disabled, { state: 'scheduled', window }) }),
    );
    expect(xml).toContain('<t:StartTime>2026-11-02T07:00:00Z</t:StartTime><t:EndTime>2026-11-06T17:00:00Z</t:EndTime>');
    expect(xml).toContain(
      '<t:InternalReply><t:Message/></t:InternalReply><t:ExternalReply><t:Message/></t:ExternalReply>',
    );
  });
});
