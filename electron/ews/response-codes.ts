/**
 * How a response code is to be handled. Only codes that some rule here cares about are listed: any other one is
 * kept verbatim and counts as `refused`.
 * Source: https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 */
export type Handling =
  | 'wait' // overload or a passing failure of the server: come back later
  | 'sign-in' // the user or an administrator must act on the account
  | 'not-found' // gone, or hidden on purpose
  | 'switched-off' // EWS isn't allowed for this mailbox or application
  | 'too-much' // ask for less at a time
  | 'lower-version' // the server is older than the version we claim
  | 'refused';

const CODES: Readonly<Record<Exclude<Handling, 'refused'>, readonly string[]>> = {
  wait: [
    'ErrorServerBusy',
    'ErrorTooManyObjectsOpened',
    'ErrorExceededConnectionCount',
    'ErrorExceededSubscriptionCount',
    'ErrorExceededFindCountLimit',
    'ErrorInternalServerError',
    'ErrorInternalServerTransientError',
    'ErrorServiceUnavailable',
    'ErrorConnectionFailed',
    'ErrorMailboxStoreUnavailable',
    'ErrorMailboxFailover',
    'ErrorMailboxMoveInProgress',
    'ErrorInsufficientResources',
    'ErrorNotEnoughMemory',
    'ErrorTimeoutExpired',
    'ErrorRequestAborted',
    'ErrorADUnavailable',
    'ErrorADOperation',
    'ErrorBatchProcessingStopped',
    'ErrorFreeBusyGenerationFailed',
    'ErrorProxyRequestProcessingFailed',
    'ErrorProxyCallFailed',
    'ErrorProxyServiceDiscoveryFailed',
    'ErrorClientDisconnected',
    'ErrorDataSourceOperation',
    'ErrorServiceDiscoveryFailed',
    'ErrorAutoDiscoverFailed',
    'ErrorMailboxLogonFailed',
    'ErrorNoRespondingCASInDestinationSite',
    'ErrorNoApplicableProxyCASServersAvailable',
  ],
  'sign-in': [
    'ErrorPasswordExpired',
    'ErrorPasswordChangeRequired',
    'ErrorAccountDisabled',
    'ErrorAccountSuspend',
    'ErrorCallerIsInvalidADAccount',
    'ErrorInvalidAuthorizationContext',
    'ErrorInvalidClientSecurityContext',
  ],
  'not-found': [
    'ErrorItemNotFound',
    'ErrorFolderNotFound',
    'ErrorParentFolderNotFound',
    'ErrorInvalidAttachmentId',
    'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
    'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    'ErrorInvalidIdMalformed',
    'ErrorNonExistentMailbox',
    'ErrorMissingEmailAddress',
    'ErrorMailRecipientNotFound',
    'ErrorRecipientNotFound',
    'ErrorInvalidSmtpAddress',
    'ErrorAddressSpaceNotFound',
    'ErrorNoCalendar',
    'ErrorNoFreeBusyAccess',
    'ErrorInvalidOrganizationRelationshipForFreeBusy',
  ],
  'switched-off': ['ErrorOrganizationAccessBlocked', 'ErrorAccessDeniedDueToCompliance'],
  'too-much': [
    'ErrorCalendarViewRangeTooBig',
    'ErrorTimeIntervalTooBig',
    'ErrorResultSetTooBig',
    'ErrorMailboxDataArrayTooBig',
  ],
  'lower-version': ['ErrorInvalidServerVersion', 'ErrorIncorrectSchemaVersion'],
};

const handlings: ReadonlyMap<string, Handling> = new Map(
  Object.entries(CODES).flatMap(([handling, codes]) => codes.map((code) => [code, handling as Handling] as const)),
);

/** Takes a response code as the server spells it; an unknown one is `refused`. */
export function handlingOf(code: string): Handling {
  return handlings.get(code) ?? 'refused';
}
