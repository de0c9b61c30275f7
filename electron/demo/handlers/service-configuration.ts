import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { m, t } from '../xml-write.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';

/** GetServiceConfiguration: what Unified Messaging does for whoever asks; of all else nothing is switched on. */
export function getServiceConfiguration(request: XmlElement, { user }: RequestContext): XmlElement {
  const requested = childOf(request, 'RequestedConfiguration');
  const names = requested === undefined ? [] : elementsOf(requested);
  const { telephone } = user;
  const unified = m(
    'UnifiedMessagingConfiguration',
    t('UmEnabled', String(telephone !== undefined)),
    t('PlayOnPhoneDialString', telephone?.number ?? ''),
    t('PlayOnPhoneEnabled', String(telephone !== undefined)),
  );
  return m(
    'GetServiceConfigurationResponse',
    { ResponseClass: 'Success' },
    success(),
    m(
      'ResponseMessages',
      names.map(() => m('ServiceConfigurationResponseMessageType', { ResponseClass: 'Success' }, success(), unified)),
    ),
  );
}

/** The answer where there is none. */
export function failedServiceConfiguration(code: string, message: string): XmlElement {
  return m('GetServiceConfigurationResponse', { ResponseClass: 'Error' }, failure(code, message));
}
