import { Pool } from "pg";
import type { Database } from "./database.js";

/**
 * A PostgreSQL server. Sentry traces `pg` by itself, with a span of op `db` under the repositories' own `db.query`:
 * the inner one is the statement, the outer one what it was for.
 */
export function openPostgres(connectionString: string): Database {
  const pool = new Pool({ connectionString });
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) => {
      const { rows } = await pool.query(sql, [...params]);
      return { rows: rows as Row[] };
    },
    close: async () => pool.end(),
  };
}
