import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../electron/ews/http.ts';
import { createNodeHttp } from '../../support/http-node.ts';
import { errorOf, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const team = 'product.team@contoso.example';
const theo = 'theo.lindqvist@contoso.example';
const room = 'room.ada@contoso.example';
const weeks = { start: '2026-10-18T22:00:00Z', end: '2026-11-01T23:00:00Z' };

describe('the calendar of a mailbox that is shared with the user', () => {
  it('is read with keys of the account that reads it and the other mailbox’s calendar id', async () => {
    const found = await gateway().sharedAppointments(team, weeks, signal);
    expect(found.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['Release window', 'Feature freeze']));
    expect(new Set(found.map(({ calendarId }) => calendarId))).toEqual(new Set([`work/calendar/${team}`]));
    expect(found.every(({ accountId, key }) => accountId === 'work' && key.startsWith('work/'))).toBe(true);
    const own = new Set((await gateway().appointments(weeks, signal)).map(({ key }) => key));
    expect(found.filter(({ key }) => own.has(key))).toEqual([]);
  });

  it('tells of what is private only when it is', async () => {
    const found = await gateway().sharedAppointments(team, weeks, signal);
    const hidden = found.filter(({ isPrivate }) => isPrivate);
    expect(hidden).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('Hiring decision');
    expect(hidden[0]?.subject).toBe('Private Appointment');
  });

  it('opens an entry, and each request is sent to the mailbox that is accessed', async () => {
    const anchors: (string | undefined)[] = [];
    const network = createNodeHttp();
    const http = (request: HttpRequest) => {
      anchors.push(request.headers['X-AnchorMailbox']);
      return network.http(request);
    };
    const [first] = await gateway({ http }).sharedAppointments(team, weeks, signal);
    const details = await gateway({ http }).appointmentDetails(first?.key ?? '', signal, team);
    await gateway({ http }).sharedMarker(room, signal);
    await gateway({ http }).appointments(weeks, signal);
    network.close();
    expect(details.key).toBe(first?.key);
    expect([...new Set(anchors)]).toEqual([team, room, address()]);
  });

  it('has a marker that moves with what is put into it, and with nothing else', async () => {
    const before = await gateway().sharedMarker(room, signal);
    expect(before).toEqual(expect.any(String));
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Mine',
      start: '2026-10-21T12:00:00Z',
      end: '2026-10-21T12:45:00Z',
    });
    expect(await gateway().sharedMarker(room, signal)).toBe(before);
    await exchange().client.put(room, {
      kind: 'appointment',
      subject: 'Board',
      start: '2026-10-21T12:00:00Z',
      end: '2026-10-21T12:45:00Z',
    });
    expect(await gateway().sharedMarker(room, signal)).not.toBe(before);
  });
});

describe('the calendar of a mailbox that isn’t shared', () => {
  it.each([
    ['of a colleague who shares nothing', theo, 'ErrorFolderNotFound'],
    ['of nobody', 'nobody@contoso.example', 'ErrorNonExistentMailbox'],
  ])('%s is not found, and the error names that mailbox', async (_, mailbox, code) => {
    const told = { kind: 'not-found', code, address: mailbox };
    expect(await errorOf(gateway().sharedAppointments(mailbox, weeks, signal))).toMatchObject(told);
    expect(await errorOf(gateway().sharedMarker(mailbox, signal))).toMatchObject(told);
  });

  it('is refused where the server says that access is denied', async () => {
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorAccessDenied',
      operation: 'FindItem',
      times: 1,
    });
    expect(await errorOf(gateway().sharedAppointments(team, weeks, signal))).toMatchObject({
      kind: 'refused',
      code: 'ErrorAccessDenied',
      address: team,
    });
  });

  it('is found once its owner grants it, and not any more when that is taken back', async () => {
    await exchange().client.send('delegate', { mailbox: theo, to: address(), folder: 'calendar' });
    expect(await gateway().sharedAppointments(theo, weeks, signal)).not.toEqual([]);
    await exchange().client.send('delegate', { mailbox: theo, revoke: true });
    expect(await errorOf(gateway().sharedAppointments(theo, weeks, signal))).toMatchObject({ kind: 'not-found' });
  });
});
