import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { ResponseError } from '../errors.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Audience, Oof, OofState, Reply } from '../model.ts';
import { m, t, type Content } from '../xml-write.ts';
import { childOf, childText, descend, namespaces, textOf, type XmlElement } from '../xml.ts';
import { parseDateTime } from '../zones.ts';

/** GetUserOofSettings: of one's own mailbox only. The settings stand beside the response message, not in it. */
export function getUserOofSettings(request: XmlElement, context: RequestContext): XmlElement {
  return answer('GetUserOofSettingsResponse', () => {
    const { oof } = ownMailbox(request, context);
    return [
      t(
        'OofSettings',
        t('OofState', oof.state),
        t('ExternalAudience', oof.audience),
        t('Duration', t('StartTime', bareUtc(oof.start)), t('EndTime', bareUtc(oof.end))),
        reply('InternalReply', oof.internal),
        reply('ExternalReply', oof.external),
      ),
      m('AllowExternalOof', oof.allowed),
    ];
  });
}

/** SetUserOofSettings: replaces all five settings at once; what isn't sent is lost, as on a real server. */
export function setUserOofSettings(request: XmlElement, context: RequestContext): XmlElement {
  return answer('SetUserOofSettingsResponse', () => {
    const mailbox = ownMailbox(request, context);
    const settings = childOf(request, 'UserOofSettings');
    const state = oofState(childText(settings, 'OofState'));
    const internal = childOf(settings, 'InternalReply');
    const external = childOf(settings, 'ExternalReply');
    if (internal === undefined || external === undefined) {
      throw new ResponseError('ErrorInvalidUserOofSettings', 'Both replies must be there.');
    }
    const { start, end } = duration(settings, state, mailbox.oof, context);
    mailbox.oof = {
      state,
      audience: audience(childText(settings, 'ExternalAudience')),
      start,
      end,
      internal: readReply(internal),
      external: readReply(external),
      allowed: mailbox.oof.allowed,
    };
    return [];
  });
}

function answer(name: string, content: () => readonly Content[]): XmlElement {
  try {
    const parts = content();
    return m(name, m('ResponseMessage', { ResponseClass: 'Success' }, success()), parts);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return m(name, m('ResponseMessage', { ResponseClass: 'Error' }, failure(error.code, error.message)));
  }
}

function ownMailbox(request: XmlElement, { company, user }: RequestContext): Mailbox {
  const mailbox = company.find(childText(childOf(request, 'Mailbox'), 'Address') ?? '');
  if (mailbox === undefined) {
    throw new ResponseError('ErrorMailRecipientNotFound', 'The mail recipient is not found in Active Directory.');
  }
  if (mailbox !== user) throw new ResponseError('ErrorAccessDenied', 'User is not mailbox owner.');
  return mailbox;
}

function duration(
  settings: XmlElement | undefined,
  state: OofState,
  before: Oof,
  { now }: RequestContext,
): { readonly start: Temporal.Instant; readonly end: Temporal.Instant } {
  const given = childOf(settings, 'Duration');
  // Times without a zone are UTC here, whatever the request's zone is.
  const start = parseDateTime(childText(given, 'StartTime') ?? '', 'UTC');
  const end = parseDateTime(childText(given, 'EndTime') ?? '', 'UTC');
  if (state !== 'Scheduled') return { start: start ?? before.start, end: end ?? before.end };
  if (start === undefined || end === undefined) {
    throw new ResponseError('ErrorInvalidScheduledOofDuration', 'A scheduled OOF needs a duration.');
  }
  if (Temporal.Instant.compare(end, start) <= 0) {
    throw new ResponseError('ErrorInvalidScheduledOofDuration', 'The duration ends before it starts.');
  }
  if (Temporal.Instant.compare(end, now) <= 0) {
    throw new ResponseError('ErrorInvalidScheduledOofDuration', 'The duration is ended before now.');
  }
  return { start, end };
}

function reply(name: string, { language, message }: Reply): XmlElement {
  if (message === '') return t(name);
  return t(name, language === undefined ? {} : { 'xml:lang': language }, t('Message', message));
}

function readReply(element: XmlElement): Reply {
  const language = element.attributes.find(({ namespace, name }) => namespace === namespaces.xml && name === 'lang');
  const message = textOf(descend(element, 'Message'));
  return language === undefined ? { message } : { language: language.value, message };
}

function oofState(text: string | undefined): OofState {
  return text === 'Enabled' || text === 'Scheduled' ? text : 'Disabled';
}

function audience(text: string | undefined): Audience {
  return text === 'Known' || text === 'All' ? text : 'None';
}

/** UTC, but written without saying so: that is how it comes from a real server. */
function bareUtc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace('Z', '');
}
