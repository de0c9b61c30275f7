import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetUserPhotoInput {
  readonly address: string;
  /** What the server has no picture of comes as the largest smaller one. */
  readonly size: 'HR48x48' | 'HR96x96' | 'HR240x240';
}

/**
 * A picture as base64, `undefined` where there is none.
 * The service description declares no ExchangeImpersonation header for it.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuserphoto-operation
 */
export const getUserPhoto: Operation<GetUserPhotoInput, string | undefined> = {
  name: 'GetUserPhoto',
  responseName: 'GetUserPhotoResponse',
  timeZoneContext: false,
  impersonated: false,
  idempotent: true,
  request: ({ address, size }) =>
    element('m:GetUserPhoto', {}, textElement('m:Email', address), textElement('m:SizeRequested', size)),
  response: (body) => wordOf(single([judge(body)]), 'PictureData'),
};
