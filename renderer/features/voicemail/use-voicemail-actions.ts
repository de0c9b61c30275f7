import type { AppError, Voicemail } from '../../../shared/model.ts';
import { useCommand } from '../../store/use-command.ts';

/** What can be done with a message, and what went wrong with it last. */
export interface VoicemailActions {
  readonly toggleHeard: () => void;
  readonly remove: () => void;
  readonly callBack: () => void;
  readonly reply: () => void;
  readonly save: () => void;
  /** With the system's program; what is opened so counts as heard. */
  readonly open: () => void;
  readonly error: AppError | undefined;
}

export function useVoicemailActions({ key, heard }: Pick<Voicemail, 'key' | 'heard'>): VoicemailActions {
  const mark = useCommand('markHeard');
  const remove = useCommand('removeVoicemail');
  const reach = useCommand('reachCaller');
  const file = useCommand('openRecording');
  const open = async (): Promise<void> => {
    const result = await file.run({ key, how: 'open' });
    if (result.ok && !heard) await mark.run({ key, heard: true });
  };
  const error = [mark, remove, reach, file].map((command) => command.error).find((each) => each !== undefined);
  return {
    toggleHeard: () => void mark.run({ key, heard: !heard }),
    remove: () => void remove.run({ key }),
    callBack: () => void reach.run({ key, how: 'call' }),
    reply: () => void reach.run({ key, how: 'mail' }),
    save: () => void file.run({ key, how: 'save' }),
    open: () => void open(),
    // Whoever closes the question where to put it has changed their mind.
    error: error?.kind === 'cancelled' ? undefined : error,
  };
}
