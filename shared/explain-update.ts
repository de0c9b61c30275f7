import type { Speech } from './explain.ts';
import type { MessageKey } from './messages/index.ts';
import { assertNever } from './model.ts';
import type { UpdateState, UpdateTrouble } from './update.ts';

const WHY_OFF = {
  'not-installed': 'update.notInstalled',
  'no-feed': 'update.noFeed',
  'switched-off': 'update.switchedOff',
} as const satisfies Record<Extract<UpdateState, { kind: 'off' }>['why'], MessageKey>;

const TROUBLE = {
  unreachable: 'update.unreachable',
  'no-feed': 'update.noFeedThere',
  checksum: 'update.checksum',
  signature: 'update.signature',
  disk: 'update.disk',
  unexpected: 'update.unexpected',
} as const satisfies Record<UpdateTrouble, MessageKey>;

/** How this copy stands to newer versions, in one sentence. */
export function explainUpdate(state: UpdateState, { t, format }: Pick<Speech, 't' | 'format'>): string {
  switch (state.kind) {
    case 'off':
      return t(WHY_OFF[state.why]);
    case 'not-looked':
      return t('update.notLooked');
    case 'looking':
      return t('update.looking');
    case 'current':
      return t('update.current', { time: format.when(state.asOf) });
    case 'elsewhere':
      return t('update.elsewhere', { version: state.version });
    case 'downloading':
      return t('update.downloading', { version: state.version, percent: state.percent });
    case 'ready':
      return t('update.ready', { version: state.version });
    case 'failed':
      return t(TROUBLE[state.trouble], { version: state.version ?? '', code: state.code ?? '' });
    default:
      return assertNever(state);
  }
}
