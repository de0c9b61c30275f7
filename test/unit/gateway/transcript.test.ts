import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptOf } from '../../../electron/gateway/transcript.ts';

const asr = (pieces: string): string =>
  Buffer.from(`<ASR xmlns="http://schemas.microsoft.com/exchange/um/2010/evm">${pieces}</ASR>`).toString('base64');

describe('what a server heard', () => {
  it.each([
    ['<Text id="1" nx="2">Good</Text><Text id="2">morning</Text>', 'Good morning'],
    ['<Text id="2">morning</Text><Text id="1" nx="2">Good</Text>', 'Good morning'],
    ['<Text>Good</Text><Text>morning</Text>', 'Good morning'],
    ['<Text id="1" nx="9">Good</Text><Text id="2">morning</Text>', 'Good morning'],
    ['<Text id="1" nx="2">a</Text><Text id="2" nx="1">b</Text>', 'a b'],
    [
      '<Text id="1" nx="2">Call</Text><Feature id="2" nx="3" class="PhoneNumber"><Text>030</Text><Text>5550142</Text></Feature><Break id="3" nx="4"/><Text id="4">Bye</Text>',
      'Call 030 5550142\nBye',
    ],
    ['<Text>&lt;b&gt;not HTML&lt;/b&gt;</Text>', '<b>not HTML</b>'],
    ['<Text> </Text>', undefined],
    ['', undefined],
  ])('%s is %j', (pieces, words) => {
    expect(transcriptOf(asr(pieces))).toBe(words);
  });

  it.each([undefined, '', '!', Buffer.from('<!DOCTYPE a><a/>').toString('base64')])('of %j is nothing', (data) => {
    expect(transcriptOf(data)).toBeUndefined();
  });

  it('is not read where it is longer than anybody talks', () => {
    expect(transcriptOf(asr(`<Text>${'word '.repeat(200_000)}</Text>`))).toBeUndefined();
  });

  it('is text or nothing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        expect(['string', 'undefined']).toContain(typeof transcriptOf(asr(content)));
      }),
    );
  });
});
