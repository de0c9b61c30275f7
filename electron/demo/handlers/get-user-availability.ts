import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import { m, t } from '../xml-write.ts';
import { childOf, childText, elementsOf, namespaces, type XmlElement } from '../xml.ts';
import { readZoneRule, toInstant, zoneRuleOf, type ZoneRule } from '../zone-rule.ts';
import { suggestionsResponse } from './suggestions.ts';
import { freeBusyView, type ViewOptions, type ViewType } from './free-busy.ts';

const maxMailboxes = 100;
const maxDays = 62;
const views: readonly ViewType[] = ['MergedOnly', 'FreeBusy', 'FreeBusyMerged', 'Detailed', 'DetailedMerged'];

/** GetUserAvailability: one answer for each mailbox, in the order asked, without repeating the address. */
export function getUserAvailability(request: XmlElement, context: RequestContext): XmlElement {
  const mailboxes = elementsOf(childOf(request, 'MailboxDataArray') ?? request);
  if (mailboxes.length > maxMailboxes) {
    throw new SoapFault('ErrorMailboxDataArrayTooBig', `The array may hold at most ${maxMailboxes} mailboxes.`);
  }
  const options = readOptions(request, context);
  const addresses = mailboxes.map((data) => childText(childOf(data, 'Email'), 'Address') ?? '');
  const answers = addresses.map((address) => freeBusyResponse(address, options, context));
  const wanted = childOf(request, 'SuggestionsViewOptions');
  const people = addresses.map((address) => context.company.find(address));
  return m(
    'GetUserAvailabilityResponse',
    m('FreeBusyResponseArray', answers),
    wanted && suggestionsResponse(wanted, people, options, context),
  );
}

function freeBusyResponse(address: string, options: ViewOptions, context: RequestContext): XmlElement {
  try {
    const mailbox = context.company.find(address);
    if (mailbox === undefined) {
      throw new ResponseError(
        'ErrorMailRecipientNotFound',
        `Unable to resolve e-mail address <>SMTP:${address} to an Active Directory object.`,
      );
    }
    if (mailbox !== context.user && mailbox.owner.access === 'none') {
      throw new ResponseError('ErrorNoFreeBusyAccess', 'The caller does not have access to free/busy data.');
    }
    const view = freeBusyView(mailbox, options, context);
    return m(
      'FreeBusyResponse',
      m('ResponseMessage', { ResponseClass: 'Success' }, success()),
      m('FreeBusyView', view),
    );
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return unavailable(error.code, error.message);
  }
}

/** The answer for a mailbox about which nothing can be said. */
export function unavailable(code: string, message: string): XmlElement {
  return m(
    'FreeBusyResponse',
    m('ResponseMessage', { ResponseClass: 'Error' }, failure(code, message)),
    m('FreeBusyView', t('FreeBusyViewType', 'None')),
  );
}

function readOptions(request: XmlElement, context: RequestContext): ViewOptions {
  const options = childOf(request, 'FreeBusyViewOptions');
  if (options === undefined) throw new SoapFault('ErrorInvalidRequest', 'The free/busy options are missing.');
  const window = childOf(options, 'TimeWindow');
  const [startText, endText] = [childText(window, 'StartTime') ?? '', childText(window, 'EndTime') ?? ''];
  const rule = readRule(request, startText, context);
  const [start, end] = [instant(startText, rule), instant(endText, rule)];
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  if (minutes <= 0) throw new SoapFault('ErrorInvalidTimeInterval', 'The end of the window is not after its start.');
  if (minutes > maxDays * 1440) {
    throw new SoapFault('ErrorTimeIntervalTooBig', `The window is longer than ${maxDays} days.`);
  }
  const intervalMinutes = Number(childText(options, 'MergedFreeBusyIntervalInMinutes') ?? '30');
  if (intervalMinutes < 5 || intervalMinutes > 1440 || intervalMinutes > minutes) {
    throw new SoapFault(
      'ErrorInvalidMergedFreeBusyInterval',
      'The interval must be 5 to 1440 minutes and fit the window.',
    );
  }
  const asked = childText(options, 'RequestedView') ?? 'FreeBusy';
  const view = views.find((candidate) => candidate === asked);
  if (view === undefined) throw new SoapFault('ErrorInvalidFreeBusyViewType', `${asked} cannot be requested.`);
  return { start, end, intervalMinutes, view, rule, ruleText: JSON.stringify(rule) };
}

function readRule(request: XmlElement, start: string, { zone, zoneGiven }: RequestContext): ZoneRule {
  const element = elementsOf(request).find(
    ({ namespace, name }) => namespace === namespaces.types && name === 'TimeZone',
  );
  const rule = element === undefined ? undefined : readZoneRule(element);
  if (rule !== undefined) return rule;
  if (element !== undefined || !zoneGiven) throw new SoapFault('ErrorTimeZone', 'The time zone is missing or invalid.');
  return zoneRuleOf(zone, Number(start.slice(0, 4)));
}

/** Times have no zone in a well-made request; with one they are that instant. */
function instant(text: string, rule: ZoneRule): Temporal.Instant {
  try {
    return /(?:Z|[+-]\d\d:\d\d)$/.test(text)
      ? Temporal.Instant.from(text)
      : toInstant(rule, Temporal.PlainDateTime.from(text));
  } catch {
    throw new SoapFault('ErrorInvalidTimeInterval', `${text} is no time.`);
  }
}
