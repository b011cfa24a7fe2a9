import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";
import { hint } from "../diagnostics.js";

/** Where the author is told of what stands on a scope: it reaches every metric. */
export const ALL_METRICS = "metrics";

/** A Discord id, and whatever else is a long number. */
const SNOWFLAKE = /^\d{15,21}$/;
const LONG = 1e14;

/** What the SDK says of a user on metrics (@sentry/core 11.12, metrics/internal.js), and its other names in Sentry's conventions. */
const PERSONAL = new Set(["user.id", "user.name", "user.email", "user.ip_address", "user.username", "user.full_name", "user.hash"]);

/** What stands on each command's scope by itself: no author has put it there, so none is told of it. */
const OF_COMMANDS = new Set(["guild_id", "channel_id"]);

/** Release, environment and the like, of which a process has one. */
const isOfProcess = (key: string): boolean => key.startsWith("sentry.");

const lists = shared("metrics.listed", () => new WeakMap<Client, ReadonlySet<string>>());

/** Names the attributes that a client's metrics may carry though each of their values is a series of its own. */
export const listMetricAttributes = (client: Client, listed: ReadonlySet<string>): void => void lists.set(client, listed);

/** The attributes so listed; `undefined` where nobody has said anything. */
export const metricAttributesOf = (client: Client): ReadonlySet<string> | undefined => lists.get(client);

/** Whether an attribute has a value for each user, guild or message. */
export const isHighCardinality = (key: string, value: unknown): boolean => PERSONAL.has(key) || (isLongNumber(value) && !isOfProcess(key));

function isLongNumber(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return SNOWFLAKE.test(value);
    case "bigint":
      return value >= BigInt(LONG);
    case "number":
      return Number.isInteger(value) && value >= LONG;
    default:
      return Array.isArray(value) && value.some(isLongNumber);
  }
}

/**
 * Attributes without those of high cardinality, but for the listed ones. In development the author is told once a place and key;
 * not of the user's and the command's, which nobody has put there.
 */
export function withLowCardinality<T>(
  attributes: Readonly<Record<string, T>>,
  listed: ReadonlySet<string>,
  place: string,
  valueOf: (attribute: T) => unknown = (attribute) => attribute,
): Record<string, T> {
  const low: Record<string, T> = {};
  for (const key of Object.keys(attributes)) {
    const attribute = attributes[key];
    if (listed.has(key) || !isHighCardinality(key, valueOf(attribute))) low[key] = attribute;
    else if (!PERSONAL.has(key) && !(place === ALL_METRICS && OF_COMMANDS.has(key)))
      hint(
        place,
        `'${key}' holds an id; each would be a series of its own, so metrics do not carry it. List it in metricAttributes to keep it`,
      );
  }
  return low;
}
