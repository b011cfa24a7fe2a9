import { shared } from "../../metadata/shared.js";
import type { Span } from "../../sentry/sdk.js";

/** The command that made a message: a press on one of its components is linked to it. */
export interface Origin {
  /** The name of its root span. */
  readonly command: string;
  readonly traceId: string;
  /** Its root span's, where it had one that is recorded. */
  readonly context: ReturnType<Span["spanContext"]> | undefined;
}

/** So many are remembered at least, the newest, and twice as many at most: about 200 bytes each. */
const MOST = 10_000;

/**
 * Two maps, of which the older is given up as a whole: in one from which the oldest is taken each time, what was deleted stands in the
 * way of what is looked for, until the map is laid out anew (10 µs, Node 20).
 */
interface Origins {
  newer: Map<string, Origin>;
  older: ReadonlyMap<string, Origin>;
}

const origins = shared("discord.origins", (): Origins => ({ newer: new Map(), older: new Map() }));

/** Remembers where a message comes from, by its own id or by that of the interaction that it answers. */
export function rememberOrigin(id: string, origin: Origin): void {
  origins.newer.set(id, origin);
  if (origins.newer.size < MOST) return;
  origins.older = origins.newer;
  origins.newer = new Map();
}

/** What a component's message tells of where it comes from (discord.js 14.28, Message#interactionMetadata). */
interface ComponentMessage {
  readonly id?: string;
  readonly interactionMetadata?: { readonly id?: string } | null;
}

export function originOf(source: object): Origin | undefined {
  const { message } = source as { readonly message?: ComponentMessage | null };
  return originWith(message?.id) ?? originWith(message?.interactionMetadata?.id);
}

const originWith = (id: string | undefined): Origin | undefined =>
  id === undefined ? undefined : (origins.newer.get(id) ?? origins.older.get(id));
