import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PresenceState } from '../../shared/presence.ts';
import { PresenceBadge } from './presence-badge.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'inline-flex', flexShrink: 0 },
  badge: {
    position: 'absolute',
    right: '-4px',
    bottom: '-4px',
    display: 'inline-flex',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '2px',
  },
  bracketed: { borderRadius: tokens.borderRadiusMedium, right: '-9px', bottom: '-9px' },
});

interface PersonAvatarProps {
  readonly name: string;
  readonly state: PresenceState;
  readonly oof: boolean;
}

/** Initials with the presence badge; decoration, since the state stands beside it in words. */
export function PersonAvatar({ name, state, oof }: PersonAvatarProps) {
  const styles = useStyles();
  return (
    <span className={styles.root} aria-hidden>
      <Avatar name={name} size={40} color="brand" />
      <span className={mergeClasses(styles.badge, oof && styles.bracketed)}>
        <PresenceBadge state={state} oof={oof} size={oof ? 18 : 16} />
      </span>
    </span>
  );
}

/** The name in a mail address: `mira.valdez@contoso.com` is `Mira Valdez`. */
export function nameOfAddress(address: string): string {
  const local = address.replace(/^.*\\/, '').replace(/@.*$/, '');
  return local
    .split(/[._-]+/)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
