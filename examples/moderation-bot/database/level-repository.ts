import { Span } from "cogscope";
import type { Database } from "./database.js";

/** The members' experience. It captures no errors of its own: whoever called decides what becomes of them. */
@Span("db.query", { attributes: { "db.system.name": "postgresql", "db.collection.name": "levels" } })
export class LevelRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The experience after the addition. */
  @Span({ name: "Add experience", attributes: { "db.operation.name": "INSERT" } })
  async add(guildId: string, userId: string, amount: number): Promise<number> {
    const { rows } = await this.#database.query<{ experience: number }>(
      `INSERT INTO levels (guild_id, user_id, experience) VALUES ($1, $2, $3)
       ON CONFLICT (guild_id, user_id) DO UPDATE SET experience = levels.experience + excluded.experience
       RETURNING experience`,
      [guildId, userId, amount],
    );
    return rows[0]?.experience ?? amount;
  }

  @Span({ name: "Fetch experience", attributes: { "db.operation.name": "SELECT" } })
  async ofUser(guildId: string, userId: string): Promise<number> {
    const { rows } = await this.#database.query<{ experience: number }>(
      "SELECT experience FROM levels WHERE guild_id = $1 AND user_id = $2",
      [guildId, userId],
    );
    return rows[0]?.experience ?? 0;
  }
}
