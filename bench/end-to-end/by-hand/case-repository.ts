import type { Case, NewCase } from "../../../examples/moderation-bot/database/case-repository.js";
import type { Database } from "../../../examples/moderation-bot/database/database.js";
import { inQuery } from "./in-query.js";

const COLUMNS = "id, user_id, moderator_id, action, reason";

const failureOf = (method: string) => ({
  tags: { "error.type": "database", "error.context": "database", "event.name": "interactionCreate" },
  contexts: { database: { cog: "CaseRepository", method, table: "cases" } },
});

/** The moderation cases. */
export class CaseRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ guild_id, user_id, moderator_id, action, reason }: NewCase): Promise<number> {
    const query = { name: "Add case", function: "CaseRepository.add", table: "cases", operation: "INSERT" } as const;
    return inQuery({ ...query, failure: failureOf("add") }, async () => {
      const { rows } = await this.#database.query<{ id: number }>(
        "INSERT INTO cases (guild_id, user_id, moderator_id, action, reason) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        [guild_id, user_id, moderator_id, action, reason],
      );
      const [row] = rows;
      if (!row) throw new Error("The case was not written.");
      return row.id;
    });
  }

  async ofUser(guildId: string, userId: string, { limit, offset }: { limit: number; offset: number }): Promise<Case[]> {
    const query = { name: "Fetch cases", function: "CaseRepository.ofUser", table: "cases", operation: "SELECT" } as const;
    return inQuery({ ...query, failure: failureOf("ofUser") }, async (span) => {
      const { rows } = await this.#database.query<Case>(
        `SELECT ${COLUMNS} FROM cases WHERE guild_id = $1 AND user_id = $2 ORDER BY id DESC LIMIT $3 OFFSET $4`,
        [guildId, userId, limit, offset],
      );
      span.setAttribute("db.response.returned_rows", rows.length);
      return rows;
    });
  }

  async search(guildId: string, pattern: string): Promise<Case[]> {
    const query = { name: "Search cases", function: "CaseRepository.search", table: "cases", operation: "SELECT" } as const;
    return inQuery({ ...query, failure: failureOf("search") }, async (span) => {
      const { rows } = await this.#database.query<Case>(
        `SELECT ${COLUMNS} FROM cases WHERE guild_id = $1 AND reason ~* $2 ORDER BY id DESC LIMIT 10`,
        [guildId, pattern],
      );
      span.setAttribute("db.response.returned_rows", rows.length);
      return rows;
    });
  }
}
