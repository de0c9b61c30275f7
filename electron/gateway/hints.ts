import type { EwsError } from '../ews/errors.ts';
import { GatewayError, type Hint } from './gateway-error.ts';

/**
 * What a refusal calls for besides waiting, whatever was asked.
 * Source: https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-notification-related-errors-in-ews-in-exchange
 */
const HINTS: ReadonlyMap<string, Hint> = new Map(
  Object.entries({
    resubscribe: [
      'ErrorSubscriptionNotFound',
      'ErrorInvalidSubscription',
      'ErrorExpiredSubscription',
      'ErrorSubscriptionUnsubscribed',
      'ErrorSubscriptionAccessDenied',
      'ErrorInvalidPullSubscriptionId',
      'ErrorReadEventsFailed',
      'ErrorEventNotFound',
      'ErrorInvalidWatermark',
      'ErrorMissedNotificationEvents',
      'ErrorProxyRequestNotAllowed',
      'ErrorProxiedSubscriptionCallFailure',
      'ErrorNewEventStreamConnectionOpened',
    ],
    resync: ['ErrorInvalidSyncStateData', 'ErrorSyncFolderNotFound'],
    moved: [
      'ErrorMailboxMoveInProgress',
      'ErrorCrossSiteRequest',
      'ErrorWrongServerVersion',
      'ErrorWrongServerVersionDelegate',
    ],
  } satisfies Partial<Record<Hint, readonly string[]>>).flatMap(
    ([hint, codes]) => codes.map((code) => [code, hint as Hint] as const), // the keys are hints: see `satisfies`
  ),
);

/** What the server's code calls for; most call for nothing but waiting or telling the user. */
export const hintOf = (error: EwsError): Hint | undefined =>
  error.name === 'EwsServerError' ? HINTS.get(error.code) : undefined;

/** Refused where notifications were asked for, these mean that this server, or this mailbox, doesn't have them. */
const NOT_OFFERED: readonly string[] = [
  'ErrorInvalidRequest',
  'ErrorSchemaValidation',
  'ErrorInvalidServerVersion',
  'ErrorIncorrectSchemaVersion',
  'ErrorInvalidOperation',
  'ErrorInvalidSubscriptionRequest',
  'ErrorSubscriptionDelegateAccessNotSupported',
  'ErrorSubscriptionsDisabledForGroup',
  'ErrorNotSupportedInDatacenter',
  'ErrorAccessDenied',
];

/** The same of something between here and the server. */
const NOT_OFFERED_STATUS: readonly number[] = [405, 406, 415, 501, 505];

/** Takes the failure of a request for notifications; where it means that there are none, it says so. */
export function asOffer(error: unknown): unknown {
  if (!(error instanceof GatewayError) || error.hint !== undefined) return error;
  const { code } = error.error;
  if (code === undefined || !(NOT_OFFERED.includes(code) || NOT_OFFERED_STATUS.includes(Number(code)))) return error;
  return new GatewayError(error.error, { cause: error.cause, retryAfterMs: error.retryAfterMs, hint: 'not-offered' });
}
