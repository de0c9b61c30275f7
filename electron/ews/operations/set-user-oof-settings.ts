import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { writeDateTime } from '../time.ts';
import { child } from '../xml.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';
import type { OofFields, OofReply } from './get-user-oof-settings.ts';

export interface SetUserOofSettingsInput extends OofFields {
  readonly address: string;
}

/**
 * Replaces the five classic fields as a whole: a reply left out would be lost, so both always go along. Built from
 * these five alone, never from what the server answered.
 * Errors: `ErrorInvalidScheduledOofDuration` (end before start or past), `ErrorInvalidUserOofSettings`,
 * `ErrorAccessDenied`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/setuseroofsettings-operation
 */
export const setUserOofSettings: Operation<SetUserOofSettingsInput, void> = {
  name: 'SetUserOofSettings',
  responseName: 'SetUserOofSettingsResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ address, state, externalAudience, duration, internalReply, externalReply }) =>
    element(
      'm:SetUserOofSettingsRequest',
      {},
      element('t:Mailbox', {}, textElement('t:Address', address)),
      element(
        't:UserOofSettings',
        {},
        textElement('t:OofState', state),
        textElement('t:ExternalAudience', externalAudience),
        duration &&
          element(
            't:Duration',
            {},
            textElement('t:StartTime', writeDateTime(duration.start)),
            textElement('t:EndTime', writeDateTime(duration.end)),
          ),
        reply('t:InternalReply', internalReply),
        reply('t:ExternalReply', externalReply),
      ),
    ),
  response: (body) => {
    const message = child(body, 'ResponseMessage');
    if (message === undefined) throw new EwsAnswerError('broken-answer', 'no ResponseMessage');
    single([judge(message)]);
  },
};

const reply = (name: string, { message, language }: OofReply): XmlElement =>
  element(name, { 'xml:lang': language }, textElement('t:Message', message));
