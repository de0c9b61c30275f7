import type { JoinText } from './corpus.ts';

const TEAMS =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk2YjEtNDBm%40thread.v2/0?context=%7b%22Tid%22%3a%221f2e%22%7d';
const OPTIONS = 'https://teams.microsoft.com/meetingOptions/?organizerId=9a8b&tenantId=1f2e&threadId=19_meeting';
const teamsHtml = (link: string): string =>
  `<html><body><p>Hello all,</p><div>________________________________</div><p><b>Microsoft Teams</b> <a href="https://aka.ms/JoinTeamsMeeting?omkt=en-US">Need help?</a></p><p><a href="${link.replaceAll('&', '&amp;')}">Join the meeting now</a></p><p>Meeting ID: 234 567 890 12<br>Passcode: aB3cD9</p><p><a href="https://dialin.teams.microsoft.com/1f2e?id=555">Find a local number</a></p><p>For organizers: <a href="${OPTIONS.replaceAll('&', '&amp;')}">Meeting options</a></p></body></html>`;
const teamsText = (link: string): string =>
  `Hello all,\n\n________________________________\nMicrosoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\nJoin the meeting now<${link}>\nMeeting ID: 234 567 890 12\nPasscode: aB3cD9\nDial in by phone +1 555 0100<tel:+15550100> Find a local number<https://dialin.teams.microsoft.com/1f2e?id=555>\nFor organizers: Meeting options<${OPTIONS}>\n`;
const ZOOM = 'https://us02web.zoom.us/j/81234567890?pwd=QmFzZTY0';
const zoomText = (link: string): string =>
  `Mira Voss is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\n${link}\n\nMeeting ID: 812 3456 7890\nPasscode: 123456\nOne tap mobile\n+13017158592,,81234567890# US\nFind your local number: https://us02web.zoom.us/u/kdXyZ123\n`;

export const BODIES: readonly JoinText[] = [
  { body: teamsHtml(TEAMS), link: TEAMS },
  { body: teamsText(TEAMS), link: TEAMS },
  { location: 'Microsoft Teams Meeting', body: teamsHtml(TEAMS), link: TEAMS },
  {
    body: teamsHtml('https://teams.microsoft.com/meet/2345678901?p=aB3'),
    link: 'https://teams.microsoft.com/meet/2345678901?p=aB3',
  },
  { body: teamsText('https://teams.live.com/meet/93123?p=x'), link: 'https://teams.live.com/meet/93123?p=x' },
  { body: zoomText(ZOOM), link: ZOOM },
  { body: zoomText('https://contoso.zoom.us/j/99912345678'), link: 'https://contoso.zoom.us/j/99912345678' },
  { body: `<p>Join Zoom Meeting<br><a href="${ZOOM}">${ZOOM}</a></p>`, link: ZOOM },
  {
    body: '<p><a href="https://zoom.us/j/5551234567">Click here</a> five minutes early.</p>',
    link: 'https://zoom.us/j/5551234567',
  },
  { body: "<p><a href='https://zoom.us/j/5551234567'>Single quotes</a></p>", link: 'https://zoom.us/j/5551234567' },
  {
    body: '<p>JOIN WEBEX MEETING<br>https://contoso.webex.com/contoso/j.php?MTID=m1a2b3<br>Meeting number: 2345 678 9012<br>Global call-in numbers: https://contoso.webex.com/contoso/globalcallin.php?MTID=tollfree</p>',
    link: 'https://contoso.webex.com/contoso/j.php?MTID=m1a2b3',
  },
  {
    body: 'Can’t join the meeting? https://help.webex.com\nJoin: https://contoso.webex.com/meet/mira',
    link: 'https://contoso.webex.com/meet/mira',
  },
  {
    body: 'Join with Google Meet: https://meet.google.com/abc-defg-hij\nOr dial: +1 555 0100 PIN: 123#\nMore phone numbers: https://tel.meet/abc-defg-hij?pin=123&hs=7\nLearn more about Meet at: https://support.google.com/a/users/answer/9282720',
    link: 'https://meet.google.com/abc-defg-hij',
  },
  {
    body: 'Please join my meeting from your computer, tablet or smartphone.\nhttps://global.gotomeeting.com/join/123456789\nYou can also dial in.\nNew to GoToMeeting? Get the app now: https://global.gotomeeting.com/install/123456789',
    link: 'https://global.gotomeeting.com/join/123456789',
  },
  {
    body: '.........................................\n--> Rejoindre la réunion Skype<https://meet.contoso.com/mira.voss/4Q7DLZ2K>\nRésolution des problèmes<https://meet.contoso.com/mira.voss/4Q7DLZ2K?sl=1>\nRechercher un numéro local<https://dialin.contoso.com>',
    link: 'https://meet.contoso.com/mira.voss/4Q7DLZ2K',
  },
  {
    body: '<a href="https://meet.lync.com/contoso/mira/4Q7DLZ2K">Join Skype Meeting</a> <a href="https://o15.officeredir.microsoft.com/r/rlidLync15?clid=1033">Help</a>',
    link: 'https://meet.lync.com/contoso/mira/4Q7DLZ2K',
  },
  {
    body: 'Wir treffen uns im BBB: https://bbb.uni-example.org/b/mir-abc-def-ghi (Zugangscode 123456)',
    link: 'https://bbb.uni-example.org/b/mir-abc-def-ghi',
  },
  {
    body: 'Jitsi: https://meet.jit.si/ContosoRetro#config.startWithAudioMuted=true',
    link: 'https://meet.jit.si/ContosoRetro#config.startWithAudioMuted=true',
  },
  {
    body: 'Meeting room opens at 9.\n\nhttps://whereby.com/contoso-standup\n\n-- \nMira Voss | https://www.contoso.example | https://www.linkedin.com/in/miravoss',
    link: 'https://whereby.com/contoso-standup',
  },
  {
    body: 'To join the video meeting, click this link: https://chime.aws/1234567890\nDial-in numbers: https://chime.aws/dialinnumbers/',
    link: 'https://chime.aws/1234567890',
  },
  {
    body: 'Phone only? https://bluejeans.com/numbers\nVideo: https://bluejeans.com/123456789/4321',
    link: 'https://bluejeans.com/123456789/4321',
  },
  {
    body: 'Minutes: https://contoso.example/wiki/minutes\nCall: https://v.ringcentral.com/join/123456789?pw=abc',
    link: 'https://v.ringcentral.com/join/123456789?pw=abc',
  },
  // The right one of several
  { body: `Recording of last time: https://us02web.zoom.us/rec/share/AbC\n\n${zoomText(ZOOM)}`, link: ZOOM },
  { body: `My own room, for anything else: https://contoso.zoom.us/my/mira.voss\n\n${teamsText(TEAMS)}`, link: TEAMS },
  {
    body: `${teamsText(TEAMS)}\n-- \nMira Voss\nBook me: https://outlook.office365.com/book/mira@contoso.example\nMy room: https://contoso.webex.com/meet/mira`,
    link: TEAMS,
  },
  { location: 'Room Ada', body: zoomText(ZOOM), link: ZOOM },
  { location: 'https://zoom.us/j/111222333', body: teamsText(TEAMS), link: 'https://zoom.us/j/111222333' },
  { declared: TEAMS, location: 'https://zoom.us/j/111222333', link: TEAMS },
  { declared: 'https://meet.contoso.com/mira/ABC', body: zoomText(ZOOM), link: 'https://meet.contoso.com/mira/ABC' },
  { declared: 'not an address', body: zoomText(ZOOM), link: ZOOM },
  { declared: 'https://conf.fabrikam.example/room/7', link: 'https://conf.fabrikam.example/room/7' },
  { subject: 'Stand-up https://meet.google.com/abc-defg-hij', link: 'https://meet.google.com/abc-defg-hij' },
  {
    subject: 'Stand-up https://meet.google.com/abc-defg-hij',
    location: 'https://zoom.us/j/5551234567',
    link: 'https://zoom.us/j/5551234567',
  },
  {
    body: 'Backup if Teams fails: https://zoom.us/j/5551234567\nJoin here: ' + TEAMS,
    link: 'https://zoom.us/j/5551234567',
  },
  {
    body: 'Register: https://us02web.zoom.us/meeting/register/tZ0\nJoin: https://us02web.zoom.us/j/81234567890',
    link: 'https://us02web.zoom.us/j/81234567890',
  },
  {
    body:
      '<a href="https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/General?groupId=1">Channel</a> <a href="' +
      TEAMS +
      '">Join</a>',
    link: TEAMS,
  },
  {
    body: 'Chat: https://teams.microsoft.com/l/chat/19:meeting_x@thread.v2/0\nhttps://teams.microsoft.com/meet/555666?p=z',
    link: 'https://teams.microsoft.com/meet/555666?p=z',
  },
  // What mail programs make of them
  {
    body: 'Join: https://us02web.zoom.us/j/81234567890?pwd=QmFz&amp;from=addon',
    link: 'https://us02web.zoom.us/j/81234567890?pwd=QmFz&from=addon',
  },
  {
    body: '<p>Join: https://us02web.zoom.us/j/81234567890?pwd=QmFz&amp;from=addon</p>',
    link: 'https://us02web.zoom.us/j/81234567890?pwd=QmFz&from=addon',
  },
  {
    body: '<p><a href="https://zoom.us/j/5551234567"><span>https://zoom.us/j/<b>5551234567</b></span></a></p>',
    link: 'https://zoom.us/j/5551234567',
  },
  {
    body: '<p>https://meet.google.com/abc-defg-hij</p><p>Bis gleich</p>',
    link: 'https://meet.google.com/abc-defg-hij',
  },
  { body: '<td>https://meet.google.com/abc-defg-hij</td><td>PIN 1</td>', link: 'https://meet.google.com/abc-defg-hij' },
  { body: '<https://zoom.us/j/5551234567>', link: 'https://zoom.us/j/5551234567' },
  { body: '[Join](https://zoom.us/j/5551234567)', link: 'https://zoom.us/j/5551234567' },
  { body: '*https://zoom.us/j/5551234567*', link: 'https://zoom.us/j/5551234567' },
  { body: '„https://zoom.us/j/5551234567“', link: 'https://zoom.us/j/5551234567' },
  { body: '« https://meet.google.com/abc-defg-hij »', link: 'https://meet.google.com/abc-defg-hij' },
  { body: 'https://zoom.us/j/5551234567, or call', link: 'https://zoom.us/j/5551234567' },
  { body: '参加: https://zoom.us/j/5551234567。', link: 'https://zoom.us/j/5551234567' },
  { body: 'Ссылка: https://telemost.yandex.ru/j/12345678901234', link: 'https://telemost.yandex.ru/j/12345678901234' },
  { body: '<A HREF=https://zoom.us/j/5551234567>Join</A>', link: 'https://zoom.us/j/5551234567' },
];
