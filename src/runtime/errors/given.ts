import type { Event, EventHint, ScopeData } from "../../sentry/sdk.js";
import type { Trail } from "./carried.js";
import { isEmpty } from "./is-empty.js";
import type { Place } from "./place.js";

export type Bag = Record<string, unknown>;

/** What was said with a capture: in its captureContext, on a scope forked for it, or in the event itself. */
export interface Given {
  readonly tags: Bag;
  readonly contexts: Bag;
  readonly extra: Bag;
  readonly user: ScopeData["user"] | undefined;
  readonly level: ScopeData["level"] | undefined;
  readonly fingerprint: readonly string[] | undefined;
  readonly breadcrumbs: ScopeData["breadcrumbs"];
}

/** Tells what was given with a capture from what the place of the capture has added. */
export function givenWith(event: Event, hint: EventHint, { ambient }: Trail, { here, around, world, ofFrame }: Place): Given {
  const explicit = plainContext(hint.captureContext) ?? {};
  const inherited = ofFrame === undefined ? [ambient] : [ofFrame, ambient];
  const isForked = (pick: (scope: ScopeData) => unknown): boolean => !inherited.some((scope) => pick(scope) === pick(here));

  const bag = (key: "tags" | "contexts" | "extra"): Bag => {
    const placed: Bag = { ...world[key], ...around[key], ...here[key] };
    const isGiven = ([name, value]: [string, unknown]): boolean =>
      name in (explicit[key] ?? {}) || placed[name] !== value || (name in here[key] && isForked((scope) => (scope[key] as Bag)[name]));
    return Object.fromEntries(Object.entries(event[key] ?? {}).filter(isGiven));
  };
  return {
    tags: bag("tags"),
    contexts: bag("contexts"),
    extra: bag("extra"),
    user: [explicit.user, isForked(({ user }) => user) ? here.user : undefined, changedUser()].find((user) => !isEmpty(user)),
    level: explicit.level ?? (isForked(({ level }) => level) ? here.level : undefined) ?? changedLevel(),
    fingerprint: [
      explicit.fingerprint,
      isForked(({ fingerprint }) => fingerprint.join()) ? here.fingerprint : undefined,
      changedFingerprint(),
    ].find((parts) => parts !== undefined && parts.length > 0),
    breadcrumbs: here.breadcrumbs.filter((crumb) => !inherited.some(({ breadcrumbs }) => breadcrumbs.includes(crumb))),
  };

  // What differs from all that the place has was set by a captureContext that is a function, or stands in the event itself.
  function changedUser(): ScopeData["user"] {
    const placed: Bag = { ...world.user, ...around.user, ...here.user };
    return Object.fromEntries(Object.entries(event.user ?? {}).filter(([name, value]) => placed[name] !== value));
  }
  function changedLevel(): ScopeData["level"] | undefined {
    return event.level === (here.level ?? around.level ?? world.level ?? "error") ? undefined : event.level;
  }
  function changedFingerprint(): string[] | undefined {
    const placed = [...world.fingerprint, ...around.fingerprint, ...here.fingerprint];
    return event.fingerprint?.join() === placed.join() ? undefined : event.fingerprint;
  }
}

function plainContext(context: EventHint["captureContext"]): Partial<ScopeData> | undefined {
  if (context === undefined || typeof context === "function") return undefined;
  return "getScopeData" in context && typeof context.getScopeData === "function" ? context.getScopeData() : (context as Partial<ScopeData>);
}
