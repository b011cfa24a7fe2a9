import type { TagListing } from "./listing.js";

/** Keys whose value is another at nearly each call. */
const PER_CALL =
  /(^|_)(message|interaction|event|request|correlation|trace|span|attachment|invite|job|case|session)_id$|(^|_)(uuid|guid|nonce|token|timestamp|date|time|now|content|reason|text|body|query|prompt|url|uri|link|custom_id|created_at|updated_at)$|^id$/;

/** Keys that tell one person from another. */
const PERSONS =
  /(^|_)(user|member|author|owner|target|moderator|recipient|victim|player)_?(id|name|tag)?$|^(username|nickname|display_name|email|ip|ip_address)$/;

/** Keys that grow with the bot: fine to search by, a series each on a metric. */
const PLACES =
  /(^|_)(guild|server|channel)$|(^|_)(guild|server|channel|thread|category|role|emoji|sticker|webhook|parent)_?name$|(^|_)(id|ids|path|file|key|hash|address)$/;

/** Numbers that are measured: they belong into the metric's value. */
const MEASURES = /(^|_)(duration|latency|elapsed|ms|seconds|bytes|size|length|amount|total|count|score|xp|points|balance|ping)$/;

/** Ids of which a bot has few. */
const FEW = /(^|_)(shard|cluster|worker|process|application|app|bot|sku|plan|locale|feature)_id$/;

/** Why a key that a reader gives looks as though it had very many values, or nothing. */
export function manyValued({ key, value }: TagListing, on: "tag" | "metric"): string | undefined {
  if (value !== null) return undefined;
  const name = key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[.:-]/g, "_")
    .toLowerCase();
  if (FEW.test(name)) return undefined;
  if (PERSONS.test(name)) return on === "tag" ? "one value for each person: say it with @User" : "a series for each person";
  if (PER_CALL.test(name))
    return on === "tag" ? "another value at nearly each call: put it into a context" : "a series for nearly each call";
  if (on === "tag") return undefined;
  if (PLACES.test(name)) return "a series for each of them";
  return MEASURES.test(name) ? "a number that is measured: make it the metric's value, not an attribute" : undefined;
}
