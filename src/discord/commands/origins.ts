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

const origins = shared("discord.origins", () => new Map<string, Origin>());

/** Remembers where a message comes from, by its own id or by that of the interaction that it answers. */
export function rememberOrigin(id: string, origin: Origin): void {
  origins.delete(id);
  origins.set(id, origin);
  if (origins.size <= MOST) return;
  const [oldest] = origins.keys();
  if (oldest !== undefined) origins.delete(oldest);
}

/** What a component's message tells of where it comes from (discord.js 14.28, Message#interactionMetadata). */
interface ComponentMessage {
  readonly id?: string;
  readonly interactionMetadata?: { readonly id?: string } | null;
}

export function originOf(source: object): Origin | undefined {
  const { message } = source as { readonly message?: ComponentMessage | null };
  const ids = [message?.id, message?.interactionMetadata?.id];
  return ids.map((id) => (id === undefined ? undefined : origins.get(id))).find((origin) => origin !== undefined);
}
