import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { readDateTime } from '../time.ts';
import { child, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface OofReply {
  /** HTML as Outlook and the web client write it, or plain text. */
  readonly message: string;
  /** BCP 47, where the server says. */
  readonly language?: string | undefined;
}

/**
 * The five classic fields. Newer servers add eight more, which are commands rather than settings (they decline and
 * cancel meetings when sent back): they are dropped on reading and exist nowhere here.
 */
export interface OofFields {
  readonly state: 'Disabled' | 'Enabled' | 'Scheduled';
  readonly externalAudience: 'None' | 'Known' | 'All';
  /** Instants in UTC. Unless `Scheduled` it is some day around today and means nothing. */
  readonly duration?: { readonly start: string; readonly end: string } | undefined;
  readonly internalReply: OofReply;
  readonly externalReply: OofReply;
}

export interface GetUserOofSettingsOutput extends OofFields {
  /** The widest audience that the administrator permits. */
  readonly allowExternal: 'None' | 'Known' | 'All';
}

/**
 * Reads the OOF settings of one's own mailbox. Another's gives `ErrorAccessDenied`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseroofsettings-operation
 */
export const getUserOofSettings: Operation<{ readonly address: string }, GetUserOofSettingsOutput> = {
  name: 'GetUserOofSettings',
  responseName: 'GetUserOofSettingsResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ address }) =>
    element('m:GetUserOofSettingsRequest', {}, element('t:Mailbox', {}, textElement('t:Address', address))),
  response: (body) => {
    const message = child(body, 'ResponseMessage');
    if (message === undefined) throw new EwsAnswerError('broken-answer', 'no ResponseMessage');
    single([judge(message)]);
    const settings = child(body, 'OofSettings');
    const state = oneOf(['Disabled', 'Enabled', 'Scheduled'], wordOf(settings, 'OofState'));
    if (state === undefined) throw new EwsAnswerError('broken-answer', 'no OofState');
    return {
      state,
      externalAudience: oneOf(AUDIENCES, wordOf(settings, 'ExternalAudience')) ?? 'None',
      duration: readDuration(child(settings, 'Duration')),
      internalReply: readReply(child(settings, 'InternalReply')),
      externalReply: readReply(child(settings, 'ExternalReply')),
      allowExternal: oneOf(AUDIENCES, wordOf(body, 'AllowExternalOof')) ?? 'All',
    };
  },
};

const AUDIENCES = ['None', 'Known', 'All'] as const;

const oneOf = <T extends string>(known: readonly T[], word: string | undefined): T | undefined =>
  known.find((candidate) => candidate === word);

/** In UTC, usually without `Z`. */
function readDuration(node: XmlNode | undefined): OofFields['duration'] {
  const start = readDateTime(wordOf(node, 'StartTime'));
  const end = readDateTime(wordOf(node, 'EndTime'));
  return start === undefined || end === undefined ? undefined : { start, end };
}

const readReply = (node: XmlNode | undefined): OofReply => ({
  message: textOf(node, 'Message') ?? '',
  language: node?.attributes['lang'],
});
