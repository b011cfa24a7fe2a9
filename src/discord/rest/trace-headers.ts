import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";

const DISCORD = /^https?:\/\/(?:[\w-]+\.)*discord(?:app)?\.com(?:[:/]|$)/i;

/** The APIs of the attached clients: a proxy before Discord is Discord. */
const apis = shared("discord.apis", () => new Set<string>());

type Targets = readonly (string | RegExp)[] | undefined;

/**
 * Lets trace headers go where they went, but not to Discord, which has no use for them. The SDK asks each target's `test`
 * (@sentry/core 11.12, utils/tracePropagationTargets.js).
 */
class AllButDiscord extends RegExp {
  readonly #targets: Targets;

  constructor(targets: Targets) {
    // With these flags the SDK takes it as it is, and makes no plain copy of it.
    super("", "i");
    this.#targets = targets;
  }

  override test(url: string): boolean {
    if (isDiscord(url)) return false;
    return this.#targets?.some((target) => (typeof target === "string" ? url.includes(target) : target.test(url))) ?? true;
  }
}

/** Whether a URL is one of Discord's API, or of what stands before it. */
export const isDiscord = (url: string): boolean => DISCORD.test(url) || [...apis].some((api) => url.startsWith(api));

export function keepTraceHeadersFrom(api: string, client: Client | undefined): void {
  apis.add(api);
  const options = client?.getOptions();
  if (options === undefined || options.tracePropagationTargets?.[0] instanceof AllButDiscord) return;
  options.tracePropagationTargets = [new AllButDiscord(options.tracePropagationTargets)];
}
