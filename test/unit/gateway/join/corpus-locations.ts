import type { JoinText } from './corpus.ts';

/** Rows of [location, link]: what people and clients write where a room would stand. */
const PLAIN: readonly (readonly [string, string])[] = [
  // Teams
  [
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_MGY0ZDk2YjEtNDBm%40thread.v2/0?context=%7b%22Tid%22%3a%221f2e%22%2c%22Oid%22%3a%229a8b%22%7d',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_MGY0ZDk2YjEtNDBm%40thread.v2/0?context=%7b%22Tid%22%3a%221f2e%22%2c%22Oid%22%3a%229a8b%22%7d',
  ],
  [
    'Microsoft Teams Meeting; https://teams.microsoft.com/meet/2314567890123?p=Kd7s2Lq9',
    'https://teams.microsoft.com/meet/2314567890123?p=Kd7s2Lq9',
  ],
  ['https://teams.live.com/meet/9312345678901?p=abcDEF123', 'https://teams.live.com/meet/9312345678901?p=abcDEF123'],
  [
    'https://gov.teams.microsoft.us/l/meetup-join/19%3agcch%3ameeting_abc%40thread.v2/0',
    'https://gov.teams.microsoft.us/l/meetup-join/19%3agcch%3ameeting_abc%40thread.v2/0',
  ],
  [
    'https://dod.teams.microsoft.us/l/meetup-join/19%3adod%3ameeting_abc%40thread.v2/0',
    'https://dod.teams.microsoft.us/l/meetup-join/19%3adod%3ameeting_abc%40thread.v2/0',
  ],
  [
    'Room Ada / https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zz%40thread.v2/0',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zz%40thread.v2/0',
  ],
  ['teams.microsoft.com/meet/2345678901?p=x1', 'https://teams.microsoft.com/meet/2345678901?p=x1'],
  // Skype for Business and Lync
  ['https://meet.contoso.com/mira.voss/4Q7DLZ2K', 'https://meet.contoso.com/mira.voss/4Q7DLZ2K'],
  ['https://meet.lync.com/contoso/mira/4Q7DLZ2K', 'https://meet.lync.com/contoso/mira/4Q7DLZ2K'],
  ['https://join.contoso.com/meet/mira.voss/4Q7DLZ2K', 'https://join.contoso.com/meet/mira.voss/4Q7DLZ2K'],
  [
    'Skype-Besprechung https://lync.fabrikam.example/meet/theo/8HJ3KL',
    'https://lync.fabrikam.example/meet/theo/8HJ3KL',
  ],
  // Zoom
  ['https://zoom.us/j/81234567890', 'https://zoom.us/j/81234567890'],
  ['https://us02web.zoom.us/j/81234567890?pwd=QmFzZTY0IQ', 'https://us02web.zoom.us/j/81234567890?pwd=QmFzZTY0IQ'],
  ['https://contoso.zoom.us/my/mira.voss', 'https://contoso.zoom.us/my/mira.voss'],
  ['https://us06web.zoom.us/w/91234567890?tk=abc', 'https://us06web.zoom.us/w/91234567890?tk=abc'],
  ['https://www.zoomgov.com/j/1612345678', 'https://www.zoomgov.com/j/1612345678'],
  ['zoom.us/j/5551234567', 'https://zoom.us/j/5551234567'],
  ['Zoom: us04web.zoom.us/j/7123456789?pwd=x', 'https://us04web.zoom.us/j/7123456789?pwd=x'],
  ['http://zoom.us/j/5551234567', 'https://zoom.us/j/5551234567'],
  ['https://us02web.zoom.us/wc/join/81234567890', 'https://us02web.zoom.us/wc/join/81234567890'],
  ['HTTPS://ZOOM.US/J/5551234567', 'https://zoom.us/J/5551234567'],
  // Webex
  [
    'https://contoso.webex.com/contoso/j.php?MTID=m1a2b3c4d5',
    'https://contoso.webex.com/contoso/j.php?MTID=m1a2b3c4d5',
  ],
  ['https://contoso.webex.com/meet/mira.voss', 'https://contoso.webex.com/meet/mira.voss'],
  ['https://contoso.webex.com/join/mira', 'https://contoso.webex.com/join/mira'],
  [
    'https://contoso.webex.com/wbxmjs/joinservice/sites/contoso/meeting/download/abc123',
    'https://contoso.webex.com/wbxmjs/joinservice/sites/contoso/meeting/download/abc123',
  ],
  [
    'https://meetingsemea9.webex.com/meetingsemea9/j.php?MTID=m99',
    'https://meetingsemea9.webex.com/meetingsemea9/j.php?MTID=m99',
  ],
  // Meet
  ['https://meet.google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij'],
  ['meet.google.com/xyz-abcd-efg', 'https://meet.google.com/xyz-abcd-efg'],
  ['https://meet.google.com/lookup/teamsync', 'https://meet.google.com/lookup/teamsync'],
  ['https://g.co/meet/teamsync', 'https://g.co/meet/teamsync'],
  ['Google Meet (https://meet.google.com/abc-defg-hij)', 'https://meet.google.com/abc-defg-hij'],
  // GoTo
  ['https://global.gotomeeting.com/join/123456789', 'https://global.gotomeeting.com/join/123456789'],
  ['https://meet.goto.com/123456789', 'https://meet.goto.com/123456789'],
  ['https://gotomeet.me/miravoss', 'https://gotomeet.me/miravoss'],
  ['https://app.goto.com/meet/123456789', 'https://app.goto.com/meet/123456789'],
  ['https://global.gotowebinar.com/join/5551234/987', 'https://global.gotowebinar.com/join/5551234/987'],
  // Jitsi, 8x8
  ['https://meet.jit.si/ContosoStandup', 'https://meet.jit.si/ContosoStandup'],
  ['https://8x8.vc/contoso/standup', 'https://8x8.vc/contoso/standup'],
  ['https://jitsi.uni-example.org/Seminar42', 'https://jitsi.uni-example.org/Seminar42'],
  ['https://meet.ffmuc.example/Seminar', 'https://meet.ffmuc.example/Seminar'],
  // BigBlueButton
  ['https://bbb.uni-example.org/b/mir-abc-def-ghi', 'https://bbb.uni-example.org/b/mir-abc-def-ghi'],
  ['https://bbb.uni-example.org/rooms/mir-abc-def-ghi/join', 'https://bbb.uni-example.org/rooms/mir-abc-def-ghi/join'],
  ['https://konferenz.stadt-example.de/b/the-1ab-2cd', 'https://konferenz.stadt-example.de/b/the-1ab-2cd'],
  ['https://bbb.schule-example.de/gl/kla-sse-7b', 'https://bbb.schule-example.de/gl/kla-sse-7b'],
  // More services
  ['https://whereby.com/contoso-standup', 'https://whereby.com/contoso-standup'],
  ['https://contoso.whereby.com/standup', 'https://contoso.whereby.com/standup'],
  ['https://bluejeans.com/123456789/4321', 'https://bluejeans.com/123456789/4321'],
  ['https://contoso.bluejeans.com/123456789', 'https://contoso.bluejeans.com/123456789'],
  ['https://meetings.ringcentral.com/j/1481234567', 'https://meetings.ringcentral.com/j/1481234567'],
  ['https://v.ringcentral.com/join/123456789', 'https://v.ringcentral.com/join/123456789'],
  ['https://chime.aws/1234567890', 'https://chime.aws/1234567890'],
  ['https://app.chime.aws/meetings/1234567890', 'https://app.chime.aws/meetings/1234567890'],
  ['https://call.lifesizecloud.com/1234567', 'https://call.lifesizecloud.com/1234567'],
  ['https://meet.starleaf.com/4123456789/app', 'https://meet.starleaf.com/4123456789/app'],
  ['https://meetings.vonage.com/123456789', 'https://meetings.vonage.com/123456789'],
  ['https://meetings.dialpad.com/room/miravoss', 'https://meetings.dialpad.com/room/miravoss'],
  ['https://www.uberconference.com/miravoss', 'https://www.uberconference.com/miravoss'],
  ['https://contoso.clickmeeting.com/quarterly-review', 'https://contoso.clickmeeting.com/quarterly-review'],
  ['https://app.livestorm.co/p/0a1b2c3d-4e5f/live', 'https://app.livestorm.co/p/0a1b2c3d-4e5f/live'],
  ['https://app.slack.com/huddle/T01ABCDEF/C02GHIJKL', 'https://app.slack.com/huddle/T01ABCDEF/C02GHIJKL'],
  ['https://join.skype.com/AbCdEfGhIjKl', 'https://join.skype.com/AbCdEfGhIjKl'],
  ['https://facetime.apple.com/join#v=1&p=AbC&k=XyZ', 'https://facetime.apple.com/join#v=1&p=AbC&k=XyZ'],
  ['https://meeting.zoho.com/join?key=1234567890&t=abc', 'https://meeting.zoho.com/join?key=1234567890&t=abc'],
  ['https://meeting.zoho.eu/meeting/join?key=1234567890', 'https://meeting.zoho.eu/meeting/join?key=1234567890'],
  ['https://meeting.tencent.com/dm/AbCdEf123', 'https://meeting.tencent.com/dm/AbCdEf123'],
  ['https://voovmeeting.com/dm/AbCdEf123', 'https://voovmeeting.com/dm/AbCdEf123'],
  ['https://vc.larksuite.com/j/123456789', 'https://vc.larksuite.com/j/123456789'],
  ['https://vc.feishu.cn/j/123456789', 'https://vc.feishu.cn/j/123456789'],
  ['https://meeting.dingtalk.com/j/AbC123', 'https://meeting.dingtalk.com/j/AbC123'],
  ['https://telemost.yandex.ru/j/12345678901234', 'https://telemost.yandex.ru/j/12345678901234'],
  ['https://join.me/123-456-789', 'https://join.me/123-456-789'],
  ['https://join.freeconferencecall.com/miravoss', 'https://join.freeconferencecall.com/miravoss'],
  ['https://cloud.verein-example.org/call/k3x9d2mq', 'https://cloud.verein-example.org/call/k3x9d2mq'],
  [
    'https://cloud.verein-example.org/index.php/call/k3x9d2mq',
    'https://cloud.verein-example.org/index.php/call/k3x9d2mq',
  ],
  ['https://doxy.me/drmercier', 'https://doxy.me/drmercier'],
  ['https://app.gather.town/app/AbC123/contoso', 'https://app.gather.town/app/AbC123/contoso'],
  ['https://riverside.fm/studio/the-contoso-hour?t=abc', 'https://riverside.fm/studio/the-contoso-hour?t=abc'],
  ['https://streamyard.com/ab3de5fg7h', 'https://streamyard.com/ab3de5fg7h'],
  ['https://call.element.io/standup', 'https://call.element.io/standup'],
  ['https://contoso.adobeconnect.com/r9abcdef', 'https://contoso.adobeconnect.com/r9abcdef'],
  ['https://kmeet.infomaniak.com/abcd-efgh', 'https://kmeet.infomaniak.com/abcd-efgh'],
  ['https://meet.proton.me/join/id-ABCDEF123#pwd-xyz', 'https://meet.proton.me/join/id-ABCDEF123#pwd-xyz'],
  ['https://go.teamviewer.com/m12345678', 'https://go.teamviewer.com/m12345678'],
  ['https://platform.vidyocloud.com/join/AbCdEf', 'https://platform.vidyocloud.com/join/AbCdEf'],
  ['https://contoso.pexip.me/meet/mira', 'https://contoso.pexip.me/meet/mira'],
  [
    'https://visit.teams.microsoft.com/webrtc-svc/meet/abc123',
    'https://visit.teams.microsoft.com/webrtc-svc/meet/abc123',
  ],
  ['https://hangouts.google.com/call/AbCdEfGhIj', 'https://hangouts.google.com/call/AbCdEfGhIj'],
  // How people write around it
  ['Raum 4.12, sonst https://zoom.us/j/5551234567.', 'https://zoom.us/j/5551234567'],
  ['<https://zoom.us/j/5551234567>', 'https://zoom.us/j/5551234567'],
  ['Zoom "https://zoom.us/j/5551234567", Passcode 123', 'https://zoom.us/j/5551234567'],
  ['https://zoom.us/j/5551234567;Room Ada', 'https://zoom.us/j/5551234567'],
  ['https://zoom.us/j/5551234567 (Kenncode: 42)', 'https://zoom.us/j/5551234567'],
  ['Réunion à distance : https://meet.google.com/abc-defg-hij !', 'https://meet.google.com/abc-defg-hij'],
  ['https://meet.jit.si/Équipe-Produit', 'https://meet.jit.si/%C3%89quipe-Produit'],
];

export const LOCATIONS: readonly JoinText[] = PLAIN.map(([location, link]) => ({ location, link }));
