/**
 * The cache's schema, step by step: a file of version n has had the first n of them. What was released is never edited;
 * a new step is appended.
 */
export const MIGRATIONS: readonly string[] = [
  // `begins` and `ends` are epoch milliseconds, as wide as an entry can be in any zone. `json` is the model's value.
  `CREATE TABLE appointment (
     account TEXT NOT NULL,
     key TEXT NOT NULL,
     begins INTEGER NOT NULL,
     ends INTEGER NOT NULL,
     json TEXT NOT NULL,
     PRIMARY KEY (account, key)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX appointment_time ON appointment (account, begins, ends);
   CREATE TABLE free_busy (
     account TEXT NOT NULL,
     person TEXT NOT NULL,
     json TEXT NOT NULL,
     PRIMARY KEY (account, person)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE part (
     account TEXT NOT NULL,
     name TEXT NOT NULL CHECK (name IN ('calendar', 'voicemail', 'oof', 'pending')),
     json TEXT NOT NULL,
     PRIMARY KEY (account, name)
   ) STRICT, WITHOUT ROWID;`,
];
