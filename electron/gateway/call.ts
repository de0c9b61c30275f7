import type { Operation } from '../ews/operation.ts';

/** Sends one operation for the gateway's mailbox; every failure is a `GatewayError` already. */
export type Call = <Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  signal: AbortSignal,
  /** SMTP address of the mailbox that is accessed, where it isn't the gateway's own. */
  mailbox?: string,
) => Promise<Output>;

/** Sends one operation whose answer is held open, and gives its documents; every failure is a `GatewayError` already. */
export type Stream = <Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  signal: AbortSignal,
) => AsyncIterable<Output>;
