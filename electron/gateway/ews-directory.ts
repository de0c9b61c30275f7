import type { ErrorSubject } from './app-error.ts';
import type { Call } from './call.ts';
import type { Directory } from './directory.ts';
import { readMailTips } from './mail-tips.ts';
import { readMeetingTimes } from './meeting-times.ts';
import {
  readByNumber,
  readMembers,
  readOwnContacts,
  readPerson,
  readPhoneBook,
  searchPeople,
} from './people-finder.ts';
import { readPhoto } from './photos.ts';
import { readNote, writeNote } from './user-notes.ts';

interface DirectoryParts {
  readonly call: Call;
  /** Makes whatever fails inside what the user is told. */
  readonly guarded: <T>(work: () => Promise<T>) => Promise<T>;
  /** SMTP address of the mailbox that asks. */
  readonly address: string;
  readonly subject: ErrorSubject;
  readonly zone: () => string;
}

/** The organisation's directory and what a mailbox keeps of people, over EWS. */
export function createEwsDirectory({ call, guarded, address: own, subject, zone }: DirectoryParts): Directory {
  return {
    findPeople: (text, signal) => guarded(() => searchPeople(call, text, signal)),
    personOf: (address, signal) => guarded(() => readPerson(call, address, signal)),
    ownContacts: (signal) => guarded(() => readOwnContacts(call, signal)),
    phoneBook: (signal) => guarded(() => readPhoneBook(call, signal)),
    peopleByNumber: (number, signal) => guarded(() => readByNumber(call, number, signal)),
    expandList: (address, signal) => guarded(() => readMembers(call, address, signal)),
    mailTips: (addresses, signal) => guarded(() => readMailTips(call, own, subject, addresses, signal)),
    photo: (address, etag, signal) => guarded(() => readPhoto(call, address, etag, signal)),
    meetingTimes: (addresses, range, minutes, signal) =>
      guarded(() => readMeetingTimes({ call, host: subject.host, zone: zone() }, addresses, range, minutes, signal)),
    readNote: (name, signal) => guarded(() => readNote(call, name, signal)),
    writeNote: (name, text, signal) => guarded(() => writeNote(call, name, text, signal)),
  };
}
