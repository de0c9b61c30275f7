import { Temporal } from 'temporal-polyfill';
import {
  OOF_PARTS,
  type InputCode,
  type OofAudience,
  type OofChange,
  type OofPart,
  type OofSettings,
  type OofState,
} from '../../shared/model.ts';
import { isHtml } from '../../shared/reply-html.ts';
import type { GetUserOofSettingsOutput, OofFields, OofReply } from '../ews/operations/get-user-oof-settings.ts';
import { writeDateTime } from '../ews/time.ts';
import { detached } from './detached.ts';
import { GatewayError } from './gateway-error.ts';
import { tidy, toDocument, toHtml, toPlainText } from './plain-text.ts';

const STATES: Readonly<Record<OofFields['state'], OofState>> = {
  Disabled: 'disabled',
  Enabled: 'enabled',
  Scheduled: 'scheduled',
};
const AUDIENCES: Readonly<Record<OofFields['externalAudience'], OofAudience>> = {
  None: 'none',
  Known: 'known',
  All: 'all',
};
const SERVER_STATES: Readonly<Record<OofState, OofFields['state']>> = {
  disabled: 'Disabled',
  enabled: 'Enabled',
  scheduled: 'Scheduled',
};
const SERVER_AUDIENCES: Readonly<Record<OofAudience, OofFields['externalAudience']>> = {
  none: 'None',
  known: 'Known',
  all: 'All',
};

/** Replies that are longer are shown as text only: windows get these with every snapshot. */
const MAX_HTML = 100_000;

/** What the server has, in the model's words. A duration means nothing unless scheduled and is left out then. */
export function toOofSettings(server: GetUserOofSettingsOutput): OofSettings {
  const { duration } = server;
  return detached({
    state: STATES[server.state],
    audience: AUDIENCES[server.externalAudience],
    ...(server.state === 'Scheduled' && duration !== undefined ? { window: duration } : {}),
    internalText: toPlainText(server.internalReply.message),
    externalText: toPlainText(server.externalReply.message),
    ...htmlOf('internalHtml', server.internalReply),
    ...htmlOf('externalHtml', server.externalReply),
    allowedAudience: AUDIENCES[server.allowExternal],
  });
}

const htmlOf = <K extends string>(name: K, { message }: OofReply): Partial<Record<K, string>> =>
  isHtml(message) && message.length <= MAX_HTML ? ({ [name]: message } as Partial<Record<K, string>>) : {};

/**
 * The five fields to send: what the server has, with the change on top. A text that reads the same keeps the server's
 * own HTML. The state only moves where the change says so, so a new text never passes through Disabled, which would
 * make the server forget whom it has answered.
 * @throws {GatewayError} `bad-input` for Scheduled without a window, or one that ends before it starts
 */
export function mergeOof(server: OofFields, change: OofChange): OofFields {
  const state = change.state === undefined ? server.state : SERVER_STATES[change.state];
  const known = server.state === 'Scheduled' || state !== 'Scheduled' ? server.duration : undefined;
  const duration = change.window ?? known;
  if (state === 'Scheduled' && duration === undefined) throw badInput('schedule-window');
  if (change.window !== undefined && isInverted(change.window)) throw badInput('schedule-order');
  return {
    state,
    externalAudience: change.audience === undefined ? server.externalAudience : SERVER_AUDIENCES[change.audience],
    duration,
    internalReply: mergeReply(server.internalReply, change.internalText, change.internalHtml),
    externalReply: mergeReply(server.externalReply, change.externalText, change.externalHtml),
  };
}

/**
 * Whether sending the fields would change nothing. Times count to the second, which is what requests carry; a duration says
 * nothing unless scheduled.
 */
export function isSameOof(server: OofFields, fields: OofFields): boolean {
  return (
    server.state === fields.state &&
    server.externalAudience === fields.externalAudience &&
    (fields.state !== 'Scheduled' || isSameWindow(server.duration, fields.duration)) &&
    server.internalReply.message === fields.internalReply.message &&
    server.externalReply.message === fields.externalReply.message
  );
}

type Window = OofFields['duration'];

const isSameWindow = (a: Window, b: Window): boolean =>
  a !== undefined &&
  b !== undefined &&
  writeDateTime(a.start) === writeDateTime(b.start) &&
  writeDateTime(a.end) === writeDateTime(b.end);

/** The parts that the server keeps otherwise than it was told to: texts compare as text, since servers rewrite HTML. */
export function alteredParts(sent: OofFields, kept: OofFields): readonly OofPart[] {
  const parts: Readonly<Record<OofPart, boolean>> = {
    state: sent.state === kept.state,
    audience: sent.externalAudience === kept.externalAudience,
    window: sent.state !== 'Scheduled' || isSameWindow(sent.duration, kept.duration),
    internal: readsSame(sent.internalReply, kept.internalReply),
    external: readsSame(sent.externalReply, kept.externalReply),
  };
  return OOF_PARTS.filter((part) => !parts[part]);
}

const readsSame = (a: OofReply, b: OofReply): boolean => toPlainText(a.message) === toPlainText(b.message);

function mergeReply(reply: OofReply, text: string | undefined, html: string | undefined): OofReply {
  // Formatting alone is a change too: what comes as HTML was edited as HTML.
  if (html !== undefined) return { ...reply, message: isHtml(html) ? toDocument(html) : toHtml(html) };
  if (text === undefined || tidy(text) === toPlainText(reply.message)) return reply;
  return { ...reply, message: toHtml(text) };
}

const isInverted = ({ start, end }: { readonly start: string; readonly end: string }): boolean =>
  Temporal.Instant.compare(start, end) >= 0;

const badInput = (code: InputCode): GatewayError => new GatewayError({ kind: 'bad-input', code });
