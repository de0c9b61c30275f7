/**
 * SPEC §3 row by row, written from its words. Times are UTC on 23 November 2026, a Monday; dates are all-day entries, whose
 * ends are exclusive; the machine stands in Paris unless the row names another place.
 *
 *   machine | by hand | calendars | out-of-office replies | place, time
 *     → state | activity | until | next change | note | sources | since
 *
 * By hand: a state, and `<` before its end; `!` for a choice made at this very moment that names no end. Calendars: `A:`, `B:`
 * and `C:` are accounts (A where none is said), `none` one that wasn't read yet; `m` has attendees, `x` is cancelled, `d` was
 * declined. Replies: `on`, `off`, or a window; `"…"` is the text. `+4 23:00` is four days later, `10-25T00:30` another date;
 * `@` is since when. Sources stand in their order, `*` is the one that decides; a row without them, or without a since, leaves
 * them to others.
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
# Nothing by hand: what is left of machine and calendar
locked   | | busy 09:30-10:30 | | 10:00 → away | busy | 10:30 | 10:30 |
asleep   | | busy 09:30-10:30 | | 10:00 → offline | busy | 10:30 | 10:30 |
locked   | | oof 09:30-10:30 | | 10:00 → away | oof | 10:30 | 10:30 |
asleep   | | oof 09:30-10:30 | | 10:00 → offline | oof | 10:30 | 10:30 |
away     | | elsewhere 09:30-10:30 | | 10:00 → away | elsewhere | 10:30 | 10:30 |
locked   | | elsewhere 09:30-10:30 | | 10:00 → away | elsewhere | 10:30 | 10:30 |
asleep   | | elsewhere 09:30-10:30 | | 10:00 → offline | elsewhere | 10:30 | 10:30 |
inactive | | tentative 09:30-10:30 | | 10:00 → available-idle | none | | |
away     | | tentative 09:30-10:30 | | 10:00 → away | none | | |
asleep   | | tentative 09:30-10:30 | | 10:00 → offline | none | | |
inactive | | free 09:30-10:30 | | 10:00 → available-idle | none | | |
asleep   | | busy m 11:00-12:00 | | 10:00 → offline | none | | 11:00 |
locked   | | busy m d 09:30-10:30 | | 10:00 → away | none | | |
# By hand: what is left of states and machines
away     | do-not-disturb <17:00 | | | 10:00 → do-not-disturb | none | 17:00 | 17:00 |
inactive | be-right-back <17:00 | | | 10:00 → be-right-back | none | 17:00 | 17:00 |
asleep   | be-right-back <17:00 | | | 10:00 → offline | none | | 17:00 |
inactive | away <17:00 | | | 10:00 → away | none | 17:00 | 17:00 |
away     | away <17:00 | | | 10:00 → away | none | 17:00 | 17:00 |
inactive | offline <17:00 | | | 10:00 → offline | none | 17:00 | 17:00 |
away     | offline <17:00 | | | 10:00 → offline | none | 17:00 | 17:00 |
asleep   | offline <17:00 | | | 10:00 → offline | none | | 17:00 |
# Several accounts: three of them, and those that weren't read yet
active   | | A: busy m 09:00-10:30; B: busy m 10:30-11:30; C: busy m 11:30-12:00 | | 10:00 → busy | meeting | 12:00 | 10:30 |
active   | | A: busy m 09:00-10:30; B: oof 09:30-10:15; C: elsewhere 09:00-17:00 | | 10:00 → available | oof | 10:15 | 10:15 |
active   | | A: oof 11-23..11-28; B: busy m 09:30-10:30 | | 10:00 → available | oof | +4 23:00 | +4 23:00 |
active   | | A: busy 11-23..11-24; B: busy m 09:30-10:30 | | 10:00 → busy | meeting | 23:00 | 10:30 |
active   | | A: oof 09:00-10:30; B: oof 10:30-12:00 | | 10:00 → available | oof | 12:00 | 10:30 |
active   | | A: elsewhere 09:00-12:00; B: tentative m 09:30-10:30 | | 10:00 → available | elsewhere | 12:00 | 12:00 |
active   | | A: busy m x 09:30-10:30; B: busy m d 09:30-10:30 | | 10:00 → available | none | | |
active   | | A: none; B: busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 |
active   | | A: none; B: none | | 10:00 → unknown | none | | |
active   | | A: ; B: | A: 08:00-10:00 "From A."; B: 10:00-12:00 "From B." | 10:00 → available | none | | 12:00 | From B.
active   | | A: ; B: | A: 12:00-17:00 "From A."; B: 11:00-17:00 "From B." | 10:00 → available | none | | 11:00 |
active   | | A: ; B: | A: off "From A."; B: off "From B." | 10:00 → available | none | | |
active   | | A: busy m 09:30-10:30; B: | A: off; B: on "From B." | 10:00 → busy | meeting | 10:30 | 10:30 | From B.
# Which sources there are, in which order, and which of them decides
active   | | | | 10:00 → available | none | | | | machine*
inactive | | | | 10:00 → available-idle | none | | | | machine*
active   | | tentative 09:30-10:30 | | 10:00 → available | none | | | | machine*
active   | | none | | 10:00 → unknown | none | | | | machine
active   | | busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 | | calendar* machine
inactive | | busy m 09:30-10:30 | | 10:00 → busy-idle | meeting | 10:30 | 10:30 | | calendar* machine
away     | | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 | | machine* calendar
locked   | | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 | | machine* calendar
asleep   | | busy m 09:30-10:30 | | 10:00 → offline | meeting | 10:30 | 10:30 | | machine* calendar
active   | | oof 09:30-10:30 | on "Away." | 10:00 → available | oof | 10:30 | 10:30 | Away. | calendar* machine oof
active   | | A: ; B: | A: on "From A."; B: on "From B." | 10:00 → available | none | | | From A. | machine* oof oof
active   | busy <17:00 | busy m 09:30-10:30 | | 10:00 → busy | meeting | 17:00 | 10:30 | | manual* calendar machine
away     | available <17:00 | | | 10:00 → available | none | 17:00 | 17:00 | | manual* machine
locked   | available <10:30 | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 | | machine* manual calendar
locked   | busy <17:00 | | on "Away." | 10:00 → busy | none | 17:00 | 17:00 | Away. | manual* machine oof
asleep   | do-not-disturb <17:00 | | | 10:00 → offline | none | | 17:00 | | machine* manual
active   | busy <17:00 | none | | 10:00 → busy | none | 17:00 | 17:00 | | manual* machine
active   | busy <09:59 | | | 10:00 → available | none | | | | machine*
# Since when: as long as state and activity have held, and no longer than the machine and the hand say
active @07:00   | | | | 10:00 → available | none | | | | machine* | 07:00
active @07:00   | | busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 | | calendar* machine | 09:30
active @09:45   | | busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 | | calendar* machine | 09:45
active @07:00   | | busy m 08:00-09:00 | | 10:00 → available | none | | | | machine* | 09:00
active @07:00   | | busy m 09:00-09:30; busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 | | calendar* machine | 09:00
active @07:00   | | busy 09:00-09:30; busy m 09:30-10:30 | | 10:00 → busy | meeting | 10:30 | 10:30 | | calendar* machine | 09:30
inactive @09:55 | | busy m 09:30-10:30 | | 10:00 → busy-idle | meeting | 10:30 | 10:30 | | calendar* machine | 09:55
away @09:50     | | busy m 09:30-10:30 | | 10:00 → away | meeting | 10:30 | 10:30 | | machine* calendar | 09:50
locked @09:50   | | | | 10:00 → away | none | | | | machine* | 09:50
asleep @09:50   | | | | 10:00 → offline | none | | | | machine* | 09:50
active @07:00   | busy @09:40 <17:00 | | | 10:00 → busy | none | 17:00 | 17:00 | | manual* machine | 09:40
active @07:00   | busy @08:00 <09:50 | | | 10:00 → available | none | | | | machine* | 09:50
# A choice that names no end: the next working day at eight, the appointment, or a reset
active   | busy! | | | 10:00 → busy | none | +1 07:00 | +1 07:00 |
active   | do-not-disturb! | busy m 09:30-10:30 | | 10:00 → do-not-disturb | meeting | +1 07:00 | 10:30 |
active   | be-right-back! | | | 10:00 → be-right-back | none | +1 07:00 | +1 07:00 |
active   | away! | | | 10:00 → away | none | +1 07:00 | +1 07:00 |
active   | offline! | | | 10:00 → offline | none | +1 07:00 | +1 07:00 |
active   | available! | | | 10:00 → available | none | | |
inactive | available! | | | 10:00 → available-idle | none | | |
active   | available! | tentative 09:30-10:30 | | 10:00 → available | none | | |
active   | available! | busy m 09:30-10:30 | | 10:00 → available | meeting | 10:30 | 10:30 |
active   | available! | busy m 09:30-10:30; busy m 10:30-11:00 | | 10:00 → available | meeting | 10:30 | 10:30 |
active   | available! | elsewhere 09:00-17:00 | | 10:00 → available | elsewhere | 17:00 | 17:00 |
active   | busy! | | | 11-27T10:00 → busy | none | 11-30T07:00 | 11-30T07:00 |
active   | busy! | | | America/New_York, 11-28T10:00 → busy | none | 11-30T13:00 | 11-30T13:00 |
active   | busy! | | | 10-23T10:00 → busy | none | 10-26T07:00 | 10-26T07:00 |
active   | busy! | | | 03-27T10:00 → busy | none | 03-30T06:00 | 03-30T06:00 |
active   | busy! | | | America/New_York, 10-30T12:00 → busy | none | 11-02T13:00 | 11-02T13:00 |
active   | do-not-disturb! | | | Asia/Kolkata, 10:00 → do-not-disturb | none | +1 02:30 | +1 02:30 |
active   | busy! | | | Australia/Lord_Howe, 10-02T03:00 → busy | none | 10-04T21:00 | 10-04T21:00 |
active   | busy! | | | Africa/Casablanca, 02-13T10:00 → busy | none | 02-16T08:00 | 02-16T08:00 |
active   | busy! | | | Africa/Casablanca, 03-20T10:00 → busy | none | 03-23T07:00 | 03-23T07:00 |
# Days on which clocks change: 25 hours in Paris, 23, and half-hour ones; hours are counted as they pass
active   | | busy 10-25..10-26 | | 10-24T21:59 → available | none | | 10-24T22:00 |
active   | | busy 10-25..10-26 | | 10-24T22:00 → busy | busy | 10-25T23:00 | 10-25T23:00 |
active   | | busy 10-25..10-26 | | 10-25T22:59 → busy | busy | 10-25T23:00 | 10-25T23:00 |
active   | | busy 10-25..10-26 | | 10-25T23:00 → available | none | | |
active   | | oof 10-24..10-27 | | 10-25T12:00 → available | oof | 10-26T23:00 | 10-26T23:00 |
active   | | busy m 10-25T00:30-10-25T02:00 | | 10-25T01:30 → busy | meeting | 10-25T02:00 | 10-25T02:00 |
active   | | busy m 10-25T00:00-10-25T01:00; busy m 10-25T01:00-10-25T02:00 | | 10-25T00:30 → busy | meeting | 10-25T02:00 | 10-25T01:00 |
active   | | busy m 10-25T00:00-10-25T01:00; busy m 10-25T02:00-10-25T03:00 | | 10-25T00:30 → busy | meeting | 10-25T01:00 | 10-25T01:00 |
active   | | busy 10-25..10-26; busy m 10-25T09:00-10-25T10:00 | | 10-25T09:30 → busy | meeting | 10-25T23:00 | 10-25T10:00 |
active   | | busy 10-25..10-26; busy m 10-25T23:00-10-25T23:30 | | 10-25T12:00 → busy | busy | 10-25T23:30 | 10-25T23:00 |
active   | busy <10-25T01:30 | | | 10-25T00:30 → busy | none | 10-25T01:30 | 10-25T01:30 |
active   | | busy 03-29..03-30 | | 03-28T23:00 → busy | busy | 03-29T22:00 | 03-29T22:00 |
active   | | busy 03-29..03-30 | | 03-29T22:00 → available | none | | |
active   | | oof 03-28..03-31 | | 03-29T01:00 → available | oof | 03-30T22:00 | 03-30T22:00 |
active   | | oof 03-08..03-09 | | America/New_York, 03-08T05:00 → available | oof | 03-09T04:00 | 03-09T04:00 |
active   | | oof 03-08..03-09 | | America/New_York, 03-09T04:00 → available | none | | |
active   | | oof 11-01..11-02 | | America/New_York, 11-01T04:00 → available | oof | 11-02T05:00 | 11-02T05:00 |
active   | | oof 11-01..11-02 | | America/New_York, 11-02T04:30 → available | oof | 11-02T05:00 | 11-02T05:00 |
active   | | busy 10-25..10-26 | | Asia/Kolkata, 10-24T18:30 → busy | busy | 10-25T18:30 | 10-25T18:30 |
active   | | busy 10-25..10-26 | | Asia/Kolkata, 10-25T18:30 → available | none | | |
active   | | busy 04-05..04-06 | | Australia/Lord_Howe, 04-04T13:00 → busy | busy | 04-05T13:30 | 04-05T13:30 |
active   | | busy 04-05..04-06 | | Australia/Lord_Howe, 04-05T13:15 → busy | busy | 04-05T13:30 | 04-05T13:30 |
active   | | busy 10-04..10-05 | | Australia/Lord_Howe, 10-03T13:15 → available | none | | 10-03T13:30 |
active   | | busy 10-04..10-05 | | Australia/Lord_Howe, 10-03T13:30 → busy | busy | 10-04T13:00 | 10-04T13:00 |
active   | | busy 02-15..02-16 | | Africa/Casablanca, 02-14T23:00 → busy | busy | 02-16T00:00 | 02-16T00:00 |
active   | | busy 02-15..02-16 | | Africa/Casablanca, 02-15T23:30 → busy | busy | 02-16T00:00 | 02-16T00:00 |
active   | | busy 03-22..03-23 | | Africa/Casablanca, 03-21T23:30 → available | none | | 03-22T00:00 |
active   | | busy 03-22..03-23 | | Africa/Casablanca, 03-22T12:00 → busy | busy | 03-22T23:00 | 03-22T23:00 |
active   | | | 10-25T00:30-10-25T01:30 "Away." | 10-25T01:00 → available | none | | 10-25T01:30 | Away.
`;
