import { describe, expect, it } from 'vitest';
import { keepStatusFile } from '../../../electron/shell/status-output.ts';
import { outputSchema } from '../../../shared/output.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { readSettings } from '../../../shared/settings.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const calendar = {
  kind: 'calendar',
  accountId: 'a',
  activity: 'meeting',
  isPrivate: false,
  allDay: false,
  since: '2026-11-23T09:00:00Z',
  until: '2026-11-23T10:00:00Z',
  wins: true,
} as const;
const busy = (subject: string, isPrivate = false): Snapshot['presence'] => ({
  availability: 6500,
  state: 'busy',
  activity: 'meeting',
  since: '2026-11-23T09:00:00Z',
  until: '2026-11-23T10:00:00Z',
  sources: [{ ...calendar, subject, isPrivate }],
});

function desk(given: { statusFile: boolean; outputDetails?: boolean }, presence = busy('Budget review')) {
  let state: Snapshot = { ...snapshotOf(), presence, settings: readSettings(given) };
  const listeners = new Set<() => void>();
  const t = createTranslator('en');
  const format = createFormat({ locale: 'en-GB', language: 'en', zone: 'UTC', now: '2026-11-23T09:30:00Z' });
  const file: { content?: unknown; writes: number; full?: boolean; troubles: number } = { writes: 0, troubles: 0 };
  const stop = keepStatusFile({
    engine: {
      snapshot: () => state,
      settings: () => state.settings,
      speech: () => ({ t, format, hideSubjects: false, hidePrivate: true }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    save: (content) => {
      if (file.full === true) throw new Error('no space left');
      Object.assign(file, { content, writes: file.writes + 1 });
    },
    remove: () => delete file.content,
    onTrouble: () => (file.troubles += 1),
  });
  const change = (next: Partial<Snapshot>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return { file, stop, change };
}

describe('the status file', () => {
  it('isn’t there unless it was switched on', () => {
    const { file, change } = desk({ statusFile: false });
    expect(file.content).toBeUndefined();
    change({ settings: readSettings({ statusFile: true }) });
    expect(outputSchema.parse(file.content)).toMatchObject({ state: 'busy', availability: 6500, oof: false });
    change({ settings: readSettings({}) });
    expect(file.content).toBeUndefined();
  });

  it('carries the state alone, is written at changes only, and goes with the app', () => {
    const { file, change, stop } = desk({ statusFile: true });
    expect(JSON.stringify(file.content)).not.toContain('Budget');
    change({ revision: 7 });
    expect(file.writes).toBe(1);
    change({ presence: { ...busy('Budget review'), state: 'available', availability: 3500 } });
    expect(file.content).toMatchObject({ state: 'available' });
    stop();
    expect(file.content).toBeUndefined();
  });

  it('that couldn’t be written is written as soon as there is room, though the state is the same', () => {
    const { file, change, stop } = desk({ statusFile: true });
    file.full = true;
    change({ presence: { ...busy('Budget review'), state: 'available', availability: 3500 } });
    expect(file.content).toMatchObject({ state: 'busy' });
    change({ revision: 6 });
    expect(file.troubles).toBe(1);
    file.full = false;
    change({ revision: 7 });
    expect(file.content).toMatchObject({ state: 'available' });
    stop();
    expect(file.content).toBeUndefined();
  });

  it('says why where its user wants that, but never what is private', () => {
    expect(desk({ statusFile: true, outputDetails: true }).file.content).toMatchObject({
      reason: expect.stringContaining('Budget review') as string,
    });
    const secret = desk({ statusFile: true, outputDetails: true }, busy('Oncologist', true));
    expect(JSON.stringify(secret.file.content)).not.toContain('Oncologist');
  });
});
