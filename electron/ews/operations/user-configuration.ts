import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import { child, wordOf } from '../xml.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';

/**
 * Hidden items by folder and name, for what an application keeps in a mailbox. Ours lie in the root, which nobody sees
 * and no view watches; the calendar has those of mail programs. A name is made of letters, digits and dots.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/userconfiguration
 */
export interface NamedConfiguration {
  readonly name: string;
  /** The root where it isn't said. */
  readonly folder?: 'root' | 'calendar';
}

export interface ConfigurationInput extends NamedConfiguration {
  /** Base64. */
  readonly xmlData: string;
}

/** Base64 of what is kept as bytes; `ErrorItemNotFound` where there is no such object. */
export const getUserConfiguration: Operation<NamedConfiguration, string | undefined> = {
  name: 'GetUserConfiguration',
  responseName: 'GetUserConfigurationResponse',
  timeZoneContext: false,
  idempotent: true,
  request: (input) =>
    element(
      'm:GetUserConfiguration',
      {},
      nameElement('m', input),
      textElement('m:UserConfigurationProperties', 'XmlData'),
    ),
  response: (body) => wordOf(child(single(judgeAll(body)), 'UserConfiguration'), 'XmlData'),
};

/** Fails where one of that name is there. Two at the same time may both succeed. */
export const createUserConfiguration = writing('CreateUserConfiguration');

/** Replaces the part that is sent; nobody is told that somebody else has written meanwhile. */
export const updateUserConfiguration = writing('UpdateUserConfiguration');

function writing(name: 'CreateUserConfiguration' | 'UpdateUserConfiguration'): Operation<ConfigurationInput, void> {
  return {
    name,
    responseName: `${name}Response`,
    timeZoneContext: false,
    idempotent: name === 'UpdateUserConfiguration',
    request: (input) =>
      element(
        `m:${name}`,
        {},
        element('m:UserConfiguration', {}, nameElement('t', input), textElement('t:XmlData', input.xmlData)),
      ),
    response: (body) => {
      single(judgeAll(body));
    },
  };
}

/** Its namespace depends on where it stands. */
const nameElement = (prefix: 'm' | 't', { name, folder = 'root' }: NamedConfiguration): XmlElement =>
  element(`${prefix}:UserConfigurationName`, { Name: name }, element('t:DistinguishedFolderId', { Id: folder }));
