import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { m } from '../xml-write.ts';
import { childText, type XmlElement } from '../xml.ts';

/** GetUserPhoto: a picture where somebody has one; for the rest, known or not, an error. */
export function getUserPhoto(request: XmlElement, { company }: RequestContext): XmlElement {
  const photo = company.find(childText(request, 'Email') ?? '')?.photo;
  if (photo === undefined)
    return failedUserPhoto('ErrorItemNotFound', 'The specified object was not found in the store.');
  return m(
    'GetUserPhotoResponse',
    { ResponseClass: 'Success' },
    success(),
    m('HasChanged', 'true'),
    m('PictureData', Buffer.from(photo).toString('base64')),
  );
}

/** The answer without a picture; the schema wants the flag all the same. */
export function failedUserPhoto(code: string, message: string): XmlElement {
  return m('GetUserPhotoResponse', { ResponseClass: 'Error' }, failure(code, message), m('HasChanged', 'false'));
}
