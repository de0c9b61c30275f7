import type { ControlRequest, ListedItem, OofChanges } from './control.ts';
import { changed, instant, itemFrom } from './control-items.ts';
import { changeKey, decodeId, encodeId } from './ids.ts';
import type { Mailbox } from './mailbox.ts';
import type { Item, Oof } from './model.ts';
import { InputError } from './read-json.ts';
import type { ExchangeState } from './state.ts';

/** What lets requests in: a listening socket, or its like. */
export interface Door {
  start(): Promise<void>;
  stop(): Promise<void>;
}

type DelegateRequest = Extract<ControlRequest, { action: 'delegate' }>;

/** Does one action and gives its answer. Throws an `InputError` for what it can't find. */
export async function act(request: ControlRequest, state: ExchangeState, door: Door): Promise<unknown> {
  switch (request.action) {
    case 'put': {
      const mailbox = mailboxOf(state, request.mailbox);
      return reference(mailbox, mailbox.add(itemFrom(request.item, mailbox.owner, state.now())));
    }
    case 'put-all': {
      const mailbox = mailboxOf(state, request.mailbox);
      const items = request.items.map((item) => itemFrom(item, mailbox.owner, state.now()));
      return { items: items.map((item) => reference(mailbox, mailbox.add(item))) };
    }
    case 'change': {
      const mailbox = mailboxOf(state, request.mailbox);
      return reference(mailbox, mailbox.replace(changed(itemOf(mailbox, request.id), request.set, mailbox.owner)));
    }
    case 'delete': {
      const mailbox = mailboxOf(state, request.mailbox);
      const { number } = itemOf(mailbox, request.id);
      const moved = request.toDeletedItems === true ? mailbox.move(number, 'deleteditems') : undefined;
      if (moved !== undefined) return reference(mailbox, moved);
      mailbox.remove(number);
      return {};
    }
    case 'list': {
      const mailbox = mailboxOf(state, request.mailbox);
      const folders = mailbox.folders.filter(({ name }) => name !== 'voicemail');
      return { items: folders.flatMap(({ name }) => mailbox.itemsIn(name)).map((item) => listed(mailbox, item)) };
    }
    case 'fault':
      return { faultId: state.faults.add(request.fault) };
    case 'clear-faults':
      state.faults.clear();
      return {};
    case 'struck':
      return { kinds: state.faults.struck(), faults: state.faults.struckEach() };
    case 'expire-subscriptions':
      return {
        ended: state.subscriptions.expire(
          request.mailbox === undefined ? undefined : mailboxOf(state, request.mailbox),
        ),
      };
    case 'expire-sync-states':
      for (const mailbox of request.mailbox === undefined ? state.company.all : [mailboxOf(state, request.mailbox)])
        mailbox.forgetSyncStates();
      return {};
    case 'move-mailbox':
      state.moveMailbox(mailboxOf(state, request.mailbox), request.requests ?? 1);
      return {};
    case 'skew':
      state.clock.skew(request.milliseconds);
      return {};
    case 'stop':
      await door.stop();
      return {};
    case 'start':
      await door.start();
      return {};
    case 'log':
      return { entries: state.log.list(request.since) };
    case 'clear-log':
      state.log.clear();
      return {};
    case 'oof': {
      const mailbox = mailboxOf(state, request.mailbox);
      mailbox.oof = changedOof(mailbox.oof, request.set);
      return {};
    }
    case 'password':
      mailboxOf(state, request.mailbox).password = request.password;
      return {};
    case 'sign-in':
      state.signIn.methods = request.methods;
      return {};
    case 'impersonators':
      state.signIn.permit(request.addresses.map((address) => mailboxOf(state, address).owner.address));
      return {};
    case 'delegate':
      grant(mailboxOf(state, request.mailbox), request);
      return {};
    case 'autodiscover':
      state.autodiscover = request.answers;
      return {};
    case 'telephone': {
      const { number, answers = 'picked-up' } = request;
      mailboxOf(state, request.mailbox).telephone = number === undefined ? undefined : { number, answers };
      return {};
    }
    case 'password-expires':
      mailboxOf(state, request.mailbox).passwordExpires = instant(request.at, 'at');
      return {};
    case 'reset':
      state.reset();
      return {};
  }
}

function mailboxOf(state: ExchangeState, address: string): Mailbox {
  const mailbox = state.company.find(address);
  if (mailbox === undefined) throw new InputError(`there is no mailbox ${address}`);
  return mailbox;
}

function grant(mailbox: Mailbox, { to, folder: name, private: showsPrivate = false, revoke }: DelegateRequest): void {
  const folder = mailbox.folders.find((candidate) => candidate.name === name)?.name;
  if (name !== undefined && folder === undefined) throw new InputError(`there is no folder ${name}`);
  const added = {
    ...(to === undefined ? {} : { to }),
    ...(folder === undefined ? {} : { folder }),
    showsPrivate,
  };
  mailbox.grants = revoke === true ? [] : [...mailbox.grants, added];
}

/** By the id of the item or of any occurrence of it. */
function itemOf(mailbox: Mailbox, id: string): Item {
  const key = decodeId(id);
  const item = key?.mailbox === mailbox.owner.address ? mailbox.item(key.number) : undefined;
  if (item === undefined) throw new InputError(`there is no item ${id} in ${mailbox.owner.address}`);
  return item;
}

function reference(mailbox: Mailbox, item: Item): { readonly id: string; readonly changeKey: string } {
  const id = encodeId({ mailbox: mailbox.owner.address, number: item.number });
  return { id, changeKey: changeKey(id, item.version) };
}

function listed(mailbox: Mailbox, item: Item): ListedItem {
  const common = { ...reference(mailbox, item), folder: item.folder, subject: item.subject };
  if (item.kind === 'message') {
    return { ...common, itemClass: item.itemClass, received: item.received.toString(), isRead: item.isRead };
  }
  if (item.kind === 'contact') return { ...common, itemClass: 'IPM.Contact' };
  if (item.kind === 'task') return { ...common, itemClass: 'IPM.Task' };
  return {
    ...common,
    itemClass: 'IPM.Appointment',
    start: item.start.toInstant().toString(),
    end: item.end.toInstant().toString(),
    recurring: item.recurrence !== undefined,
  };
}

function changedOof(before: Oof, set: OofChanges): Oof {
  const [start, end] = [instant(set.start, 'start'), instant(set.end, 'end')];
  return {
    ...before,
    ...(set.state === undefined ? {} : { state: set.state }),
    ...(set.audience === undefined ? {} : { audience: set.audience }),
    ...(set.allowed === undefined ? {} : { allowed: set.allowed }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(set.internal === undefined ? {} : { internal: { ...before.internal, message: set.internal } }),
    ...(set.external === undefined ? {} : { external: { ...before.external, message: set.external } }),
  };
}
