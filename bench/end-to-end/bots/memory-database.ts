import type { Case, NewCase } from "../../../examples/moderation-bot/database/case-repository.js";
import type { Database } from "../../../examples/moderation-bot/database/database.js";

type Row = Omit<Case, "id"> & Pick<NewCase, "guild_id"> & { readonly id: number };
type Query = (params: readonly unknown[]) => readonly object[];

/** What PostgreSQL says of a number that does not fit, and of a pattern that is none. */
class DatabaseError extends Error {
  override readonly name = "error";
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

const LARGEST_INTEGER = 2 ** 31 - 1;
/** As many cases are kept, so that a long run costs no more than a short one. */
const MOST = 100;

/** Answers the statements of the example bot's repositories from a few maps: PGlite would use more CPU than all the rest. */
export function memoryDatabase(): Database {
  const cases: Row[] = [];
  const levels = new Map<string, number>();
  let lastId = 0;
  const queries: readonly (readonly [RegExp, Query])[] = [
    [
      /^INSERT INTO cases/,
      ([guild_id, user_id, moderator_id, action, reason]) => {
        const id = ++lastId;
        cases.unshift({ id, guild_id, user_id, moderator_id, action, reason } as Row);
        cases.splice(MOST);
        return [{ id }];
      },
    ],
    [
      /user_id = \$2 ORDER BY/,
      ([guild, user, limit, offset]) =>
        cases.filter((one) => one.guild_id === guild && one.user_id === user).slice(Number(offset), Number(offset) + Number(limit)),
    ],
    [/reason ~\*/, ([guild, pattern]) => search(cases, String(guild), String(pattern))],
    [
      /^INSERT INTO levels/,
      ([guild, user, amount]) => {
        if (Number(amount) > LARGEST_INTEGER)
          throw new DatabaseError(`value "${String(amount)}" is out of range for type integer`, "22003");
        const key = `${String(guild)} ${String(user)}`;
        const experience = (levels.get(key) ?? 0) + Number(amount);
        levels.set(key, experience);
        return [{ experience }];
      },
    ],
  ];
  return {
    query: async <R>(sql: string, params: readonly unknown[] = []) => {
      // A turn of the loop, as with a server.
      await new Promise((resolve) => setImmediate(resolve));
      const [, answer] = queries.find(([statement]) => statement.test(sql)) ?? [];
      if (answer === undefined) throw new Error(`The memory database does not know '${sql}'.`);
      return { rows: [...answer(params)] as R[] };
    },
    close: () => Promise.resolve(),
  };
}

function search(cases: readonly Row[], guild: string, pattern: string): readonly Row[] {
  if (pattern === "(") throw new DatabaseError("invalid regular expression: parentheses () not balanced", "2201B");
  const expression = new RegExp(pattern, "i");
  return cases.filter((one) => one.guild_id === guild && expression.test(one.reason)).slice(0, 10);
}
