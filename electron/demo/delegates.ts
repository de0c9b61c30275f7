import type { RequestContext } from './company.ts';
import { ResponseError } from './errors.ts';
import type { Mailbox } from './mailbox.ts';
import type { FolderName, Grant } from './model.ts';

/** What lets somebody read another's folder; undefined where nothing does. */
export function grantFor(user: Mailbox, mailbox: Mailbox, folder: FolderName): Grant | undefined {
  const address = user.owner.address.toLowerCase();
  const fitting = mailbox.grants.filter(
    (grant) =>
      (grant.to === undefined || grant.to.toLowerCase() === address) &&
      (grant.folder === undefined || grant.folder === folder),
  );
  return fitting.find(({ showsPrivate }) => showsPrivate) ?? fitting[0];
}

/** Whether somebody may read a folder, of their own or of another's. */
export function mayRead(user: Mailbox, mailbox: Mailbox, folder: FolderName): boolean {
  return user === mailbox || grantFor(user, mailbox, folder) !== undefined;
}

/** Refuses to change what is another's: here rights are for reading. */
export function requireOwn({ user }: RequestContext, mailbox: Mailbox): void {
  if (mailbox !== user) {
    throw new ResponseError('ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
}
