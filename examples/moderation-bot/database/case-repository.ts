import { CaptureErrors, Span } from "cogscope";
import type { Database } from "./database.js";

export interface Case {
  readonly id: number;
  readonly user_id: string;
  readonly moderator_id: string;
  readonly action: "ban" | "warn";
  readonly reason: string;
}

export type NewCase = Omit<Case, "id"> & { readonly guild_id: string };

const COLUMNS = "id, user_id, moderator_id, action, reason";

const countRows = (rows: readonly unknown[]) => ({ "db.response.returned_rows": rows.length });

/** The moderation cases. What the class says holds for each of its methods; they only add what is theirs. */
@Span("db.query", { attributes: { "db.system.name": "postgresql", "db.collection.name": "cases" } })
@CaptureErrors({ context: "database", data: { table: "cases" }, tags: { "error.type": "database" } })
export class CaseRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  @Span({ name: "Add case", attributes: { "db.operation.name": "INSERT" } })
  async add({ guild_id, user_id, moderator_id, action, reason }: NewCase): Promise<number> {
    const { rows } = await this.#database.query<{ id: number }>(
      "INSERT INTO cases (guild_id, user_id, moderator_id, action, reason) VALUES ($1, $2, $3, $4, $5) RETURNING id",
      [guild_id, user_id, moderator_id, action, reason],
    );
    const [row] = rows;
    if (!row) throw new Error("The case was not written.");
    return row.id;
  }

  @Span({ name: "Fetch cases", attributes: { "db.operation.name": "SELECT" }, result: countRows })
  async ofUser(guildId: string, userId: string, { limit, offset }: { limit: number; offset: number }): Promise<Case[]> {
    const { rows } = await this.#database.query<Case>(
      `SELECT ${COLUMNS} FROM cases WHERE guild_id = $1 AND user_id = $2 ORDER BY id DESC LIMIT $3 OFFSET $4`,
      [guildId, userId, limit, offset],
    );
    return rows;
  }

  /** PostgreSQL reads the pattern: a bad one is an error of its own (SQLSTATE 2201B). */
  @Span({ name: "Search cases", attributes: { "db.operation.name": "SELECT" }, result: countRows })
  async search(guildId: string, pattern: string): Promise<Case[]> {
    const { rows } = await this.#database.query<Case>(
      `SELECT ${COLUMNS} FROM cases WHERE guild_id = $1 AND reason ~* $2 ORDER BY id DESC LIMIT 10`,
      [guildId, pattern],
    );
    return rows;
  }

  @Span({ name: "Fetch recent reasons", attributes: { "db.operation.name": "SELECT" }, result: countRows })
  async recentReasons(guildId: string, start: string): Promise<string[]> {
    const { rows } = await this.#database.query<{ reason: string }>(
      "SELECT DISTINCT reason FROM cases WHERE guild_id = $1 AND starts_with(reason, $2) ORDER BY reason LIMIT 10",
      [guildId, start],
    );
    return rows.map(({ reason }) => reason);
  }
}
