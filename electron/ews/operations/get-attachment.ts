import { decodeBase64 } from '../base64.ts';
import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { child, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element } from '../xml-writer.ts';

export interface GetAttachmentInput {
  readonly id: string;
}

export interface FileAttachment {
  readonly name: string;
  /** As the server claims; often `application/octet-stream`. */
  readonly contentType?: string | undefined;
  readonly content: Uint8Array;
}

/**
 * Reads one file attachment with its content, which is a third larger on the wire.
 * Errors: `ErrorInvalidAttachmentId`, `ErrorCannotOpenFileAttachment`, `ErrorVirusDetected`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getattachment-operation
 */
export const getAttachment: Operation<GetAttachmentInput, FileAttachment> = {
  name: 'GetAttachment',
  responseName: 'GetAttachmentResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ id }) =>
    element('m:GetAttachment', {}, element('m:AttachmentIds', {}, element('t:AttachmentId', { Id: id }))),
  response: (body) =>
    single(mapOutcomes(judgeAll(body), (message) => readFile(child(child(message, 'Attachments'), 'FileAttachment')))),
};

function readFile(node: XmlNode | undefined): FileAttachment {
  if (node === undefined) throw new EwsAnswerError('broken-answer', 'no file attachment');
  return {
    name: textOf(node, 'Name') ?? '',
    contentType: wordOf(node, 'ContentType'),
    content: decodeBase64(textOf(node, 'Content') ?? ''),
  };
}
