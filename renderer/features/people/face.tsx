import { Avatar } from '@fluentui/react-components';
import { DoorRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import { photoUrl } from '../../../shared/contact-view.ts';
import type { PersonKind } from '../../../shared/contacts.ts';

interface FaceProps {
  readonly name: string;
  readonly address: string;
  readonly kind: PersonKind;
  readonly photo?: string;
  readonly size?: 36 | 56;
}

/** A photo, or initials; decoration, since the name stands beside it. */
export function Face({ name, address, kind, photo, size = 36 }: FaceProps) {
  return (
    <Avatar
      aria-hidden
      name={name}
      size={size}
      color="colorful"
      idForColor={address}
      shape={kind === 'person' ? 'circular' : 'square'}
      {...(kind === 'room' ? { icon: <DoorRegular /> } : {})}
      {...(kind === 'list' ? { icon: <PeopleTeamRegular /> } : {})}
      {...(photo === undefined ? {} : { image: { src: photoUrl(address, photo) } })}
    />
  );
}
