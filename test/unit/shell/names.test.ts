import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/shell/redact.ts';
import { isOwnFrame } from '../../../electron/shell/own-origin.ts';
import { languageTag, usableZone } from '../../../electron/shell/system-names.ts';

describe('the system’s locale', () => {
  it.each([
    ['en-US@posix', 'en-US'],
    ['fr_FR.UTF-8', 'fr-FR'],
    ['de_DE@euro', 'de-DE'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['fr', 'fr'],
    ['C', undefined],
    ['POSIX', 'posix'],
    ['', undefined],
    ['_', undefined],
  ])('“%s” is %s', (locale, tag) => {
    expect(languageTag(locale)).toBe(tag);
  });

  it('never breaks a date', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tag = languageTag(text) ?? 'en';
        expect(() => new Intl.DateTimeFormat(tag).format(0)).not.toThrow();
      }),
    );
  });
});

describe('the system’s zone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Etc/Unknown', 'UTC'],
    ['', 'UTC'],
    [undefined, 'UTC'],
    ['Mars/Olympus', 'UTC'],
  ])('%s is reckoned with as %s', (name, zone) => {
    expect(usableZone(name)).toBe(zone);
    expect(Temporal.Instant.from('2026-11-23T09:00:00Z').toZonedDateTimeISO(usableZone(name)).year).toBe(2026);
  });
});

describe('the log', () => {
  it.each([
    ['reading failed mira.voss@contoso.example 401', 'reading failed …@… 401'],
    ['{"address":"mira.voss@contoso.example"}', '{"address":"…@…"}'],
    ['at <ana@x.example>, bob@y.example', 'at <…@…>, …@…'],
    ['https://mira:secret@mail.contoso.example/EWS', 'https://…@mail.contoso.example/EWS'],
    ['nothing to hide', 'nothing to hide'],
  ])('of “%s” keeps “%s”', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it('holds no address, wherever it stands', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
        expect(redact(`${before} ${address} ${after}`)).not.toContain(address);
        expect(redact(JSON.stringify({ text: address }))).not.toContain(address);
      }),
    );
  });

  it('holds no password of an address', () => {
    expect(redact('GET https://mira:p@ss:w@rd@mail.contoso.example/')).not.toMatch(/ss:w|rd@/);
  });
});

describe('a frame', () => {
  it.each([
    [{ url: 'app://presently/index.html?window=main', parent: null }, true],
    [{ url: 'app://presently/index.html', parent: {} }, false],
    [{ url: 'app://presently.evil.example/', parent: null }, false],
    [{ url: 'app://presently', parent: null }, false],
    [{ url: 'https://presently/', parent: null }, false],
    [{ url: 'about:blank', parent: null }, false],
    [{ url: 'data:text/html,app://presently/', parent: null }, false],
    [null, false],
    [undefined, false],
  ])('%j is our own: %s', (frame, own) => {
    expect(isOwnFrame(frame)).toBe(own);
  });
});
