import { PGlite } from "@electric-sql/pglite";
import type { Database } from "./database.js";

/** PostgreSQL inside this process. Without a folder it is gone when the process ends. */
export async function openPglite(folder?: string): Promise<Database> {
  const pglite = await PGlite.create(folder);
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) => pglite.query<Row>(sql, [...params]),
    close: async () => pglite.close(),
  };
}
