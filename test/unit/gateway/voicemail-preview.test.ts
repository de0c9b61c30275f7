import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../electron/gateway/voicemail-preview.ts';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { getItem } from '../../../electron/ews/operations/get-item.ts';
import { single } from '../../../electron/ews/response-messages.ts';
import { sample } from '../ews/samples.ts';

describe('the transcription of a voicemail', () => {
  it.each([
    ['You received a voice mail from 4471.\r\n\r\nPreview: Call me.\r\nSoon.', 'Call me.\nSoon.'],
    ['Voice Mail Preview (beta):\nCall me: soon.', 'Call me: soon.'],
    ['Vous avez reçu un message.\n\nAperçu : Rappelez-moi.', 'Rappelez-moi.'],
    ['Just the words.', 'Just the words.'],
    ['Preview: Call +49 30 555<tel:+4930555> or write<mailto:a@b.example>', 'Call +49 30 555 or write'],
    ['Preview:\n\n', undefined],
    [' \r\n ', undefined],
    ['', undefined],
  ])('of %j is %j', (body, preview) => {
    expect(previewOf(body)).toBe(preview);
  });

  it('is found in what Exchange writes', () => {
    const item = single(getItem.response(openAnswer({ status: 200, headers: {}, text: sample('20') }, 0).body));
    expect(previewOf(item.body?.text ?? '')).toBe(
      'Guten Morgen, hier ist Praxis Dr. Adler, bitte rufen Sie uns zurück.',
    );
  });

  it('is what was heard where no label leads to it, and the label’s where one does', () => {
    expect(previewOf('Sie haben eine Nachricht.', 'call me')).toBe('call me');
    expect(previewOf('Preview: Call me.', 'call me')).toBe('Call me.');
    expect(previewOf('Preview:\n', 'call me')).toBe('call me');
  });

  it('is a few sentences at most', () => {
    expect(previewOf(`Preview: ${'word '.repeat(1000)}`)?.length).toBeLessThanOrEqual(1000);
  });
});
