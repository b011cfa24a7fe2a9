import type { CaptureListing, MetricListing, TagListing, Words } from "./listing.js";

/** One thing that is said of a method: the sort and what, `tags` and `cog.name=moderation feature=moderation`. */
export interface Saying {
  readonly sort: "entry point" | "attributes" | "tags" | "contexts" | "user" | "breadcrumb" | "captures" | "metric" | "monitor";
  readonly text: string;
}

/** Span attributes that every span has. */
const EVERYWHERE = ["code.function.name"];

/** All that is said of a method beside its span's op and name, for reading. What a reader gives is written `…`. */
export function sayingsOf({ transaction, span, tags, contexts, user, breadcrumbs, capture, metrics, monitor }: Words): Saying[] {
  const attributes = [...(span?.attributes.filter((key) => !EVERYWHERE.includes(key)) ?? []), ...(span?.moreAttributes ? ["…"] : [])];
  const sayings: (Saying | false)[] = [
    transaction && { sort: "entry point", text: "" },
    monitor !== null && { sort: "monitor", text: monitor },
    attributes.length > 0 && { sort: "attributes", text: attributes.join(" ") },
    tags.length > 0 && { sort: "tags", text: tagTexts(tags) },
    contexts.length > 0 && { sort: "contexts", text: contexts.join(" ") },
    user && { sort: "user", text: "" },
    ...breadcrumbs.map(({ category, message }): Saying => ({ sort: "breadcrumb", text: `${category}: ${message ?? "…"}` })),
    capture !== null && { sort: "captures", text: captureText(capture) },
    ...metrics.map((metric): Saying => ({ sort: "metric", text: metricText(metric) })),
  ];
  return sayings.filter((one) => one !== false);
}

const tagTexts = (tags: readonly TagListing[]): string => tags.map(({ key, value }) => `${key}=${value ?? "…"}`).join(" ");

const captureText = ({ context, level, tags, expected, fallback, onError }: CaptureListing): string =>
  [
    context === null ? "errors" : `errors as ${context}`,
    level !== null && `level ${level}`,
    tags.length > 0 && `tags ${tagTexts(tags)}`,
    expected.length > 0 && `but ${expected.join(", ")}`,
    fallback && "then a fallback",
    onError && "then onError",
  ]
    .filter((one) => one !== false)
    .join("; ");

const metricText = ({ type, name, attributes, moreAttributes }: MetricListing): string =>
  [type, name, tagTexts(attributes), moreAttributes ? "…" : ""].filter((one) => one !== "").join(" ");
