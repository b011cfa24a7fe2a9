import * as Sentry from "@sentry/node";
import { Span, startSpan, Transaction } from "../../src/index.js";
import { sendDatabaseSpansOnce } from "../../src/setup/database-spans-once.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { record, sent, type Recording } from "../support/recording.js";

afterEach(async () => void (await Sentry.close(1000)));

/** What Sentry's instrumentation of a driver gives its spans (@sentry/server-utils 11.12, integrations/pg.js). */
const driver = (query: string): Sentry.Span =>
  Sentry.startInactiveSpan({
    name: query,
    onlyIfParent: true,
    attributes: { "sentry.op": "db", "sentry.origin": "auto.db.postgres", "db.query.text": query },
  });

const query = async (text: string): Promise<void> => {
  const span = driver(text);
  await Promise.resolve();
  span.end();
};

class Repository {
  @Span("db.query", { name: "by driver" })
  byDriver(): Promise<void> {
    return query("SELECT 1");
  }

  @Span("db", { name: "twice" })
  async twice(): Promise<void> {
    await query("SELECT 1");
    await query("SELECT 2");
  }

  @Span("db.query", { name: "no driver" })
  async noDriver(): Promise<void> {
    await Promise.resolve();
  }

  @Span("db.query", { name: "deep" })
  deep(): Promise<void> {
    // As a pool does: the query is made in the scope of the connecting, also when that has ended.
    const connect = Sentry.startInactiveSpan({ name: "pg-pool.connect", op: "db" });
    return Sentry.withActiveSpan(connect, async () => {
      connect.end();
      await query("SELECT 1");
    });
  }

  @Span("db.query", { name: "outer" })
  outer(): Promise<void> {
    return this.byDriver();
  }

  @Span("cache.get", { name: "cached" })
  cached(): Promise<void> {
    return query("SELECT 1");
  }

  @Span("db.query", { name: "sibling" })
  async sibling(): Promise<void> {
    await Promise.resolve();
  }

  @Span("db.query", { name: "left behind" })
  leftBehind(): Promise<void> {
    return new Promise((resolve) => setTimeout(() => resolve(query("SELECT 1")), 5)) as Promise<void>;
  }
}

class Command {
  readonly repository = new Repository();

  @Transaction("discord.command", { name: "command" })
  run(work: (repository: Repository) => Promise<void>): Promise<void> {
    return work(this.repository);
  }
}

async function ops(traceLifecycle: "stream" | "static", work: (repository: Repository) => Promise<void>): Promise<Record<string, unknown>> {
  const sentry = start(traceLifecycle);
  await new Command().run(work);
  await sent();
  return Object.fromEntries(sentry.spans.map(({ name, op }) => [name, op]));
}

function start(traceLifecycle: "stream" | "static", rate = 1): Recording {
  const sentry = record({ traceLifecycle, tracesSampleRate: rate });
  sendDatabaseSpansOnce(Sentry.getClient() as Sentry.NodeClient);
  sendDatabaseSpansOnce(Sentry.getClient() as Sentry.NodeClient);
  return sentry;
}

describe.each(LIFECYCLES)("In the %s lifecycle, our database span", (lifecycle) => {
  it("has the op `function` round a driver's, which keeps its own", async () => {
    expect(await ops(lifecycle, (repository) => repository.byDriver())).toMatchObject({ "by driver": "function", "SELECT 1": "db" });
  });

  it("has it once round several queries", async () => {
    expect(await ops(lifecycle, (repository) => repository.twice())).toMatchObject({
      twice: "function",
      "SELECT 1": "db",
      "SELECT 2": "db",
    });
  });

  it("keeps its op where no driver has a span inside, though a sibling's has", async () => {
    const told = await ops(lifecycle, async (repository) => {
      await repository.noDriver();
      await repository.byDriver();
      await repository.sibling();
      await query("SELECT 3");
    });
    expect(told).toMatchObject({ "no driver": "db.query", "by driver": "function", sibling: "db.query", "SELECT 3": "db" });
  });

  it("has it round a driver's that is further down", async () => {
    expect(await ops(lifecycle, (repository) => repository.deep())).toMatchObject({ deep: "function", "SELECT 1": "db" });
  });

  it("has it with all of ours that are round the driver's", async () => {
    expect(await ops(lifecycle, (repository) => repository.outer())).toMatchObject({ outer: "function", "by driver": "function" });
  });

  it("has it by `startSpan` too", async () => {
    expect(await ops(lifecycle, () => startSpan("db.query", "by hand", () => query("SELECT 1")))).toMatchObject({ "by hand": "function" });
  });

  it("is the only one of ours that changes", async () => {
    expect(await ops(lifecycle, (repository) => repository.cached())).toMatchObject({ cached: "cache.get", command: "discord.command" });
  });

  it("of concurrent calls changes where its own driver's is", async () => {
    const told = await ops(lifecycle, async (repository) => {
      await Promise.all([repository.leftBehind(), repository.noDriver(), repository.sibling()]);
    });
    expect(told).toMatchObject({ "left behind": "function", "no driver": "db.query", sibling: "db.query" });
  });
});

it("A driver's span in an unsampled command changes nothing and breaks nothing", async () => {
  const sentry = start("stream", 0);
  await expect(new Command().run((repository) => repository.byDriver())).resolves.toBeUndefined();
  await sent();
  expect(sentry.spans).toEqual([]);
});
