import type { Temporal } from 'temporal-polyfill';
import { mail, missedCall, voicemail } from '../drafts.ts';
import type { Mailbox } from '../mailbox.ts';

/** The main user's calls and a few mails. Numbers are from the ranges kept free for fiction. */
export function fillInbox(mailbox: Mailbox, now: Temporal.Instant): void {
  const { owner } = mailbox;
  const ago = (hours: number, minutes: number): Temporal.Instant => now.subtract({ hours, minutes });
  const mails = [
    ['Slides for Thursday', 'Olivia Chen', ago(70, 0)],
    ['Release 4.2: translations are in', 'Ana Duarte', ago(51, 12)],
    ['Your badge is ready', 'Hugo Lemaire', ago(28, 40)],
    ['Re: Onboarding flows', 'Sena Okafor', ago(5, 25)],
  ] as const;
  for (const [subject, name, received] of mails) {
    const address = `${name.toLowerCase().replace(' ', '.')}@contoso.example`;
    mailbox.add(mail({ subject, from: { name, address }, received }), received);
  }
  const calls = [
    voicemail(
      {
        callerName: 'Sena Okafor',
        callerNumber: '+33 1 99 00 17 42',
        callerAddress: 'sena.okafor@contoso.example',
        seconds: 26,
        received: ago(98, 5),
        heard: true,
        protected: true,
      },
      owner,
    ),
    voicemail(
      {
        callerNumber: '+33 6 39 98 12 05',
        seconds: 19,
        received: ago(47, 30),
        heard: true,
        preview: 'Hello, this is the courier. Your parcel is at the front desk, you can pick it up until six.',
        codec: 'mu-law',
      },
      owner,
    ),
    voicemail(
      {
        callerName: 'Marcus Hale',
        callerNumber: '+1 212 555 0142',
        callerAddress: 'marcus.hale@contoso.example',
        seconds: 23,
        received: ago(14, 20),
        urgent: true,
        preview:
          'Hi Mira, Marcus here. The customer moved the decision to Thursday. Can we talk before noon your time?',
        codec: 'mu-law',
      },
      owner,
    ),
    missedCall(
      {
        callerName: 'Theo Lindqvist',
        callerNumber: '4471',
        callerAddress: 'theo.lindqvist@contoso.example',
        received: ago(1, 50),
      },
      owner,
    ),
    voicemail(
      {
        callerName: 'Cabinet dentaire Mercier',
        callerNumber: '+33 1 99 00 42 17',
        seconds: 12,
        received: ago(0, 40),
        preview:
          'Bonjour Madame Voss, ici le cabinet dentaire Mercier, pour confirmer votre rendez-vous de quatorze heures.',
        codec: 'pcm',
      },
      owner,
    ),
  ];
  for (const call of calls) mailbox.add(call, call.received);
}
