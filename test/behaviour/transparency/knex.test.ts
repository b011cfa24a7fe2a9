import type { Knex } from "knex";
import { knexOnPGlite } from "../../support/knex-on-pglite.js";
import { RemotePGlite } from "../../support/pglite.js";
import { tellQueryStories, type Query, type Row } from "../../support/query-stories.js";

describe("a query of Knex", () => {
  const pglite = new RemotePGlite();
  const knex = knexOnPGlite(pglite);

  beforeAll(async () => {
    await pglite.exec("create table cases (id int, reason text); insert into cases values (1, 'spam'), (2, 'abuse')");
  }, 60_000);
  afterAll(async () => {
    await knex.destroy();
    await pglite.close();
  });

  tellQueryStories(() => ({
    all: () => knex("cases").select("*"),
    broken: () => knex("none").select("*"),
    narrow: (query: Query) => (query as unknown as Knex.QueryBuilder<Row, Row[]>).where({ id: 2 }).limit(1),
    statements: () => pglite.statements,
  }));
});
