import type { JoinText } from './corpus.ts';

/** Gateways rewrite the addresses in mail: what stands inside is what is joined. */
const ROWS: readonly (readonly [body: string, link: string])[] = [
  // Microsoft Safe Links
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F5551234567&data=05%7C02%7Cmira%40contoso.example%7Cabc&sdata=x%2By%3D&reserved=0',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19%253ameeting_abc%2540thread.v2%2F0%3Fcontext%3D%257b%2522Tid%2522%253a%25221%2522%257d&data=05',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d',
  ],
  [
    '<a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij&amp;data=05%7C01&amp;reserved=0">Join</a>',
    'https://meet.google.com/abc-defg-hij',
  ],
  [
    '<p>Join: <a href="https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcontoso.webex.com%2Fcontoso%2Fj.php%3FMTID%3Dm123&amp;data=05">https://contoso.webex.com/…</a></p>',
    'https://contoso.webex.com/contoso/j.php?MTID=m123',
  ],
  [
    'https://can01.safelinks.protection.outlook.com/GetUrlReputation?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F81234567890%3Fpwd%3DAbC',
    'https://us02web.zoom.us/j/81234567890?pwd=AbC',
  ],
  [
    'https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fzoom.us%2Fj%2F5551234567&locale=en-us',
    'https://zoom.us/j/5551234567',
  ],
  // Proofpoint
  [
    'https://urldefense.proofpoint.com/v1/url?u=https://zoom.us/j/5551234567&k=abc%0A&r=def',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__us02web.zoom.us_j_81234567890-3Fpwd-3DQmFz&d=DwMFaQ&c=abc&r=def&m=ghi&s=jkl&e=',
    'https://us02web.zoom.us/j/81234567890?pwd=QmFz',
  ],
  [
    'https://urldefense.com/v3/__https://us02web.zoom.us/j/81234567890?pwd=QmFz__;!!AbCdEf!GhIjKl$',
    'https://us02web.zoom.us/j/81234567890?pwd=QmFz',
  ],
  [
    'https://urldefense.us/v3/__https://www.zoomgov.com/j/1612345678__;!!BClRuOV5cvtbuNI!Abc$',
    'https://www.zoomgov.com/j/1612345678',
  ],
  [
    'https://urldefense.com/v3/__https://teams.microsoft.com/l/meetup-join/19*3ameeting_abc*40thread.v2/0__;JSU!!Abc!Def$',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0',
  ],
  // Others
  [
    'https://www.google.com/url?q=https://meet.google.com/abc-defg-hij&sa=D&source=calendar&usg=AOv',
    'https://meet.google.com/abc-defg-hij',
  ],
  ['https://www.google.com/url?q=https%3A%2F%2Fzoom.us%2Fj%2F5551234567&sa=D', 'https://zoom.us/j/5551234567'],
  [
    'https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fzoom.us%2fj%2f5551234567&c=E,1,abc&typo=1',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://secure-web.cisco.com/1AbC-dEf/https%3A%2F%2Fcontoso.webex.com%2Fmeet%2Fmira',
    'https://contoso.webex.com/meet/mira',
  ],
  [
    'https://ctp.trendmicro.com:443/wis/clicktime/v1/query?url=https%3a%2f%2fzoom.us%2fj%2f5551234567&umid=ABC&auth=def',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://eu-west-1.protection.sophos.com/?d=zoom.us&u=aHR0cHM6Ly96b29tLnVzL2ovNTU1MTIzNDU2Nw==&i=abc&t=def',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://protect2.fireeye.com/v1/url?k=abc&q=1&e=def&u=https%3A%2F%2Fzoom.us%2Fj%2F5551234567',
    'https://zoom.us/j/5551234567',
  ],
  ['https://slack-redir.net/link?url=https%3A%2F%2Fmeet.jit.si%2FStandup', 'https://meet.jit.si/Standup'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fzoom.us%2Fj%2F5551234567&h=AT0', 'https://zoom.us/j/5551234567'],
  // One in the other
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Furldefense.com%2Fv3%2F__https%3A%2F%2Fzoom.us%2Fj%2F5551234567__%3B!!Abc!Def%24&data=05',
    'https://zoom.us/j/5551234567',
  ],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fmeet.google.com%252Fabc-defg-hij%26sa%3DD&data=05',
    'https://meet.google.com/abc-defg-hij',
  ],
];

/** Inside a sentence, as they stand in bodies. */
export const WRAPPED: readonly JoinText[] = [
  ...ROWS.map(([body, link]) => ({ body, link })),
  { location: ROWS[0]?.[0] ?? '', link: 'https://zoom.us/j/5551234567' },
  {
    declared: 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F5551234567&data=05',
    link: 'https://zoom.us/j/5551234567',
  },
];
