import { describe, expect, it } from 'vitest';
import { toastButtons, type ToastAnswers } from '../../../electron/shell/toast-buttons.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { TOAST_KINDS, type Toast } from '../../../shared/snapshot.ts';

const t = createTranslator('en');
const toast = (more: Partial<Toast> = {}): Toast => ({
  ...{ id: 'a', kind: 'reminder', key: 'key', title: 'Title', body: '', joinable: false },
  since: '2026-11-23T09:00:00Z',
  ...more,
});

/** Presses each button in turn; gives their words and what they did. */
function pressed(...toasts: readonly Toast[]): readonly string[] {
  const done: string[] = [];
  const note =
    (what: string) =>
    (about: Toast, ...more: readonly unknown[]) => {
      done.push([what, about.key, ...more].join(' '));
    };
  const answers: ToastAnswers = {
    join: note('join'),
    snooze: note('snooze'),
    play: note('play'),
    callBack: note('call back'),
    answerMeeting: note('answer'),
    answerOffer: note('offer'),
    undoOof: note('undo'),
    dismiss: (all) => done.push(`dismiss ${all.map(({ id }) => id).join()}`),
  };
  return toastButtons(toasts, t, answers).map(({ label, press }) => {
    press();
    return `${label}: ${done.pop() ?? ''}`;
  });
}

describe('the buttons of a notification', () => {
  it.each([
    ['a reminder', toast(), ['Snooze: snooze key', 'Dismiss: dismiss a']],
    [
      'a reminder with a link',
      toast({ joinable: true }),
      ['Join: join key', 'Snooze: snooze key', 'Dismiss: dismiss a'],
    ],
    [
      'a voicemail',
      toast({ kind: 'voicemail', call: { playable: true, callable: true } }),
      ['Play: play key', 'Call back: call back key', 'Later: snooze key'],
    ],
    [
      'a call from nobody',
      toast({ kind: 'voicemail', call: { playable: false, callable: false } }),
      ['Later: snooze key'],
    ],
    [
      'an invitation',
      toast({ kind: 'invitation', answerable: true }),
      ['Accept: answer key accepted', 'Tentative: answer key tentative', 'Decline: answer key declined'],
    ],
    ['a meeting called off', toast({ kind: 'invitation' }), []],
    ['a press on out of office', toast({ kind: 'oof', oof: { accountId: 'work' } }), ['Undo: undo key work']],
    ...(['on', 'off', 'forgotten'] as const).map((kind) => {
      const offer = { id: 'o', kind };
      const answered = ['offer key o true', 'offer key o false'].map(
        (what) => expect.stringContaining(`: ${what}`) as string,
      );
      return [`an offer (${kind})`, toast({ kind: 'oof', oof: { accountId: 'work', offer } }), answered] as const;
    }),
    ...(['contact', 'sign-in', 'password'] as const).map((kind) => [`a ${kind}`, toast({ kind }), []] as const),
  ] as const)('of %s', (_name, about, expected) => {
    expect(pressed(about)).toEqual(expected);
  });

  it('of several reminders dismisses them all', () => {
    expect(pressed(toast(), toast({ id: 'b' }))).toEqual(['Dismiss all: dismiss a,b']);
  });

  it('are three at most, whatever a toast can be', () => {
    const call = { playable: true, callable: true };
    for (const kind of TOAST_KINDS) {
      expect(pressed(toast({ kind, call, joinable: true, answerable: true })).length).toBeLessThanOrEqual(3);
    }
  });
});
