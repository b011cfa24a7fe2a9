import { randomUUID } from "node:crypto";
import { getActiveSpan, getCurrentScope, startInactiveSpan, withIsolationScope, withScope } from "@sentry/node";
import { makeCog } from "../cog.mjs";

/**
 * The same data with the least that Sentry can be asked for: what is not wanted is found out before a scope is forked, the scope is forked
 * once, and the span is put where the SDK keeps the active one (`scope.refs.span`; @sentry/core 11.12, utils/spanOnScope.js), for
 * `withActiveSpan` would fork again. Nobody would write this at each method; it is what is left to win by hand.
 */
const options = (op) => ({ name: "Cog.handle", attributes: { "sentry.op": op, "code.function.name": "Cog.handle" } });
const INSIDE = options("function");
const ROOT = options("discord.command");
const HINT = { mechanism: { handled: false, type: "auto.function.by_hand" } };

const isOff = (client) => client === undefined || client.getOptions().enabled === false;

function set(scope, id) {
  const tags = { feature: "moderation", guild_id: id };
  scope.setTags(tags);
  scope.setAttributes(tags);
  scope.setContext("case", { id });
}

function begin(scope, spanOptions) {
  const span = startInactiveSpan(spanOptions);
  scope.refs.span = new WeakRef(span);
  return span;
}

function failed(error, span, scope) {
  span?.setStatus({ code: 2, message: "internal_error" });
  scope.captureException(error, HINT);
  span?.end();
}

function runSync(work, id, span, scope) {
  let result;
  try {
    result = work(id);
  } catch (error) {
    failed(error, span, scope);
    throw error;
  }
  span?.end();
  return result;
}

const runAsync = (work, id, span, scope) =>
  work(id).then(
    (result) => {
      span?.end();
      return result;
    },
    (error) => {
      failed(error, span, scope);
      throw error;
    },
  );

/** Whether this call would have a span: what the SDK would ask when it is too late to be cheap. */
function wantsSpan(client) {
  const { tracesSampleRate, tracesSampler } = client.getOptions();
  if (tracesSampleRate == null && tracesSampler === undefined) return false;
  const parent = getActiveSpan();
  if (parent === undefined || parent.spanContext().traceFlags === 1) return true;
  client.recordDroppedEvent(parent.dropReason ?? "sample_rate", "span");
  return false;
}

const inside = (work, run) => ({
  handle(id) {
    const current = getCurrentScope();
    const client = current.getClient();
    if (isOff(client)) return work(id);
    const wanted = wantsSpan(client);
    const scope = current.clone();
    set(scope, id);
    return withScope(scope, () => run(work, id, wanted ? begin(scope, INSIDE) : undefined, scope));
  },
});

const root = (work, run) => ({
  handle(id) {
    if (isOff(getCurrentScope().getClient())) return work(id);
    return withIsolationScope((isolation) => {
      set(isolation, id);
      const scope = getCurrentScope();
      scope.setPropagationContext({ traceId: randomUUID().replaceAll("-", ""), sampleRand: Math.random() });
      scope.refs.span = undefined;
      return run(work, id, begin(scope, ROOT), scope);
    });
  },
});

export const tight = {
  name: "by hand, tightest",
  make({ kind, fails, root: isRoot }) {
    const work = makeCog("by hand, tightest", kind, fails).prototype.handle;
    return (isRoot ? root : inside)(work, kind === "async" ? runAsync : runSync);
  },
};
