import { describe, expect, it } from 'vitest';
import { findFolder } from '../../../electron/ews/operations/find-folder.ts';
import { syncFolderHierarchy } from '../../../electron/ews/operations/sync-folder-hierarchy.ts';
import { createEwsClient } from '../../../electron/ews/client.ts';
import type { AppointmentDraft, MailboxEvent, Subscription } from '../../../electron/gateway/live.ts';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import { createNodeHttp } from '../../support/http-node.ts';
import { NOW, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();

const lunch = {
  kind: 'appointment',
  subject: 'Lunch with Theo',
  start: '2026-10-21T10:00:00Z',
  end: '2026-10-21T11:00:00Z',
} as const;
const standUp = {
  ...lunch,
  subject: 'A new series',
  recurrence: { pattern: 'daily', interval: 1, count: 5 },
} as const;

/** Opens a connection, does something on the server, and gives what was heard until it was enough. */
async function heard(
  mailbox: MailboxGateway,
  subscription: Subscription,
  work: () => Promise<unknown>,
  enough: (events: readonly MailboxEvent[]) => boolean,
): Promise<readonly MailboxEvent[]> {
  const events: MailboxEvent[] = [];
  let done = false;
  for await (const news of mailbox.listen(subscription, 30, signal)) {
    events.push(...news.events);
    // The first word says that the connection stands.
    if (!done) await work();
    done = true;
    if (enough(events)) break;
  }
  return events;
}

describe('a subscription', () => {
  it('tells of an entry that a colleague makes, changes and takes away', async () => {
    const mailbox = gateway();
    const subscription = await mailbox.subscribe('streaming', signal);
    let key = '';
    const events = await heard(
      mailbox,
      subscription,
      async () => {
        const { id } = await exchange().client.put(address(), lunch);
        key = `work/${id}`;
        await exchange().client.change(address(), id, { subject: 'Lunch, later' });
        await exchange().client.remove(address(), id);
      },
      (so) => so.some(({ kind }) => kind === 'deleted' || kind === 'moved'),
    );
    const own = events.filter((event) => event.key === key).map(({ kind, folder }) => `${kind} ${folder}`);
    expect(own).toEqual(expect.arrayContaining(['created calendar', 'modified calendar']));
    await mailbox.unsubscribe(subscription, signal);
    // It is gone, and that is fine a second time.
    await mailbox.unsubscribe(subscription, signal);
  });

  it('tells of a voicemail, which is there to be read then', async () => {
    const mailbox = gateway();
    const subscription = await mailbox.subscribe('streaming', signal);
    const events = await heard(
      mailbox,
      subscription,
      () => exchange().client.put(address(), { kind: 'voicemail', seconds: 9, preview: 'Call me back.' }),
      (so) => so.some(({ folder, key }) => folder === 'inbox' && key !== undefined),
    );
    const keys = new Set(events.flatMap(({ folder, key }) => (folder === 'inbox' ? (key ?? []) : [])));
    expect(await mailbox.namedCalls([...keys], signal)).toMatchObject([
      { kind: 'voicemail', durationSeconds: 9, preview: expect.stringContaining('Call me back.') as string },
    ]);
  });

  it('that is gone wants to be made anew', async () => {
    const mailbox = gateway();
    const subscription = await mailbox.subscribe('streaming', signal);
    const lost = heard(
      mailbox,
      subscription,
      () => exchange().client.send('expire-subscriptions', {}),
      () => false,
    );
    await expect(lost).rejects.toMatchObject({ hint: 'resubscribe' });
    await expect(
      heard(
        mailbox,
        subscription,
        () => Promise.resolve(),
        () => true,
      ),
    ).rejects.toMatchObject({
      hint: 'resubscribe',
    });
  });

  it('can be pulled where the server doesn’t stream', async () => {
    await exchange().client.fault({ kind: 'not-offered', mode: 'streaming' });
    const mailbox = gateway();
    await expect(mailbox.subscribe('streaming', signal)).rejects.toMatchObject({ hint: 'not-offered' });
    const subscription = await mailbox.subscribe('pull', signal);
    const { id } = await exchange().client.put(address(), lunch);
    const first = await mailbox.pull(subscription, signal);
    expect(first.events).toContainEqual({ kind: 'created', folder: 'calendar', key: `work/${id}` });
    expect((await mailbox.pull(first.subscription, signal)).events).toEqual([]);
    await mailbox.unsubscribe(first.subscription, signal);
    await expect(mailbox.pull(first.subscription, signal)).rejects.toMatchObject({ hint: 'resubscribe' });
  });
});

describe('the calendar’s changes', () => {
  it('begin with all that is there, then are only what happened', async () => {
    const mailbox = gateway();
    const all = await mailbox.calendarChanges(undefined, signal);
    expect(all.changed.length).toBeGreaterThan(10);
    const single = await exchange().client.put(address(), lunch);
    const series = await exchange().client.put(address(), standUp);
    const after = await mailbox.calendarChanges(all.state, signal);
    expect([...after.changed].sort()).toEqual([`work/${single.id}`, `work/${series.id}`].sort());
    expect(after.removed).toEqual([]);
    const named = await mailbox.namedAppointments(after.changed, signal);
    expect(named).toMatchObject({ found: [{ subject: 'Lunch with Theo' }], series: [`work/${series.id}`], gone: [] });
    await exchange().client.remove(address(), single.id);
    const last = await mailbox.calendarChanges(after.state, signal);
    expect(last).toMatchObject({ changed: [], removed: [`work/${single.id}`] });
    expect((await mailbox.namedAppointments([`work/${single.id}`], signal)).gone).toEqual([`work/${single.id}`]);
  });

  it('come over many pages', async () => {
    const mailbox = gateway();
    const { state } = await mailbox.calendarChanges(undefined, signal);
    const items = Array.from({ length: 600 }, (_, index) => ({ ...lunch, subject: `Entry ${index}` }));
    await exchange().client.send('put-all', { mailbox: address(), items });
    expect((await mailbox.calendarChanges(state, signal)).changed).toHaveLength(600);
  });

  it('have to begin anew when the server forgot', async () => {
    const mailbox = gateway();
    const { state } = await mailbox.calendarChanges(undefined, signal);
    await exchange().client.send('expire-sync-states', {});
    await expect(mailbox.calendarChanges(state, signal)).rejects.toMatchObject({ hint: 'resync' });
  });
});

const draft: AppointmentDraft = {
  creationId: 'b6b6d5a4-0001',
  subject: 'Focus time',
  location: 'Desk',
  range: { start: '2026-10-21T12:00:00Z', end: '2026-10-21T13:30:00Z' },
  busy: 'oof',
  isPrivate: true,
};

describe('an entry of one’s own', () => {
  it('is made, shows in the calendar, and is found by its creation id', async () => {
    const mailbox = gateway();
    expect(await mailbox.findCreated(draft.creationId, draft.range, signal)).toBeUndefined();
    const made = await mailbox.createAppointment(draft, signal);
    expect(await mailbox.findCreated(draft.creationId, draft.range, signal)).toEqual(made);
    const shown = await mailbox.appointments(draft.range, signal);
    expect(shown.find(({ key }) => key === made.key)).toMatchObject({
      subject: 'Focus time',
      location: 'Desk',
      ...draft.range,
      busy: 'oof',
      isPrivate: true,
      isMeeting: false,
    });
  });

  it('whose answer was lost is there all the same, once', async () => {
    const mailbox = gateway();
    await exchange().client.fault({ kind: 'reset', carriedOut: true, operation: 'CreateItem', times: 1 });
    await expect(mailbox.createAppointment(draft, signal)).rejects.toMatchObject({ error: { kind: 'unreachable' } });
    expect(await mailbox.findCreated(draft.creationId, draft.range, signal)).toBeDefined();
  });
});

describe('the folders of a mailbox', () => {
  it('are listed, and told when they change', async () => {
    const network = createNodeHttp();
    const { password } = exchange().mira;
    const client = createEwsClient({
      http: network.http,
      url: exchange().url,
      credentials: { username: address(), password },
      clock: { ...systemClock, now: () => NOW },
    });
    const listed = await client.call(
      findFolder,
      { root: 'msgfolderroot', traversal: 'Deep', fields: ['folder:DisplayName'], offset: 0, maxEntries: 100 },
      signal,
    );
    expect(listed.output.complete).toBe(true);
    expect(listed.output.folders.map(({ kind }) => kind)).toContain('CalendarFolder');
    const { output } = await client.call(syncFolderHierarchy, { root: 'msgfolderroot' }, signal);
    expect(output.changes.length).toBe(listed.output.folders.length);
    const { state } = output;
    expect((await client.call(syncFolderHierarchy, { root: 'msgfolderroot', state }, signal)).output.changes).toEqual(
      [],
    );
    network.close();
  });
});
