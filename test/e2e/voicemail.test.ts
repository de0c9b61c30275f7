import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, texts } from '../support/soap.ts';
import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

test('a message that arrives is told of, played from there, heard everywhere, and deleted with a way back', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const presently = await start({ args: ['--hidden'], hidden: true });
  await addMira(presently, exchange);
  await expect
    .poll(async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.feed)
    .toBe('streaming');
  await expect.poll(() => desktop.tray()).not.toContain('voicemail');

  const { id } = await exchange.client.put(address, {
    ...{ kind: 'voicemail', callerName: 'Ada Byron', callerNumber: '+33 1 99 00 11 22' },
    ...{ seconds: 30, preview: 'The engine is ready.' },
  });
  await expect.poll(() => desktop.standing()).toBe(1);
  expect(await desktop.tray()).toContain('1 voicemail');

  const opening = presently.app.waitForEvent('window', (page) => page.url().includes('window=main'));
  await desktop.pressNotification('Play');
  const window = await opening;
  const time = () => window.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect(window.getByText('The engine is ready.')).toBeVisible();
  await expect.poll(time).toBeGreaterThan(0.3);
  const before = await time();
  await expect.poll(time).toBeGreaterThan(before);
  await expect.poll(() => desktop.standing()).toBe(0);

  const isRead = async () => {
    const shape =
      '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="message:IsRead"/></t:AdditionalProperties>';
    const get = `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`;
    return texts((await ask(exchange, get)).root, 'IsRead');
  };
  await expect.poll(isRead).toEqual(['true']);
  await expect.poll(() => desktop.tray()).not.toContain('voicemail');

  const player = window.getByRole('group', { name: 'Message from Ada Byron' });
  await player.getByRole('button', { name: /^Pause/ }).press('ArrowRight');
  await expect.poll(time).toBeGreaterThan(5);
  await player.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  expect(await window.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(2);
  await player.getByRole('button', { name: /^Pause/ }).press(' ');
  await player.getByRole('button', { name: /^Play/ }).press('u');
  await expect.poll(isRead).toEqual(['false']);
  await expect.poll(() => desktop.tray()).toContain('1 voicemail');

  await player.getByRole('button', { name: /^Play/ }).press('Delete');
  await expect(window.getByText('No voicemail.')).toBeVisible();
  await window.getByRole('button', { name: 'Undo: “Ada Byron”' }).click();
  await expect(window.getByText('Ada Byron')).toBeVisible();
  expect(await isRead()).toEqual(['false']);
});

test('what can’t be played here says why and opens elsewhere, what can does, and the server’s telephone rings', async ({
  start,
  exchange,
  profile,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const calls = [
    { kind: 'voicemail', callerName: 'Gesine', seconds: 4, codec: 'gsm' },
    { kind: 'voicemail', callerName: 'Wilma', seconds: 4, codec: 'wma' },
    { kind: 'voicemail', callerName: 'Petra', seconds: 4, protected: true },
    { kind: 'voicemail', callerName: 'Malte', seconds: 4, codec: 'mp3' },
    { kind: 'voicemail', callerName: 'Alba', seconds: 4, codec: 'a-law' },
    { kind: 'voicemail', callerName: 'Paula', seconds: 4, codec: 'pcm' },
    { kind: 'missed-call', callerNumber: '+33 1 99 00 77 30' },
  ] as const;
  for (const call of calls) await exchange.client.put(address, call);
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Voicemail').click();
  // Whose number it is, by the mailbox's contacts, which were deleted with all else: the number itself.
  await expect(window.getByText('+33199007730')).toBeVisible();

  for (const [caller, why] of [
    ['Gesine', /GSM 6\.10/],
    ['Wilma', /Windows Media/],
    ['Petra', /protects this message/],
  ] as const) {
    await window.getByRole('button', { name: new RegExp(`message from ${caller}$`) }).click();
    await expect(window.getByText(why)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Open in another program' })).toBeFocused();
  }
  for (const caller of ['Malte', 'Alba', 'Paula']) {
    await window.getByRole('button', { name: `Play message from ${caller}` }).click();
    const time = () => window.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
    await expect(window.getByRole('group', { name: `Message from ${caller}` })).toBeVisible();
    await expect.poll(time).toBeGreaterThan(0.1);
  }
  await expect(window.getByRole('textbox', { name: 'Number to call' })).toHaveValue('4470');
  await window.getByRole('button', { name: 'Play on phone' }).click();
  await expect(window.getByText('4470 is ringing…')).toBeVisible();
  await window.getByRole('button', { name: 'Hang up' }).click();
  await expect(window.getByText('The call has ended.')).toBeVisible();
  expect(await violations(window)).toEqual([]);
  // What was played is heard, what only said why is not.
  const { root } = await ask(
    exchange,
    '<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="voicemail"/></m:FolderIds></m:GetFolder>',
  );
  expect(texts(root, 'UnreadCount')).toEqual(['3']);
});

test('a note that was changed elsewhere is shown, isn’t written over by who only passes, and one that is typed is kept though the window is closed', async ({
  start,
  exchange,
  profile,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  const { address } = exchange.mira;
  for (const { id } of await exchange.client.list(address)) await exchange.client.remove(address, id);
  const { id } = await exchange.client.put(address, { kind: 'voicemail', callerName: 'Ada', seconds: 1 });
  const field =
    '<t:ExtendedFieldURI PropertySetId="4442858e-a9e3-4e80-b900-317a210cc15b" PropertyName="UMAudioNotes" PropertyType="String"/>';
  const note = async () => {
    const shape = `<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${field}</t:AdditionalProperties>`;
    const get = `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`;
    return texts((await ask(exchange, get)).root, 'Value');
  };
  /** As a mail program that knows the field. */
  const write = async (text: string) => {
    const set = `<t:SetItemField>${field}<t:Message><t:ExtendedProperty>${field}<t:Value>${text}</t:Value></t:ExtendedProperty></t:Message></t:SetItemField>`;
    const change = `<t:ItemChange><t:ItemId Id="${id}"/><t:Updates>${set}</t:Updates></t:ItemChange>`;
    await ask(
      exchange,
      `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AlwaysOverwrite"><m:ItemChanges>${change}</m:ItemChanges></m:UpdateItem>`,
    );
  };
  const presently = await start();
  await addMira(presently, exchange);
  const { app, window } = presently;
  await window.getByRole('navigation').getByText('Voicemail').click();
  await window.getByRole('button', { name: 'Play message from Ada' }).click();
  const notes = window.getByRole('textbox', { name: 'Notes' });
  await notes.fill('call her');
  await notes.press('Tab');
  await expect.poll(note).toEqual(['call her']);
  await write('called at noon');
  await expect(notes).toHaveValue('called at noon');
  await notes.focus();
  await notes.press('Tab');
  await notes.fill('and again at four');
  const closed = window.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  await expect.poll(note).toEqual(['and again at four']);
});
