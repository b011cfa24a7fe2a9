import * as Sentry from "@sentry/node";
import { annotate, configure, Span, Tag } from "../../src/index.js";
import { annotatedBot } from "../equivalence/annotated/bot.js";
import type { Mode } from "../equivalence/bot.js";
import { handWrittenBot } from "../equivalence/by-hand/bot.js";
import { canonical } from "../equivalence/canonical.js";
import { even } from "../equivalence/differences.js";
import { listen, type Json, type Sent } from "../equivalence/envelopes.js";
import { tell } from "../equivalence/equivalence.js";
import { MODES, modesWith, PARTS_MODES } from "../equivalence/modes.js";
import type { Findings } from "./findings.js";
import { firstDifference } from "./first-difference.js";

/** Tells the stories of `test/equivalence` by both programs. `scripts/check-sdks.mjs` bundles this and starts it. */
async function main(): Promise<Findings> {
  const modes = process.argv.includes("opentelemetry") ? modesWith({ enableOpenTelemetrySetup: true }) : [...MODES, ...PARTS_MODES];
  const unequal: string[] = [];
  const diagnostics: string[] = [];
  configure({ onDiagnostic: ({ place, message }) => void diagnostics.push(`${place}: ${message}`) });
  let checked = 0;
  for (const mode of modes) {
    const byHand = await tell(handWrittenBot, mode);
    const annotated = await tell(annotatedBot, mode);
    for (const name of byHand.keys()) {
      checked++;
      const [one, other] = [shape(byHand, name, mode), shape(annotated, name, mode)];
      const difference = typeof one === "string" ? one : typeof other === "string" ? other : firstDifference(one, other);
      if (difference !== undefined) unequal.push(`${mode.name}: ${name}: ${difference}`);
    }
  }
  return { sdk: Sentry.SDK_VERSION, isNative: await isNative(modes[0] as Mode), checked, unequal, diagnostics };
}

/** What was sent of a story; a text where it could not be told. */
function shape(told: Awaited<ReturnType<typeof tell>>, name: string, mode: Mode): unknown[] | string {
  const sent = told.get(name);
  if (sent === undefined || "failed" in sent) return `it could not be told: ${String(sent?.failed)}`;
  const { envelopes, hooks } = even(counted(sent, mode), mode);
  return canonical([envelopes, hooks]);
}

/**
 * Until 11.7 the SDK counted no dropped spans in the static lifecycle, but transactions alone (tracing/trace.js). With every SDK, annotations
 * count as it does since then.
 */
function counted({ envelopes, hooks }: Sent, { options }: Mode): Sent {
  const isBefore = Number(Sentry.SDK_VERSION.split(".")[1]) < 7;
  if (!isBefore || options.traceLifecycle !== "static") return { envelopes, hooks };
  const without = ({ header, payload }: Item): Item[] => {
    if (header["type"] !== "client_report") return [{ header, payload }];
    const left = (payload["discarded_events"] as Json[]).filter(({ category }) => category !== "span");
    return left.length === 0 ? [] : [{ header, payload: { ...payload, discarded_events: left } }];
  };
  const changed = envelopes.map(({ header, items }) => ({ header, items: items.flatMap(without) }));
  return { envelopes: changed.filter(({ items }) => items.length > 0), hooks };
}

type Item = Sent["envelopes"][number]["items"][number];

/** The SDK's own scopes are instances of `Scope` itself; those that are forked past it have a prototype of their own in between. */
async function isNative({ options }: Mode): Promise<boolean> {
  const take = listen(options);
  const probe = annotate(
    () => Object.getPrototypeOf(Sentry.getCurrentScope()) !== Sentry.Scope.prototype,
    Span({ name: "probe", root: true }),
    Tag("probe", "yes"),
  );
  const answer = probe();
  await take();
  await Sentry.close(2000);
  return answer;
}

void main().then((findings) => console.log(JSON.stringify(findings)));
