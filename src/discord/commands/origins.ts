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

/** As many are remembered, the newest: about 200 bytes each. */
const MOST = 10_000;

interface Origins {
  readonly byId: Map<string, Origin>;
  /** Stands before the oldest. A new iterator would step over all that was taken away since the map was last laid out anew (9 µs). */
  ids: Iterator<string> | undefined;
}

const origins = shared("discord.origins", (): Origins => ({ byId: new Map(), ids: undefined }));

/** Remembers where a message comes from, by its own id or by that of the interaction that it answers. */
export function rememberOrigin(id: string, origin: Origin): void {
  const { byId } = origins;
  byId.delete(id);
  byId.set(id, origin);
  if (byId.size <= MOST) return;
  origins.ids ??= byId.keys();
  const oldest = origins.ids.next();
  if (oldest.done !== true) byId.delete(oldest.value);
}

/** What a component's message tells of where it comes from (discord.js 14.28, Message#interactionMetadata). */
interface ComponentMessage {
  readonly id?: string;
  readonly interactionMetadata?: { readonly id?: string } | null;
}

export function originOf(source: object): Origin | undefined {
  const { message } = source as { readonly message?: ComponentMessage | null };
  const own = message?.id;
  const found = own === undefined ? undefined : origins.byId.get(own);
  if (found !== undefined) return found;
  const interaction = message?.interactionMetadata?.id;
  return interaction === undefined ? undefined : origins.byId.get(interaction);
}
