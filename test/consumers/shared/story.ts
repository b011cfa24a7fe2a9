import { deepStrictEqual, strictEqual } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { configure } from "cogscope";
import { setupSentry } from "cogscope/setup";
import { startReceiver, type Received, type ReceivedSpan } from "cogscope/view";
import { dialect, expectedDialect } from "./dialect.js";
import { CaseRepository, Moderation } from "./moderation.js";

export type Lifecycle = "stream" | "static";

export const LIFECYCLES: readonly Lifecycle[] = ["stream", "static"];

/** What has to arrive when alice searches for `spam` and bob for `[`, in either lifecycle and with every toolchain. */
const EXPECTED = {
  errors: [
    {
      error: "SyntaxError: invalid regular expression: brackets [] not balanced",
      // The error carries what stood where it left the innermost annotated method.
      tags: { "cog.name": "cases", feature: "moderation", guild_id: "20", "error.context": "moderation" },
      user: "2 bob",
      contexts: { moderation: { cog: "moderation", method: "cases" }, search: { length: 1 } },
    },
  ],
  traces: [
    "moderation 20: discord.command command.cases [internal_error] 1 > db.query Fetch cases [internal_error] none",
    "moderation 20: discord.command command.cases [ok] 4 > db.query Fetch cases [ok] 2",
  ],
  logs: ["searching cases: moderation 20 of alice", "searching cases: moderation 20 of bob"],
  metrics: ["case_searches 1 false", "case_searches 1 true"],
  hints: [],
};

/** Two commands, sent to a receiver on loopback; fails by what arrived there, if that is not what the cog says. */
export async function tell(lifecycle: Lifecycle): Promise<void> {
  strictEqual(dialect(), expectedDialect());
  const hints: string[] = [];
  const receiver = await startReceiver();
  setupSentry({
    dsn: receiver.dsn,
    traceLifecycle: lifecycle,
    sampling: { commands: 1 },
    signals: false,
    offlineStore: false,
    enableRuntimeChannelInjection: false,
    onDiagnostic: ({ place, message }) => void hints.push(`${place}: ${message}`),
  });
  try {
    const moderation = new Moderation(new CaseRepository());
    strictEqual(await moderation.cases({ guildId: "20", user: { id: "1", username: "alice" } }, "spam"), 2);
    const failed = await moderation.cases({ guildId: "20", user: { id: "2", username: "bob" } }, "[").catch((error: unknown) => error);
    strictEqual(failed instanceof SyntaxError, true);
    await Sentry.flush(5000);
    // Logs and metrics may go a moment later than what was flushed.
    for (const end = Date.now() + 10_000; !isComplete(receiver.received) && Date.now() < end;) await wait(20);
    deepStrictEqual({ ...told(receiver.received), hints }, EXPECTED);
  } finally {
    await Sentry.close(5000);
    configure({ onDiagnostic: undefined });
    await receiver.close();
  }
}

const isComplete = ({ errors, spans, logs, metrics }: Received): boolean =>
  errors.length >= 1 && spans.length >= 4 && logs.length >= 2 && metrics.length >= 2;

function told({ errors, spans, transactions, logs, metrics }: Received): object {
  // Tags are attributes of streamed spans, and tags of a transaction in the static lifecycle.
  const tagsOf = (root: ReceivedSpan): Values => transactions.find(({ spanId }) => spanId === root.spanId)?.tags ?? root.attributes;
  return {
    errors: errors.map(({ exceptions, tags, user, contexts }) => ({
      error: `${String(exceptions[0]?.type)}: ${String(exceptions[0]?.value)}`,
      tags: pick(tags, ["cog.name", "feature", "guild_id", "error.context"]),
      user: `${String(user?.["id"])} ${String(user?.["username"])}`,
      contexts: pick(contexts, ["moderation", "search"]),
    })),
    traces: spans
      .filter(({ parentSpanId }) => parentSpanId === undefined)
      .map((root) => `${values(tagsOf(root))}: ${[root, ...spans.filter((one) => one.parentSpanId === root.spanId)].map(line).join(" > ")}`)
      .sort(),
    logs: logs.map(({ body, attributes }) => `${body}: ${values(attributes)} of ${String(attributes["user.name"])}`),
    metrics: metrics.map(({ name, value, attributes }) => `${name} ${String(value)} ${String(attributes["success"])}`).sort(),
  };
}

type Values = Readonly<Record<string, unknown>>;

const values = (tags: Values): string => `${String(tags["feature"])} ${String(tags["guild_id"])}`;

const line = ({ op, name, status, attributes }: ReceivedSpan): string =>
  `${String(op)} ${name} [${status}] ${String(attributes["search.length"] ?? attributes["db.response.returned_rows"] ?? "none")}`;

const pick = (record: Values | undefined, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, record?.[key]]));
