import type { Received, ReceivedSpan } from "cogscope/view";

/** The spans of a command that went well, from the root down; each is the child of the one before. */
const ANATOMY: Readonly<Record<string, readonly string[]>> = {
  "command.cases": ["moderation.cases", "Fetch cases"],
  "component.cases:{id}:{id}": ["moderation.turnPage", "Fetch cases"],
  "modal.warn:{id}": ["moderation.writeWarning", "Add case"],
  "command.rank": ["levels.rank", "Fetch experience"],
  "autocomplete.search": ["moderation.suggestReasons", "Fetch recent reasons"],
};

/** What the annotations promise of these spans. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  "Fetch cases": ["db.system.name", "db.collection.name", "db.operation.name", "db.response.returned_rows"],
  "moderation.turnPage": ["cases.page", "code.function.name"],
};

/** It only ever fails with what `expected` lists, and that is no failure. */
const NEVER_FAILED = "moderation.warn";

function missingChild(parent: ReceivedSpan, path: readonly string[], spans: readonly ReceivedSpan[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const child = spans.find((span) => span.parentSpanId === parent.spanId && span.name === name);
  return child ? missingChild(child, rest, spans) : `Trace ${parent.traceId}: no span '${name}' under '${parent.name}'.`;
}

/** Each trace has the spans of its cog and its repository, and those have their attributes. */
export function missingSpans({ spans, traces }: Received): readonly string[] {
  const shapes = spans.map((span) => {
    const path = span.isSegment ? ANATOMY[span.name] : undefined;
    return path && missingChild(span, path, traces.get(span.traceId) ?? []);
  });
  const attributes = spans.flatMap((span) =>
    (ATTRIBUTES[span.name] ?? [])
      .filter((key) => span.attributes[key] === undefined)
      .map((key) => `A span '${span.name}' has no attribute '${key}'.`),
  );
  const failed = spans.filter(({ name, status }) => name === NEVER_FAILED && status !== "ok");
  return [
    ...shapes.filter((fault) => fault !== undefined),
    ...attributes,
    ...failed.map(({ status }) => `A span '${NEVER_FAILED}' has the status ${status}, by an error that was expected.`),
  ];
}
