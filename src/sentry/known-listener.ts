import type { Integration } from "@sentry/core";
import { runIn } from "./scopes.js";
import { type Client, Scope } from "./sdk.js";

type Listener = (span: unknown) => void;
type Listeners = Readonly<Record<string, ReadonlySet<unknown> | undefined>>;

/** A listener of a default integration that most spans are nothing to. */
export interface Uninterested {
  readonly hook: "spanStart" | "afterSpanEnd";
  readonly integration: Integration;
  /** What it may ask of a span before it leaves it alone. */
  readonly asks: Readonly<Record<string, () => unknown>>;
}

/**
 * Whether it is the only one that listens to a hook of a client; asked of each client once, and answered by what comes and goes there: the listeners
 * are private (@sentry/core 11.12, client.js, `on`). Nobody's where the integration is another than this SDK's, or does otherwise than we know.
 */
export function isAlone(client: Client, { hook, integration, asks }: Uninterested): () => boolean {
  const { _hooks: listeners } = client as unknown as { readonly _hooks: Listeners | undefined };
  const count = (): number | undefined => listeners?.[hook]?.size;
  const before = count();
  const leave = client.on(hook as "spanStart", () => undefined);
  const isSeen = before !== undefined && count() === before + 1;
  leave();
  const { setup } = client.getIntegrationByName(integration.name) ?? {};
  const isKnown = isSeen && count() === before && String(setup) === String(integration.setup) && leavesAlone(integration, hook, asks);
  return () => isKnown && listeners?.[hook]?.size === 1;
}

/** Whether an integration listens there, and does nothing with a span of which it has asked that. */
function leavesAlone({ setup }: Integration, hook: string, asks: Uninterested["asks"]): boolean {
  const heard: Listener[] = [];
  let isTouched = false;
  const client = {
    getOptions: () => ({ traceLifecycle: "stream" }),
    on: (on: string, listener: Listener) => void (on === hook && heard.push(listener)),
  };
  const span = new Proxy({}, { get: (_, name) => asks[String(name)] ?? void (isTouched = true) });
  setup?.(client as unknown as Client);
  const hear = (): void => heard.forEach((listener) => listener(span));
  runIn({ scope: new Scope(), isolationScope: new Scope() }, true, hear, undefined, undefined, undefined);
  return heard.length === 1 && !isTouched;
}
