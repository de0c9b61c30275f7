import type { AppError } from '../../shared/model.ts';
import type { MailboxGateway } from './gateway.ts';
import { GatewayError } from './gateway-error.ts';

/** The gateway of an account whose password isn't here: asking the server with a wrong one could lock the account. */
export function createLockedGateway(error: AppError): MailboxGateway {
  const refuse = (): Promise<never> => Promise.reject(new GatewayError(error));
  return {
    insist: () => undefined,
    probe: refuse,
    appointments: refuse,
    appointmentDetails: refuse,
    findAppointments: refuse,
    sharedMarker: refuse,
    sharedAppointments: refuse,
    changeMarkers: refuse,
    oof: refuse,
    changeOof: refuse,
    voicemails: refuse,
    voicemailAudio: refuse,
    passwordExpires: refuse,
    freeBusy: refuse,
    subscribe: refuse,
    listen: () => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) }),
    pull: refuse,
    unsubscribe: refuse,
    calendarChanges: refuse,
    namedAppointments: refuse,
    namedCalls: refuse,
    createAppointment: refuse,
    changeEntry: refuse,
    removeEntry: refuse,
    answerMeeting: refuse,
    cancelMeeting: refuse,
    addFile: refuse,
    removeFile: refuse,
    readFile: refuse,
    sendMail: refuse,
    createTask: refuse,
    findCreated: refuse,
    findPeople: refuse,
    personOf: refuse,
    ownContacts: refuse,
    expandList: refuse,
    mailTips: refuse,
    photo: refuse,
    meetingTimes: refuse,
    readNote: refuse,
    reminders: refuse,
    changeReminders: refuse,
    writeNote: refuse,
  };
}
