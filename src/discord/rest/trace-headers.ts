import { isDiscord } from "../../runtime/requests/discord-hosts.js";
import type { Client } from "../../sentry/sdk.js";
import { attachedClients } from "../attached-clients.js";

type Targets = readonly (string | RegExp)[] | undefined;

/**
 * Lets trace headers go where they went, but not to Discord, which has no use for them, while a client is attached. The SDK
 * asks each target's `test` (@sentry/core 11.12, utils/tracePropagationTargets.js).
 */
class AllButDiscord extends RegExp {
  readonly #matches: (url: string) => boolean;

  constructor(targets: Targets) {
    // With these flags the SDK takes it as it is, and makes no plain copy of it.
    super("", "i");
    const tests = targets?.map(testOf);
    this.#matches = (url) => tests?.some((test) => test(url)) ?? true;
  }

  override test(url: string): boolean {
    return this.#matches(url) && !(attachedClients().length > 0 && isDiscord(url));
  }
}

/** As the SDK reads a target: without regard to case, an expression from its beginning each time. */
function testOf(target: string | RegExp): (url: string) => boolean {
  if (typeof target === "string") return (url) => url.toLowerCase().includes(target.toLowerCase());
  const flags = `${target.flags.replace(/[gy]/g, "")}${target.ignoreCase ? "" : "i"}`;
  const expression = flags === target.flags ? target : new RegExp(target.source, flags);
  return (url) => expression.test(url);
}

export function keepTraceHeadersFromDiscord(client: Client): void {
  const options = client.getOptions();
  if (options.tracePropagationTargets?.[0] instanceof AllButDiscord) return;
  options.tracePropagationTargets = [new AllButDiscord(options.tracePropagationTargets)];
}
