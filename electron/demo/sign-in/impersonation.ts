import type { Company } from '../company.ts';
import { SoapFault } from '../errors.ts';
import type { Mailbox } from '../mailbox.ts';
import type { RequestDocument } from '../pipeline.ts';
import { childOf, elementsOf, textOf } from '../xml.ts';
import type { Principal, SignIn } from './sign-in.ts';

/** The mailbox in whose name a request is made, which may be another's than that of who signed in; or why it can't be. */
export function actingMailbox(
  { envelope }: RequestDocument,
  principal: Principal,
  signIn: SignIn,
  company: Company,
): Mailbox | SoapFault {
  if (envelope instanceof SoapFault) return principal.mailbox ?? envelope;
  const header = envelope.headers.find(({ name }) => name === 'ExchangeImpersonation');
  if (header === undefined) return principal.mailbox ?? required();
  if (!signIn.mayImpersonate(principal)) {
    return new SoapFault(
      'ErrorImpersonateUserDenied',
      'The account does not have permission to impersonate the requested user.',
    );
  }
  const named = childOf(header, 'ConnectingSID');
  const [name] = named === undefined ? [] : elementsOf(named);
  // Security identifiers: nobody here has one.
  const mailbox = name === undefined || name.name === 'SID' ? undefined : company.find(textOf(name));
  return mailbox ?? new SoapFault('ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.');
}

/** The schema has no code for it; this is the one for whoever may not do what they do. */
function required(): SoapFault {
  return new SoapFault(
    'ErrorAccessDenied',
    'ExchangeImpersonation SOAP header must be present for this type of OAuth token.',
  );
}
