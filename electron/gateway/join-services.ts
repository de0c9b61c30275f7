/** `own` is somebody's room for everything, which a meeting's own address goes before. */
export type JoinKind = 'meeting' | 'own';

interface Service {
  /** Hosts, with all that lies under them. */
  readonly hosts: readonly string[];
  /** Path and query of an address that leads into a meeting. */
  readonly meeting: RegExp;
  readonly own?: RegExp;
}

/** Services that everybody knows by their hosts; other pages of theirs (help, recordings, options) are no meetings. */
const SERVICES: readonly Service[] = [
  {
    hosts: ['teams.microsoft.com', 'teams.microsoft.us', 'teams.live.com', 'teams.cloud.microsoft'],
    meeting: /^\/(?:l\/meetup-join\/.|meet\/\d|webrtc-svc\/.)/i,
  },
  { hosts: ['meet.lync.com'], meeting: /^\/[^/]+\/[^/]+\/./ },
  { hosts: ['join.skype.com'], meeting: /^\/./ },
  {
    hosts: ['zoom.us', 'zoomgov.com', 'zoom.com.cn'],
    meeting: /^\/(?:j|w|s|wc|wc\/join)\/\d+\b/i,
    own: /^\/my\/./i,
  },
  {
    hosts: ['webex.com'],
    meeting: /\/j\.php\?(?:.*&)?mtid=|^\/wbxmjs\/joinservice\/|^\/webappng\/sites\/[^/]+\/meeting\//i,
    own: /^\/(?:meet|join)\/./i,
  },
  { hosts: ['meet.google.com'], meeting: /^\/(?:[a-z]{3,4}-[a-z]{4}-[a-z]{3,4}\b|lookup\/.)/i },
  { hosts: ['g.co'], meeting: /^\/meet\/./ },
  { hosts: ['hangouts.google.com'], meeting: /^\/call\/./ },
  { hosts: ['gotomeeting.com', 'gotowebinar.com'], meeting: /^\/join\/\d/ },
  { hosts: ['meet.goto.com'], meeting: /^\/./ },
  { hosts: ['app.goto.com'], meeting: /^\/meet(?:ing)?\/./ },
  { hosts: ['gotomeet.me'], meeting: /^\/\d{9}\b/, own: /^\/./ },
  { hosts: ['8x8.vc'], meeting: /^\/[^/]+\/./ },
  { hosts: ['whereby.com'], meeting: /^\/[^/]+\/?(?:\?|$)/ },
  { hosts: ['bluejeans.com'], meeting: /^\/\d+/ },
  { hosts: ['meetings.ringcentral.com'], meeting: /^\/j\/\d/ },
  { hosts: ['v.ringcentral.com', 'video.ringcentral.com'], meeting: /^\/(?:join|conf\/on)\/./ },
  { hosts: ['chime.aws'], meeting: /^\/(?:meetings\/)?\d{10}\b/ },
  { hosts: ['call.lifesizecloud.com', 'guest.lifesize.com'], meeting: /^\/\d/ },
  { hosts: ['meet.starleaf.com'], meeting: /^\/\d/ },
  { hosts: ['meetings.vonage.com', 'freeconference.com'], meeting: /^\/\d/ },
  { hosts: ['meetings.dialpad.com'], meeting: /^\/(?:room\/)?[^/]+/ },
  { hosts: ['uberconference.com'], meeting: /^\/(?:room\/)?[\w.-]+\/?$/ },
  { hosts: ['clickmeeting.com'], meeting: /^\/[^/]+\/?(?:\?|$)/ },
  { hosts: ['app.livestorm.co'], meeting: /^\/p\/[^/]+\/live\b|^\/[^/]+\/[^/]+\/live\b/ },
  { hosts: ['app.slack.com'], meeting: /^\/huddle\/[^/]+\/./ },
  { hosts: ['facetime.apple.com'], meeting: /^\/join\b/ },
  { hosts: ['meeting.zoho.com', 'meeting.zoho.eu', 'meeting.zoho.in'], meeting: /\/join\?(?:.*&)?key=/ },
  { hosts: ['meeting.tencent.com', 'voovmeeting.com'], meeting: /^\/(?:dm|p|s)\/./ },
  { hosts: ['vc.larksuite.com', 'vc.feishu.cn'], meeting: /^\/j\/./ },
  { hosts: ['meeting.dingtalk.com'], meeting: /^\/j\/./ },
  { hosts: ['telemost.yandex.ru', 'telemost.yandex.com'], meeting: /^\/j\/./ },
  { hosts: ['join.me'], meeting: /^\/[\w.-]+/ },
  { hosts: ['join.freeconferencecall.com'], meeting: /^\/./ },
  { hosts: ['doxy.me'], meeting: /^\/[^/]+\/?$/ },
  { hosts: ['app.gather.town'], meeting: /^\/app\/[^/]+\/./ },
  { hosts: ['riverside.fm'], meeting: /^\/studio\/./ },
  { hosts: ['streamyard.com'], meeting: /^\/(?=[a-z]*\d)[a-z\d]{8,14}\b/ },
  { hosts: ['call.element.io'], meeting: /^\/./ },
  { hosts: ['adobeconnect.com'], meeting: /^\/[^/]+\/?(?:\?|$)/ },
  { hosts: ['kmeet.infomaniak.com'], meeting: /^\/./ },
  { hosts: ['go.teamviewer.com'], meeting: /^\/m?\d/ },
  { hosts: ['vidyocloud.com'], meeting: /^\/join\/./ },
  { hosts: ['pexip.me'], meeting: /^\/(?:meet\/)?./ },
  // The companies' own pages under names that look like somebody's meetings.
  { hosts: ['join.slack.com'], meeting: /^$/ },
];

/** What organisations run themselves is known by how its addresses are made. */
const SELF_HOSTED: readonly { readonly host: RegExp; readonly meeting: RegExp }[] = [
  { host: /./, meeting: /^\/meet\/[^/]+\/(?=\d*[A-Z])[A-Z\d]{5,12}(?:[/?]|$)/ }, // Skype for Business under any name
  { host: /^(?:meet|join)\./, meeting: /^\/./ }, // the same, Jitsi, and whoever else calls it so
  { host: /^jitsi\./, meeting: /^\/[^/]+\/?(?:\?|$)/ },
  { host: /./, meeting: /^\/(?:b|gl)\/[a-z\d]{2,4}(?:-[a-z\d]{2,4}){2,3}(?:[/?]|$)/i }, // BigBlueButton's Greenlight
  { host: /./, meeting: /^\/rooms\/[a-z\d]{3}(?:-[a-z\d]{3}){2,3}\/join\b/i },
  { host: /./, meeting: /^\/(?:index\.php\/)?call\/[a-z\d]{8}\b/ }, // Nextcloud Talk
];

/**
 * Whether an address leads into a meeting, and into what kind of one; `undefined` where it doesn't, as far as one can tell
 * without asking. @param isPublic is set where it is a service that everybody knows, which has https
 */
export function joinKindOf({ hostname, pathname, search }: URL): { kind: JoinKind; isPublic: boolean } | undefined {
  const page = `${pathname}${search}`;
  const service = SERVICES.find(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  );
  if (service !== undefined) {
    if (service.meeting.test(page)) return { kind: 'meeting', isPublic: true };
    return service.own?.test(page) === true ? { kind: 'own', isPublic: true } : undefined;
  }
  // `meet.google.com.somewhere.example` wants to be taken for what it isn't.
  const pretends = SERVICES.some(({ hosts }) => hosts.some((host) => `.${hostname}`.includes(`.${host}.`)));
  if (pretends) return undefined;
  const isMeeting = SELF_HOSTED.some(({ host, meeting }) => host.test(hostname) && meeting.test(page));
  return isMeeting ? { kind: 'meeting', isPublic: false } : undefined;
}
