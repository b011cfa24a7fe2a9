import type { Database } from "./database.js";

/** In order, and never edited once released: a change is a new entry. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE cases (
     id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id     text NOT NULL,
     user_id      text NOT NULL,
     moderator_id text NOT NULL,
     action       text NOT NULL,
     reason       text NOT NULL,
     created_at   timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE INDEX cases_of_user ON cases (guild_id, user_id, id DESC)`,
  `CREATE TABLE levels (
     guild_id   text NOT NULL,
     user_id    text NOT NULL,
     experience integer NOT NULL,
     PRIMARY KEY (guild_id, user_id)
   )`,
];

/** Brings the schema up to date. */
export async function migrate(database: Database): Promise<void> {
  await database.query("CREATE TABLE IF NOT EXISTS migrations (version integer PRIMARY KEY)");
  const { rows } = await database.query<{ version: number }>("SELECT version FROM migrations");
  const done = new Set(rows.map(({ version }) => version));
  for (const [version, sql] of MIGRATIONS.entries()) {
    if (done.has(version)) continue;
    await database.query(sql);
    await database.query("INSERT INTO migrations (version) VALUES ($1)", [version]);
  }
}
