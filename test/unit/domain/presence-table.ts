/**
 * SPEC §3 row by row, written from its words. Times are UTC on 23 November 2026, a Monday; dates are all-day entries, whose
 * ends are exclusive; the machine stands in Paris unless the row names another place.
 *
 *   machine | by hand | calendars | out-of-office replies | place, time → state | activity | until | next change | note
 *
 * By hand: a state, and `<` before its end. Calendars: `A:` and `B:` are accounts (A where none is said); `m` has attendees,
 * `x` is cancelled, `d` was declined. Replies: `on`, `off`, or a window; `"…"` is the text.
 */
export const PRESENCE_TABLE = `
# Nothing by hand, machine and calendar
active   | | | | 10:00 → available | none | | |
inactive | | | | 10:00 → available-idle | none | | |
away     | | | | 10:00 → away | none | | |
locked   | | | | 10:00 → away | none | | |
asleep   | | | | 10:00 → offline | none | | |
active   | | busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
inactive | | busy m 09:30-10:30 | | 10:00 → busy-idle | meeting | 10:30 | 10:30 |
away     | | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 |
locked   | | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 |
asleep   | | busy m 09:30-10:30 | | 10:00 → offline | meeting | 10:30 | 10:30 |
active   | | busy 09:30-10:30 | | 10:00 → busy | busy | 10:30 | 10:30 |
inactive | | busy 09:30-10:30 | | 10:00 → busy-idle | busy | 10:30 | 10:30 |
away     | | busy 09:30-10:30 | | 10:00 → away | busy | 10:30 | 10:30 |
active   | | oof 09:30-10:30 | | 10:00 → available | oof | 10:30 | 10:30 |
inactive | | oof 09:30-10:30 | | 10:00 → available-idle | oof | 10:30 | 10:30 |
away     | | oof 09:30-10:30 | | 10:00 → away | oof | 10:30 | 10:30 |
active   | | elsewhere 09:30-10:30 | | 10:00 → available | elsewhere | 10:30 | 10:30 |
inactive | | elsewhere 09:30-10:30 | | 10:00 → available-idle | elsewhere | 10:30 | 10:30 |
active   | | tentative 09:30-10:30 | | 10:00 → available | none | | |
active   | | tentative m 09:30-10:30 | | 10:00 → available | none | | |
active   | | free 09:30-10:30 | | 10:00 → available | none | | |
active   | | free m 09:30-10:30 | | 10:00 → available | none | | |
active   | | unknown 09:30-10:30 | | 10:00 → available | none | | |
active   | | busy m d 09:30-10:30 | | 10:00 → available | none | | |
active   | | busy m x 09:30-10:30 | | 10:00 → available | none | | |
active   | | oof d 09:30-10:30 | | 10:00 → available | none | | |
# Edges: a start belongs to it, an end doesn't
active   | | busy m 10:00-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | busy m 09:30-10:00 | | 10:00 → available | none | | |
active   | | busy m 10:00-10:00 | | 10:00 → available | none | | |
active   | | busy m 11:00-12:00 | | 10:00 → available | none | | 11:00 |
inactive | | busy m 11:00-12:00 | | 10:00 → available-idle | none | | 11:00 |
away     | | busy m 11:00-12:00 | | 10:00 → away | none | | 11:00 |
active   | | tentative 11:00-12:00; busy m 12:00-13:00 | | 10:00 → available | none | | 12:00 |
active   | | busy m x 11:00-12:00; busy m d 12:00-13:00; oof 14:00-15:00 | | 10:00 → available | none | | 14:00 |
# Overlaps: out of office before busy before elsewhere before tentative before free
active   | | oof 09:00-11:00; busy m 09:30-10:30 | | 10:00 → available | oof | 11:00 | 11:00 |
active   | | busy m 09:30-10:30; oof 09:00-11:00 | | 10:00 → available | oof | 11:00 | 11:00 |
active   | | oof 09:00-10:30; busy m 09:30-11:00 | | 10:00 → available | oof | 10:30 | 10:30 |
active   | | busy 09:00-11:00; elsewhere 09:00-17:00 | | 10:00 → busy | busy | 11:00 | 11:00 |
active   | | elsewhere 09:00-17:00; tentative 09:30-10:30 | | 10:00 → available | elsewhere | 17:00 | 17:00 |
active   | | elsewhere 09:00-17:00; busy m 12:00-13:00 | | 10:00 → available | elsewhere | 17:00 | 12:00 |
active   | | elsewhere 09:00-17:00; free 09:00-17:00 | | 10:00 → available | elsewhere | 17:00 | 17:00 |
active   | | tentative 09:00-11:00; free 09:00-12:00 | | 10:00 → available | none | | |
active   | | busy 09:00-12:00; busy m 09:30-10:30 | | 10:00 → busy | meeting | 12:00 | 10:30 |
active   | | busy m 09:00-10:30; busy m 09:30-11:00 | | 10:00 → busy | meeting | 11:00 | 11:00 |
active   | | oof 09:00-17:00; elsewhere 09:00-18:00; busy m 09:00-16:00 | | 10:00 → available | oof | 17:00 | 17:00 |
active   | | busy m d 09:00-12:00; tentative 09:30-10:30 | | 10:00 → available | none | | |
active   | | oof x 09:00-12:00; busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
# The unbroken stretch
active   | | busy m 09:30-10:30; busy m 10:30-11:00 | | 10:00 → busy | meeting | 11:00 | 10:30 |
active   | | busy m 09:30-10:30; busy 10:30-11:00 | | 10:00 → busy | meeting | 11:00 | 10:30 |
active   | | busy m 09:30-10:30; busy m 10:31-11:00 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | busy m 09:30-10:30; busy m 10:00-11:00; busy m 11:00-12:00 | | 10:00 → busy | meeting | 12:00 | 11:00 |
active   | | busy m 09:30-10:30; tentative 10:30-11:00; busy m 11:00-12:00 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | busy m 09:30-10:30; oof 10:30-11:00 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | oof 09:30-10:30; oof 10:30-12:00 | | 10:00 → available | oof | 12:00 | 10:30 |
active   | | elsewhere 08:00-12:00; elsewhere 12:00-17:00 | | 10:00 → available | elsewhere | 17:00 | 12:00 |
active   | | busy m 09:30-10:30; busy m d 10:30-11:00 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | busy m 09:30-10:30; busy m x 10:30-11:00; busy m 11:00-11:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
# Several accounts: the union of their calendars
active   | | A: busy m 09:30-10:30; B: | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | A: ; B: busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | A: busy m 09:30-10:30; B: busy m 10:00-11:00 | | 10:00 → busy | meeting | 11:00 | 11:00 |
active   | | A: busy m 09:30-10:30; B: busy m 10:30-11:00 | | 10:00 → busy | meeting | 11:00 | 10:30 |
active   | | A: busy m 09:30-10:30; B: oof 09:00-17:00 | | 10:00 → available | oof | 17:00 | 17:00 |
active   | | A: elsewhere 09:00-17:00; B: busy 09:30-10:30 | | 10:00 → busy | busy | 10:30 | 10:30 |
active   | | A: tentative 09:00-17:00; B: free 09:00-17:00 | | 10:00 → available | none | | |
inactive | | A: busy m d 09:30-10:30; B: busy m 09:45-10:15 | | 10:00 → busy-idle | meeting | 10:15 | 10:15 |
active   | | A: busy m 11:00-12:00; B: busy m 10:30-11:30 | | 10:00 → available | none | | 10:30 |
# Nothing read yet: unknown, never available
active   | | none | | 10:00 → unknown | none | | |
inactive | | none | | 10:00 → unknown | none | | |
locked   | | none | | 10:00 → unknown | none | | |
asleep   | | none | | 10:00 → offline | none | | |
active   | busy <17:00 | none | | 10:00 → busy | none | 17:00 | 17:00 |
# By hand: beats calendar and inactivity; lock turns Available into Away; sleep makes all Offline
active   | available <10:30 | busy m 09:30-10:30 | | 10:00 → available | meeting | 10:30 | 10:30 |
inactive | available <10:30 | busy m 09:30-10:30 | | 10:00 → available | meeting | 10:30 | 10:30 |
away     | available <10:30 | busy m 09:30-10:30 | | 10:00 → available | meeting | 10:30 | 10:30 |
locked   | available <10:30 | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 |
asleep   | available <10:30 | busy m 09:30-10:30 | | 10:00 → offline | meeting | 10:30 | 10:30 |
active   | busy <17:00 | | | 10:00 → busy | none | 17:00 | 17:00 |
inactive | busy <17:00 | | | 10:00 → busy | none | 17:00 | 17:00 |
away     | busy <17:00 | | | 10:00 → busy | none | 17:00 | 17:00 |
locked   | busy <17:00 | | | 10:00 → busy | none | 17:00 | 17:00 |
asleep   | busy <17:00 | | | 10:00 → offline | none | | 17:00 |
active   | do-not-disturb <17:00 | | | 10:00 → do-not-disturb | none | 17:00 | 17:00 |
inactive | do-not-disturb <17:00 | | | 10:00 → do-not-disturb | none | 17:00 | 17:00 |
locked   | do-not-disturb <17:00 | | | 10:00 → do-not-disturb | none | 17:00 | 17:00 |
asleep   | do-not-disturb <17:00 | | | 10:00 → offline | none | | 17:00 |
active   | be-right-back <17:00 | | | 10:00 → be-right-back | none | 17:00 | 17:00 |
away     | be-right-back <17:00 | | | 10:00 → be-right-back | none | 17:00 | 17:00 |
locked   | be-right-back <17:00 | | | 10:00 → be-right-back | none | 17:00 | 17:00 |
active   | away <17:00 | | | 10:00 → away | none | 17:00 | 17:00 |
locked   | away <17:00 | | | 10:00 → away | none | 17:00 | 17:00 |
asleep   | away <17:00 | | | 10:00 → offline | none | | 17:00 |
active   | offline <17:00 | | | 10:00 → offline | none | 17:00 | 17:00 |
locked   | offline <17:00 | | | 10:00 → offline | none | 17:00 | 17:00 |
active   | busy | | | 10:00 → busy | none | | |
active   | do-not-disturb <17:00 | busy m 09:30-10:30 | | 10:00 → do-not-disturb | meeting | 17:00 | 10:30 |
active   | be-right-back <10:15 | busy m 09:30-10:30 | | 10:00 → be-right-back | meeting | 10:15 | 10:15 |
active   | busy <17:00 | oof 09:00-18:00 | | 10:00 → busy | oof | 17:00 | 17:00 |
active   | do-not-disturb <17:00 | busy m 11:00-12:00 | | 10:00 → do-not-disturb | none | 17:00 | 11:00 |
active   | offline <17:00 | A: busy m 09:30-10:30; B: busy m 10:00-11:00 | | 10:00 → offline | meeting | 17:00 | 11:00 |
# Its end: then it is as if nothing had been set
active   | busy <10:00 | | | 10:00 → available | none | | |
active   | do-not-disturb <10:00 | busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
inactive | available <10:00 | | | 10:00 → available-idle | none | | |
locked   | busy <09:59 | | | 10:00 → away | none | | |
active   | busy <10:01 | | | 10:00 → busy | none | 10:01 | 10:01 |
# Out-of-office replies: a marker and a note, no state of their own
active   | | | on "Away." | 10:00 → available | none | | | Away.
inactive | | | on "Away." | 10:00 → available-idle | none | | | Away.
asleep   | | | on "Away." | 10:00 → offline | none | | | Away.
active   | | | off "Away." | 10:00 → available | none | | |
active   | | | 08:00-17:00 "Away." | 10:00 → available | none | | 17:00 | Away.
active   | | | 10:00-17:00 "Away." | 10:00 → available | none | | 17:00 | Away.
active   | | | 08:00-10:00 "Away." | 10:00 → available | none | | |
active   | | | 11:00-17:00 "Away." | 10:00 → available | none | | 11:00 |
active   | | busy m 09:30-10:30 | 08:00-17:00 "Away." | 10:00 → busy | meeting | 10:30 | 10:30 | Away.
active   | busy <17:00 | | on "Away." | 10:00 → busy | none | 17:00 | 17:00 | Away.
active   | | A: ; B: | A: off; B: on "From B." | 10:00 → available | none | | | From B.
active   | | A: ; B: | A: on ""; B: on "From B." | 10:00 → available | none | | | From B.
active   | | A: ; B: | A: on "From A."; B: 08:00-17:00 "From B." | 10:00 → available | none | | 17:00 | From A.
active   | | A: ; B: | A: 08:00-12:00 "From A."; B: 08:00-17:00 "From B." | 10:00 → available | none | | 12:00 | From A.
active   | | oof 09:00-17:00 | on "" | 10:00 → available | oof | 17:00 | 17:00 |
# All-day entries are dates where the machine is
active   | | busy 11-23..11-24 | | 10:00 → busy | busy | 23:00 | 23:00 |
active   | | busy m 11-23..11-24 | | 10:00 → busy | busy | 23:00 | 23:00 |
active   | | oof 11-23..11-24 | | 10:00 → available | oof | 23:00 | 23:00 |
active   | | oof 11-23..11-28 | | 10:00 → available | oof | +4 23:00 | +4 23:00 |
active   | | oof 11-23..12-14 | | 10:00 → available | oof | +20 23:00 | +20 23:00 |
active   | | oof 11-23..11-28; oof 11-28..12-05 | | 10:00 → available | oof | +11 23:00 | +4 23:00 |
active   | | free 11-23..11-24 | | 10:00 → available | none | | |
active   | | elsewhere 11-23..11-24; busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | busy 11-23..11-24 | | America/New_York, 04:00 → available | none | | 05:00 |
active   | | busy 11-23..11-24 | | America/New_York, 10:00 → busy | busy | +1 05:00 | +1 05:00 |
active   | | busy 11-23..11-24 | | Asia/Kolkata, 18:00 → busy | busy | 18:30 | 18:30 |
active   | | busy 11-23..11-24 | | Asia/Kolkata, 19:00 → available | none | | |
active   | | busy 11-23..11-24 | | Australia/Lord_Howe, 12:00 → busy | busy | 13:00 | 13:00 |
active   | | busy 11-24..11-25 | | Australia/Lord_Howe, 12:00 → available | none | | 13:00 |
active   | | busy 11-23..11-24 | | Africa/Casablanca, 10:00 → busy | busy | 23:00 | 23:00 |
active   | | oof 11-23..11-24; busy m 23:30-23:45 | | America/New_York, 23:35 → available | oof | +1 05:00 | +1 05:00 |
`;
