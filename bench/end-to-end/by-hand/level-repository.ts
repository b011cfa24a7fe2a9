import type { Database } from "../../../examples/moderation-bot/database/database.js";
import { inQuery } from "./in-query.js";

/** The members' experience. */
export class LevelRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(guildId: string, userId: string, amount: number): Promise<number> {
    const query = { name: "Add experience", function: "LevelRepository.add", table: "levels", operation: "INSERT" } as const;
    return inQuery({ ...query, failure: { tags: { "error.captured_safely": true } } }, async () => {
      const { rows } = await this.#database.query<{ experience: number }>(
        `INSERT INTO levels (guild_id, user_id, experience) VALUES ($1, $2, $3)
       ON CONFLICT (guild_id, user_id) DO UPDATE SET experience = levels.experience + excluded.experience
       RETURNING experience`,
        [guildId, userId, amount],
      );
      return rows[0]?.experience ?? amount;
    });
  }
}
