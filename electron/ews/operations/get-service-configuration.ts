import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { booleanOf, child, wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface UnifiedMessagingConfiguration {
  readonly umEnabled: boolean;
  readonly playOnPhoneEnabled: boolean;
  /** What the server dials where nothing else is said. */
  readonly playOnPhoneDialString?: string | undefined;
}

/**
 * What Unified Messaging does for a mailbox. Servers without it say that it is off, or refuse the question.
 * Errors: `ErrorSchemaValidation`, `ErrorInvalidRequest`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getserviceconfiguration-operation
 */
export const getServiceConfiguration: Operation<{ readonly address: string }, UnifiedMessagingConfiguration> = {
  name: 'GetServiceConfiguration',
  responseName: 'GetServiceConfigurationResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ address }) =>
    element(
      'm:GetServiceConfiguration',
      {},
      element('m:ActingAs', {}, textElement('t:EmailAddress', address), textElement('t:RoutingType', 'SMTP')),
      element('m:RequestedConfiguration', {}, textElement('m:ConfigurationName', 'UnifiedMessagingConfiguration')),
    ),
  response: (body) => {
    // A flat answer with one response message more for each configuration, of another name than elsewhere.
    const [message] = child(single([judge(body)]), 'ResponseMessages')?.children ?? [];
    if (message === undefined) throw new EwsAnswerError('broken-answer', 'no service configuration');
    const configuration = child(single([judge(message)]), 'UnifiedMessagingConfiguration');
    return {
      umEnabled: booleanOf(configuration, 'UmEnabled') ?? false,
      playOnPhoneEnabled: booleanOf(configuration, 'PlayOnPhoneEnabled') ?? false,
      playOnPhoneDialString: wordOf(configuration, 'PlayOnPhoneDialString'),
    };
  },
};
