import type { Annotation } from "../annotation/annotation.js";
import { lineage } from "../metadata/lineage.js";

/** The class that a handler stands in. */
export type Cog = abstract new (...args: never[]) => unknown;

/**
 * What stands for a handler that says nothing of itself: a span, the cog's name, captured errors. A class that says which of its
 * methods have spans is not contradicted. There is no span round an event that is no command, so its listeners ask for none.
 */
export function handlerDefaults(cog: Cog, kind: "command" | "listener", event?: string): readonly Annotation[] {
  const said = lineage(cog).flatMap(({ name, annotations }) =>
    annotations.flatMap((one) => (one.kind === "instrumented" ? [one.name ?? name] : [])),
  );
  const name = said.at(-1) ?? cog.name;
  return [
    said.length === 0 && kind === "command" ? { kind: "instrumented", name } : { kind: "tag", key: "cog.name", value: name },
    { kind: "captureErrors", ...(event !== undefined && { tags: { "event.name": event } }) },
  ];
}
