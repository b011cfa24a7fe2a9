import knex, { type Knex } from "knex";
import type { RemotePGlite } from "./pglite.js";

interface Asked {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  response?: unknown;
}

/** Knex with its own PostgreSQL client, whose connection is a PGlite. */
export function knexOnPGlite(pglite: RemotePGlite): Knex {
  const PostgresClient = require("knex/lib/dialects/postgres/index.js") as new (config: object) => object;
  class PGliteClient extends PostgresClient {
    _driver(): object {
      return {};
    }
    acquireRawConnection(): Promise<object> {
      return Promise.resolve({});
    }
    destroyRawConnection(): Promise<void> {
      return Promise.resolve();
    }
    async _query(_connection: object, asked: Asked): Promise<Asked> {
      const { rows, affectedRows } = await pglite.query(asked.sql, asked.bindings);
      return Object.assign(asked, { response: { rows, rowCount: affectedRows, command: asked.sql.split(" ", 1)[0]?.toUpperCase() } });
    }
  }
  return knex({ client: PGliteClient as never, connection: {} });
}
