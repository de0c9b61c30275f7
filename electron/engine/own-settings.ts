import { failed, ok, type Result } from '../../shared/model.ts';
import { withPresets } from '../../shared/policy.ts';
import { settingsSchema, type SettingKey, type Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { describeFailure } from './failures.ts';
import { organisationOf } from './permitted.ts';
import type { EnginePorts } from './ports.ts';

/** The person's settings under what their organisation has set. */
export interface OwnSettings {
  readonly now: () => Settings;
  readonly organisation: Snapshot['organisation'];
  /** `bad-input` for what the organisation has set, and for a value that the setting doesn't take. */
  readonly set: (key: SettingKey, value: unknown) => Result<void>;
}

export function openOwnSettings(ports: Pick<EnginePorts, 'settings' | 'policy' | 'readServerAddress'>): OwnSettings {
  const organisation = organisationOf(ports.policy, ports.readServerAddress);
  /** What the person chose: it is there again where an administrator no longer decides. */
  let own = ports.settings.load();
  let now = withPresets(own, ports.policy);
  return {
    now: () => now,
    organisation,
    set: (key, value) => {
      if (organisation.settings.includes(key)) return failed({ kind: 'bad-input', code: 'set-by-organisation' });
      const parsed = settingsSchema.safeParse({ ...own, [key]: value });
      if (!parsed.success) return failed({ kind: 'bad-input', code: 'setting', detail: key });
      try {
        ports.settings.save(parsed.data);
      } catch (cause) {
        return failed(describeFailure(cause).error);
      }
      own = parsed.data;
      now = withPresets(own, ports.policy);
      return ok(undefined);
    },
  };
}
