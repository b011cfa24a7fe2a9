import type { SerializedMetric } from "@sentry/core";

/** Attributes as they stand in an envelope: each value with its type (@sentry/core 11.12, attributes.js). */
export type TypedAttributes = NonNullable<SerializedMetric["attributes"]>;

type Typed = TypedAttributes[string];
type Unit = NonNullable<Typed["unit"]>;

/** What cannot be sent takes the place of what was said before, and is left out. */
export function addTyped(to: TypedAttributes, from: Readonly<Record<string, unknown>>): void {
  for (const key in from) {
    const typed = typedOf(from[key]);
    if (typed !== undefined) to[key] = typed;
    else if (key in to) Reflect.deleteProperty(to, key);
  }
}

/** Of what was given with the metric the SDK sends as text what is no attribute. */
export function addGiven(to: TypedAttributes, from: Readonly<Record<string, unknown>> | undefined): void {
  for (const key in from) {
    const value = from[key];
    const typed = typedOf(value) ?? (value === undefined ? undefined : { value: textOf(value), type: "string" as const });
    if (typed !== undefined) to[key] = typed;
  }
}

function typedOf(value: unknown): Typed | undefined {
  switch (typeof value) {
    case "string":
      return { value, type: "string" };
    case "boolean":
      return { value, type: "boolean" };
    case "number":
      return Number.isNaN(value) ? undefined : { value, type: Number.isInteger(value) ? "integer" : "double" };
    case "object":
      return Array.isArray(value) ? { value, type: "array" } : value === null ? undefined : withUnit(value);
    default:
      return undefined;
  }
}

/** An attribute may be given with a unit. */
function withUnit(given: { readonly value?: unknown; readonly unit?: unknown }): Typed | undefined {
  const { value, unit } = given;
  const isPlain = typeof value !== "object" || Array.isArray(value);
  const typed = Object.keys(given).includes("value") && isPlain ? typedOf(value) : undefined;
  return typed !== undefined && typeof unit === "string" && unit !== "" ? { ...typed, unit: unit as Unit } : typed;
}

function textOf(value: unknown): string {
  try {
    const text: string | undefined = JSON.stringify(value);
    return text ?? "";
  } catch {
    return "";
  }
}
