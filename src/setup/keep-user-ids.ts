import { report } from "../runtime/diagnostics.js";
import type { Client } from "../sentry/sdk.js";

type Fields = Readonly<Record<string, unknown>>;
type Item = [headers: Fields, payload: unknown];

/**
 * Leaves of each user the id alone in all that a client sends, whoever has named the user: Sentry's own `setUser` too. Events and
 * transactions have a user; spans, logs and metrics have attributes of one.
 */
export function keepUserIds(client: Client): void {
  client.on("beforeEnvelope", (envelope) => {
    const items = envelope[1] as Item[];
    for (const item of items) {
      try {
        item[1] = withoutDetails(item[1]);
      } catch (error) {
        item[1] = {};
        report("cogscopeIntegration()", "a user's details could not be left out of something; it was not sent", error);
      }
    }
  });
}

function withoutDetails(payload: unknown): unknown {
  if (!isFields(payload)) return payload;
  const { user, items, contexts, spans } = payload;
  return {
    ...payload,
    ...(isFields(user) && { user: idOf(user) }),
    ...(Array.isArray(items) && { items: items.map((one: unknown) => withLeanFields(one, "attributes")) }),
    ...(Array.isArray(spans) && { spans: spans.map((one: unknown) => withLeanFields(one, "data")) }),
    ...(isFields(contexts) &&
      isFields(contexts["trace"]) && { contexts: { ...contexts, trace: withLeanFields(contexts["trace"], "data") } }),
  };
}

function withLeanFields(holder: unknown, key: "attributes" | "data"): unknown {
  const fields = isFields(holder) ? holder[key] : undefined;
  if (!isFields(fields)) return holder;
  const kept = Object.entries(fields).filter(([name]) => name === "user.id" || !name.startsWith("user."));
  return { ...(holder as Fields), [key]: Object.fromEntries(kept) };
}

const idOf = ({ id }: Fields): Fields | undefined => (id == null ? undefined : { id });

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
