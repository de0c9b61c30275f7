import { failure, success } from '../envelope.ts';
import { ResponseError } from '../errors.ts';
import { m, type Content } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';

/**
 * One response message for each thing asked about, in the order asked: one failing leaves its siblings alone.
 * `empty` is what a failed message carries in the payload's place.
 */
export function batch(
  operation: string,
  subjects: readonly XmlElement[],
  answer: (subject: XmlElement) => Content,
  empty?: XmlElement,
): XmlElement {
  const messages = subjects.map((subject) => {
    const name = `${operation}ResponseMessage`;
    try {
      const content = answer(subject);
      return m(name, { ResponseClass: 'Success' }, success(), content);
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      return m(name, { ResponseClass: 'Error' }, failure(error.code, error.message), empty);
    }
  });
  return m(`${operation}Response`, m('ResponseMessages', messages));
}
