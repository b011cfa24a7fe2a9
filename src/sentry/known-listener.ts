import type { Integration } from "@sentry/core";
import { runIn } from "./scopes.js";
import { type Client, Scope } from "./sdk.js";

type Listener = (span: unknown) => void;
type Listeners = Readonly<Record<string, ReadonlySet<unknown> | undefined>>;

/** A listener of a default integration that most spans are nothing to. */
export interface Uninterested {
  readonly integration: () => Integration;
  /** What it may ask of a span before it leaves it alone. */
  readonly asks: Readonly<Record<string, () => unknown>>;
}

/**
 * Whether nobody listens to a hook of a client, but for that integration: asked of each client once, and answered by what comes and goes there. The
 * listeners are private (@sentry/core 11.12, client.js, `on`): where a new one is not seen among them, somebody may listen. So it is where the
 * integration is another than this SDK's, or does otherwise than we know.
 */
export function nobodyElse(client: Client, hook: string, but?: Uninterested): () => boolean {
  const { _hooks: listeners } = client as unknown as { readonly _hooks: Listeners | undefined };
  const count = (): number => listeners?.[hook]?.size ?? 0;
  try {
    if (!isCounted(client, hook, count)) return () => false;
    const most = but !== undefined && isThere(client, hook, but) ? 1 : 0;
    return () => count() <= most;
  } catch {
    return () => false;
  }
}

function isCounted(client: Client, hook: string, count: () => number): boolean {
  const before = count();
  const leave = client.on(hook as "spanStart", () => undefined);
  const between = count();
  leave();
  return between === before + 1 && count() === before;
}

/** Whether that integration listens there, and does nothing with a span of which it has asked that. */
function isThere(client: Client, hook: string, { integration, asks }: Uninterested): boolean {
  const { name, setup } = integration();
  if (String(client.getIntegrationByName(name)?.setup) !== String(setup)) return false;
  const heard: Listener[] = [];
  let isTouched = false;
  const standIn = {
    getOptions: () => client.getOptions(),
    on: (on: string, listener: Listener) => void (on === hook && heard.push(listener)),
  };
  const span = new Proxy({}, { get: (_, asked) => asks[String(asked)] ?? void (isTouched = true) });
  setup?.(standIn as unknown as Client);
  const hear = (): void => heard.forEach((listener) => listener(span));
  runIn({ scope: new Scope(), isolationScope: new Scope() }, true, hear, undefined, undefined, undefined);
  return heard.length === 1 && !isTouched;
}
