import type { Speech } from './explain.ts';
import type { Standing, StandingState } from './contact-view.ts';
import type { MessageKey } from './messages/index.ts';
import { isNotShared } from './model.ts';

const WORDS: Readonly<Record<StandingState, readonly [alone: MessageKey, until: MessageKey]>> = {
  free: ['contacts.free', 'contacts.freeUntil'],
  tentative: ['contacts.tentative', 'contacts.tentativeUntil'],
  busy: ['contacts.busy', 'contacts.busyUntil'],
  oof: ['contacts.oof', 'contacts.oofUntil'],
  elsewhere: ['contacts.elsewhere', 'contacts.elsewhereUntil'],
  'outside-hours': ['contacts.outside', 'contacts.outsideUntil'],
  unknown: ['contacts.unknown', 'contacts.unknown'],
};

/** Codes by which a server says that it could not reach another one on our behalf. */
const HYBRID = new Set([
  'ErrorProxyRequestProcessingFailed',
  'ErrorServiceDiscoveryFailed',
  'ErrorAddressSpaceNotFound',
  'ErrorAutoDiscoverFailed',
  'ErrorInvalidOrganizationRelationshipForFreeBusy',
]);

/** What somebody is, in a few words: "Free until 15:00", or why nobody can say. */
export function explainStanding({ state, until, error }: Standing, { t, format }: Speech): string {
  if (error !== undefined) return t(whyUnknown(error));
  const [alone, ending] = WORDS[state];
  return until === undefined ? t(alone) : t(ending, { time: format.when(until) });
}

function whyUnknown(error: NonNullable<Standing['error']>): MessageKey {
  if (error.code === 'ErrorMailRecipientNotFound') return 'contacts.noMailbox';
  if (error.code !== undefined && HYBRID.has(error.code)) return 'contacts.hybridDown';
  return isNotShared(error) || error.code === 'ErrorNoFreeBusyAccess' ? 'contacts.notShared' : 'contacts.notRead';
}
