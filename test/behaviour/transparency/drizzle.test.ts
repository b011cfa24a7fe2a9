import { eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/pglite";
import { RemotePGlite } from "../../support/pglite.js";
import { tellQueryStories, type Query } from "../../support/query-stories.js";

const cases = pgTable("cases", { id: integer("id").notNull(), reason: text("reason").notNull() });
const none = pgTable("none", { id: integer("id").notNull(), reason: text("reason").notNull() });

describe("a query of Drizzle", () => {
  const pglite = new RemotePGlite();
  const database = drizzle(pglite as never);
  const all = () => database.select().from(cases);

  beforeAll(async () => {
    await pglite.exec("create table cases (id int, reason text); insert into cases values (1, 'spam'), (2, 'abuse')");
  }, 60_000);
  afterAll(() => pglite.close());

  tellQueryStories(() => ({
    all,
    broken: () => database.select().from(none),
    narrow: (query: Query) => (query as ReturnType<typeof all>).where(eq(cases.id, 2)).limit(1),
    statements: () => pglite.statements,
  }));
});
