import { EwsServerError } from '../ews/errors.ts';
import { GatewayError } from './gateway-error.ts';

/**
 * For questions about a mailbox's own folders, which nobody is refused but who isn't let in at all: a fault that says
 * so is EWS switched off for the mailbox or for us, as status 403 is. Of one folder among several it is that folder's.
 */
export async function letIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatewayError) || !isShutOut(error.cause)) throw error;
    throw new GatewayError({ ...error.error, kind: 'forbidden' }, { cause: error.cause });
  }
}

const isShutOut = (cause: unknown): boolean =>
  cause instanceof EwsServerError && cause.level === 'fault' && cause.code === 'ErrorAccessDenied';
