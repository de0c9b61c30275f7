import type { Speech } from '../../shared/explain.ts';
import { createFormat } from '../../shared/format.ts';
import { createTranslator, type Language } from '../../shared/messages/index.ts';
import { readSettings } from '../../shared/settings.ts';
import type { AccountView, Snapshot } from '../../shared/snapshot.ts';

const NOW = '2026-11-23T09:00:00Z';

/** An account that answers. */
export function accountView(over: Partial<AccountView> = {}): AccountView {
  return {
    id: 'account',
    address: 'mira@contoso.example',
    server: 'https://mail.contoso.example/EWS/Exchange.asmx',
    auth: 'basic',
    colour: 'blue',
    demo: false,
    secretKept: 'keyring',
    health: { state: 'ok', since: NOW, lastSuccess: NOW },
    ...over,
  };
}

/** A quiet Monday morning, 10:00 in Paris, with what a test wants different. */
export function snapshotOf(over: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    now: NOW,
    zone: 'Europe/Paris',
    locale: 'en-GB',
    language: 'en',
    darkMode: false,
    demo: false,
    accounts: [accountView()],
    calendars: [],
    trusted: [],
    presence: {
      availability: 3500,
      state: 'available',
      activity: 'none',
      since: NOW,
      sources: [{ kind: 'machine', state: 'active', since: NOW, wins: true }],
    },
    today: {
      asOf: NOW,
      value: {
        appointments: [],
        agenda: { date: '2026-11-23', appointmentKeys: [], currentKeys: [], conflictKeys: [] },
      },
    },
    oof: [],
    oofTemplates: [],
    unsent: [],
    considered: [],
    invitations: [],
    voicemail: { asOf: NOW, value: { items: [], unheard: 0 } },
    settings: readSettings({}),
    organisation: { settings: [] },
    quickEnds: { tomorrow: '2026-11-24T07:00:00Z', monday: '2026-11-30T07:00:00Z', workday: '2026-11-24T07:00:00Z' },
    outputOn: false,
    toasts: [],
    told: [],
    subjectsHidden: false,
    update: { version: '1.0.0', state: { kind: 'off', why: 'not-installed' } },
    ...over,
  };
}

/** How the tray and the command line speak on that morning. */
export function speechOf(language: Language = 'en', over: Partial<Speech> = {}): Speech {
  return {
    t: createTranslator(language),
    format: createFormat({ locale: language === 'en' ? 'en-GB' : 'fr-FR', language, zone: 'Europe/Paris', now: NOW }),
    hideSubjects: false,
    hidePrivate: true,
    ...over,
  };
}
