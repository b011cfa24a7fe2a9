import type { Database } from "./database.js";
import { migrate } from "./migrations.js";
import { openPglite } from "./pglite-database.js";
import { openPostgres } from "./postgres-database.js";

/** The server at `url`, or a PostgreSQL in this process when there is none; its schema is up to date either way. */
export async function openDatabase(url?: string): Promise<Database> {
  const database = url ? openPostgres(url) : await openPglite();
  await migrate(database);
  return database;
}
