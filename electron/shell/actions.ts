import type { Guide, View } from '../../shared/views.ts';
import { failed, ok, type CalendarDate, type Instant, type Result } from '../../shared/model.ts';
import { minutesFrom } from '../../shared/wall-time.ts';
import type { Engine } from '../engine/engine-interface.ts';
import type { ShownFile } from './entry-files.ts';
import type { CommandHandlers, QueryHandlers } from './ipc.ts';
import { answerOffer, switchOofOff, switchOofOn, undoOof } from './oof-actions.ts';
import { joinMeeting, joinNow, openLink, type JoinSystem } from './join.ts';
import { isShortcutKey, type ShortcutKey } from './shortcut.ts';
import type { TrayActions } from './tray-menu.ts';

/** What a press needs of the windows. */
export interface ActionWindows {
  readonly openMain: (view: View, date?: CalendarDate) => void;
  /** Makes the toast window, where it is the sender, as high as its content. */
  readonly fit: (sender: number, height: number) => void;
  readonly all: () => readonly { readonly webContents: { readonly id: number }; readonly close: () => void }[];
}

/** What only the system can do. */
export interface SystemActions extends JoinSystem {
  /** Holds the keys of a shortcut, by the setting and its value; false where another program has them. */
  readonly holdShortcut: (key: ShortcutKey, wanted: unknown) => boolean;
  readonly copyText: (text: string) => void;
  /** Opens a file with the program meant for it, or asks where to put it. */
  readonly showFile: (file: ShownFile, how: 'open' | 'save') => Promise<Result<void>>;
  /** Opens a guide in the language of the app; gives what is wrong, or nothing. */
  readonly openGuide: (guide: Guide, language: 'en' | 'fr') => Promise<string>;
  readonly openLogs: () => void;
  readonly quit: () => void;
}

/** What a press means, wherever it was made: the engine changes state, the windows are opened here. */
export function createActions(engine: Engine, windows: ActionWindows, system: SystemActions) {
  const open = (view: View, date?: CalendarDate) => windows.openMain(view, date);
  const join = (key: string) => joinMeeting(engine, key, system);
  const openGuide = async (guide: Guide): Promise<Result<void>> => {
    const trouble = await system.openGuide(guide, engine.snapshot().language);
    return trouble === '' ? ok(undefined) : failed({ kind: 'unexpected', code: 'NoProgram' });
  };
  const reachCaller = async (key: string, how: 'call' | 'mail'): Promise<Result<void>> => {
    const link = await engine.reachCaller(key, how);
    return link.ok ? openLink(link.value, system) : link;
  };
  const play = (key: string | undefined) => {
    engine.setToPlay(key);
    if (key !== undefined) open('voicemail');
  };
  const endOf = (until: number | 'workday' | undefined): { readonly until?: Instant } => {
    if (until === undefined) return {};
    const { now, quickEnds } = engine.snapshot();
    return { until: until === 'workday' ? quickEnds.workday : minutesFrom(now, until) };
  };
  const tray: TrayActions = {
    setPresence: (state, until) => engine.setPresence({ state, ...endOf(until) }),
    resetPresence: () => engine.resetPresence(),
    oofOn: (until) => void switchOofOn(engine, until, open),
    oofOff: () => void switchOofOff(engine),
    oofUndo: () => void undoOof(engine, open),
    join: (key) => void join(key),
    toggleHideSubjects: () => engine.setSetting('hideSubjects', !engine.settings().hideSubjects),
    openView: open,
    openGuide: (guide) => void openGuide(guide),
    openLogs: system.openLogs,
    quit: system.quit,
  };
  const commands: CommandHandlers = {
    setPresence: (input) => engine.setPresence(input),
    resetPresence: () => engine.resetPresence(),
    changeOof: ({ accountId, change }) => engine.changeOof(accountId, change),
    pressOof: ({ accountId, change }) => engine.oof.press(accountId, { ...change, quiet: true }),
    undoOof: ({ accountId }) => engine.oof.undo(accountId),
    answerOffer: ({ id, accept }) => answerOffer(engine, id, accept, open),
    saveTemplate: ({ id, ...template }) =>
      engine.oof.saveTemplate({ ...template, ...(id === undefined ? {} : { id }) }),
    removeTemplate: ({ id }) => engine.oof.removeTemplate(id),
    planAbsence: ({ id, ...absence }) => engine.oof.planAbsence({ ...absence, ...(id === undefined ? {} : { id }) }),
    removeAbsence: ({ id }) => engine.oof.removeAbsence(id),
    declineMeetings: ({ accountId, window, keys }) => engine.declineMeetings(accountId, window, keys),
    sendAbsence: ({ id }) => engine.oof.sendAbsence(id),
    setupStart: ({ address, server }) => engine.setup.start(address, server),
    setupAgree: ({ agreed }) => did(() => engine.setup.agree(agreed)),
    setupServer: ({ server }) => did(() => engine.setup.useServer(server)),
    setupSignIn: (input) => did(() => engine.setup.signIn(input)),
    setupTrust: ({ trusted }) => did(() => engine.setup.trustCertificate(trusted)),
    setupCancel: () => did(engine.setup.cancel),
    changeAccount: ({ accountId, ...change }) => engine.changeAccount(accountId, change),
    trustCertificate: ({ host, fingerprint }) => engine.trustCertificate(host, fingerprint),
    addShared: ({ accountId, address }) => engine.addShared(accountId, address),
    removeShared: ({ accountId, address }) => engine.removeShared(accountId, address),
    changeShared: ({ accountId, address, ...change }) => engine.changeShared(accountId, address, change),
    showCalendars: ({ ids }) => did(() => engine.showCalendars(ids)),
    revokeCertificate: ({ host }) => engine.revokeCertificate(host),
    showContacts: ({ addresses }) => engine.withContacts((contacts) => contacts.show(addresses)),
    addContacts: ({ people, group }) =>
      engine.withContacts((contacts) =>
        contacts.add(
          people.map((one) => ({ ...one, address: one.address.toLowerCase() })),
          group,
        ),
      ),
    removeContact: ({ address }) => engine.withContacts((contacts) => contacts.remove(address)),
    moveContact: ({ address, group, before }) =>
      engine.withContacts((contacts) => contacts.move(address, group, before)),
    changeContact: ({ address, ...change }) => engine.withContacts((contacts) => contacts.change(address, change)),
    addGroup: ({ name }) => engine.withContacts((contacts) => contacts.addGroup(name)),
    renameGroup: ({ id, name }) => engine.withContacts((contacts) => contacts.renameGroup(id, name)),
    removeGroup: ({ id }) => engine.withContacts((contacts) => contacts.removeGroup(id)),
    reachContact: async ({ address, reach }) => {
      const link = await engine.withContacts((contacts) => contacts.reach(address, reach));
      return link.ok ? openLink(link.value, system) : link;
    },
    copyText: ({ text }) => did(() => system.copyText(text)),
    removeAccount: ({ accountId }) => engine.removeAccount(accountId),
    setSetting: ({ key, value }) => {
      if (!isShortcutKey(key)) return engine.setSetting(key, value);
      if (!system.holdShortcut(key, value)) return failed({ kind: 'bad-input', code: 'keys-taken' });
      const result = engine.setSetting(key, value);
      // What couldn't be written down is the old keys' again.
      if (!result.ok) system.holdShortcut(key, engine.settings()[key]);
      return result;
    },
    refresh: async () => {
      await engine.refresh();
      return ok(undefined);
    },
    openView: ({ view }) => did(() => open(view)),
    closeWindow: (_input, sender) =>
      did(() =>
        windows
          .all()
          .find((each) => each.webContents.id === sender)
          ?.close(),
      ),
    join: ({ key }) => join(key),
    dismissToast: ({ id }) => did(() => engine.dismissToasts([id])),
    dismissToasts: ({ ids }) => did(() => engine.dismissToasts(ids)),
    fitWindow: ({ height }, sender) => did(() => windows.fit(sender, height)),
    snoozeToast: ({ id, snooze }) => did(() => engine.snoozeToast(id, snooze)),
    createEntry: ({ accountId, draft, files }) => engine.createEntry(accountId, draft, files),
    changeEntry: ({ key, version, change, notify }) => engine.changeEntry(key, version, change, notify),
    moveEntry: ({ key, notify, ...to }) => engine.moveEntry(key, to, notify),
    removeEntry: ({ key }) => engine.removeEntry(key),
    answerMeeting: ({ key, answer, note }) => engine.answerMeeting(key, answer, note),
    cancelMeeting: ({ key, note }) => engine.cancelMeeting(key, note),
    takeBack: ({ id }) => engine.takeBack(id),
    addFile: ({ key, ...file }) => engine.addFile(key, file),
    removeFile: ({ key, id }) => engine.removeFile(key, id),
    openFile: async ({ key, id, how }) => {
      const file = await engine.readFile(key, id);
      return file.ok ? system.showFile(file.value, how) : file;
    },
    writeToAttendees: ({ key, text }) => engine.writeToAttendees(key, text),
    createTask: ({ accountId, task }) => engine.createTask(accountId, task),
    markHeard: ({ key, heard }) => engine.markHeard(key, heard),
    removeVoicemail: ({ key }) => engine.removeVoicemail(key),
    writeAudioNotes: ({ key, text }) => engine.writeAudioNotes(key, text),
    reachCaller: ({ key, how }) => reachCaller(key, how),
    openRecording: async ({ key, how }) => {
      const file = await engine.voicemailFile(key);
      return file.ok ? system.showFile(file.value, how) : file;
    },
    followCallers: () => did(engine.followCallers),
    followCategories: () => did(engine.followCategories),
    playVoicemail: ({ key }) => did(() => play(key)),
    playOnPhone: ({ key, number }) => engine.playOnPhone(key, number),
    hangUp: () => engine.hangUp(),
    retryChange: ({ id }) => engine.retryChange(id),
    dismissChange: ({ id }) => did(() => engine.dismissChange(id)),
    dismissRebuilt: () => did(() => engine.setRebuilt(false)),
    openGuide: ({ guide }) => openGuide(guide),
    // How it goes is in the snapshot; nobody waits for a download.
    lookForUpdate: () => did(() => void engine.updates.look()),
    getUpdate: async () => {
      const link = engine.updates.link();
      return link === undefined ? failed({ kind: 'not-found' }) : openLink(link, system);
    },
    openLogs: () => did(system.openLogs),
    quit: () => did(system.quit),
  };
  const queries: QueryHandlers = {
    snapshot: () => ok(engine.snapshot()),
    calendarRange: async (range) => ok(await engine.calendarRange(range, 'shown')),
    findAppointments: async (question) => ok(await engine.findAppointments(question)),
    workingHours: async () => ok(await engine.workingHours()),
    appointment: ({ key }) => engine.appointment(key),
    recording: ({ key }) => engine.recording(key),
    phoneOffer: async ({ accountId }) => ok(await engine.phoneOffer(accountId)),
    diagnosis: ({ accountId }) => engine.diagnose(accountId),
    testStep: ({ accountId, step }) => engine.testStep(accountId, step),
    declinable: ({ accountId, window }) => engine.declinable(accountId, window),
    freeBusy: ({ addresses, range }) => engine.freeBusy(addresses, range),
    contacts: () => ok(engine.contacts.view()),
    findPeople: ({ text }) => engine.withContacts((contacts) => contacts.find(text)),
    contactCard: ({ address }) => engine.withContacts((contacts) => contacts.card(address)),
    listMembers: ({ address }) => engine.withContacts((contacts) => contacts.members(address)),
    meetingTimes: ({ addresses, range, minutes }) =>
      engine.withContacts((contacts) => contacts.meetingTimes(addresses, range, minutes)),
  };
  return {
    open,
    join,
    play,
    callBack: (key: string) => reachCaller(key, 'call'),
    joinNow: () => joinNow(engine, system),
    tray,
    commands,
    queries,
  };
}

function did(work: () => void): Result<void> {
  work();
  return ok(undefined);
}
