import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { ServerClock } from '../../../electron/demo/clock.ts';
import { mail } from '../../../electron/demo/drafts.ts';
import { answer, readRequest } from '../../../electron/demo/pipeline.ts';
import { buildScenario } from '../../../electron/demo/scenario/index.ts';
import { ExchangeState } from '../../../electron/demo/state.ts';
import { ianaOf, windowsZoneOf } from '../../../electron/demo/zones.ts';
import { ianaToWindows } from '../../../electron/ews/time-zones.ts';
import { envelope } from '../../support/soap.ts';

const now = Temporal.Instant.from('2026-11-23T09:40:00Z');

function server(language: 'en-US' | 'fr-FR' = 'en-US'): ExchangeState {
  const clock = new ServerClock({ now: () => now.epochMilliseconds, after: () => () => undefined });
  return new ExchangeState({
    build: () => buildScenario({ now: clock.now, zone: undefined, language }),
    clock,
    fullLog: false,
    random: () => 0,
  });
}

const inbox =
  '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape><m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds></m:FindItem>';

function ask(state: ExchangeState): ReturnType<typeof answer> {
  const user = state.company.find('mira.voss@contoso.example');
  if (user === undefined) throw new Error('nobody is there');
  return answer(readRequest(envelope(inbox)), user, state);
}

describe('an answer', () => {
  const letter = mail({ subject: 'Hello', from: { name: 'Ana Duarte' }, received: now });

  test('that breaks the schema is never sent: an internal error that says how', () => {
    const state = server();
    // No type lets this through; it stands for a mistake in the server.
    state.company.find('mira.voss@contoso.example')?.add({ ...letter, importance: 'Urgent' as 'High' });
    const { status, body, violations } = ask(state);
    expect(status).toBe(500);
    expect(body).toContain('a:ErrorInternalServerError');
    expect(violations).toEqual([
      "answer: The element 'Importance' is invalid: 'Urgent' is not a valid ImportanceChoicesType.",
    ]);
  });

  test('loses characters that XML cannot carry', () => {
    const state = server();
    state.company.find('mira.voss@contoso.example')?.add({ ...letter, subject: 'a\u0001b\u000bc' });
    expect(ask(state).body).toContain('<t:Subject>abc</t:Subject>');
  });

  test('speaks the mailbox’s language where the server wrote the text', () => {
    expect(ask(server()).body).toContain('Missed call from Theo Lindqvist');
    expect(ask(server('fr-FR')).body).toContain('Appel manqué de Theo Lindqvist');
  });
});

describe('the Windows zone of', () => {
  test.each([
    ['Europe/Paris', 'Romance Standard Time'],
    ['Europe/Madrid', 'Romance Standard Time'],
    ['Asia/Calcutta', 'India Standard Time'],
    ['America/Toronto', 'Eastern Standard Time'],
    ['Etc/UTC', 'UTC'],
    ['America/Santiago', 'Pacific SA Standard Time'],
    ['Antarctica/Troll', 'Customized Time Zone'],
  ])('%s is %s', (iana, windows) => {
    expect(windowsZoneOf(iana).id).toBe(windows);
  });

  test('each place where somebody may start Presently is one that the company’s server takes entries in', () => {
    for (const place of Intl.supportedValuesOf('timeZone')) {
      const windows = ianaToWindows(place);
      if (windows !== undefined)
        expect([place, windows, ianaOf(windows)]).toEqual([place, windows, expect.any(String)]);
    }
  });
});

describe('a folder’s marker', () => {
  test('is as old as the newest thing in the folder when the server starts', () => {
    const mailbox = server().company.find('mira.voss@contoso.example');
    const committed = mailbox?.marker('inbox')?.committed;
    expect(committed?.toString()).toBe('2026-11-23T09:00:00Z');
  });
});
