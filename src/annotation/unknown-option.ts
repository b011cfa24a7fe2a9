import type { Annotation, Kind } from "./annotation.js";
import type { Fault } from "./fault.js";
import { WORDS } from "./words.js";

const SPAN = ["op", "name", "attributes", "result"];
const METRIC = ["name", "attributes"];

/** The options of the words that have some. */
const OPTIONS: { readonly [K in Kind]?: readonly string[] } = {
  instrumented: ["name", "op", "only", "exclude"],
  span: [...SPAN, "root"],
  transaction: [...SPAN, "newTrace"],
  breadcrumb: ["category", "level", "data"],
  captureErrors: ["context", "data", "tags", "level", "fingerprint", "expected", "fallback", "onError"],
  counted: METRIC,
  timed: METRIC,
  inFlight: METRIC,
};

/** What a word takes beside its options. */
const TAKEN = ["kind", "message"];

/** An option that nobody knows: a misspelt one would be left out in silence. */
export function unknownOption(annotation: Annotation): Fault | undefined {
  const options = OPTIONS[annotation.kind];
  if (options === undefined) return undefined;
  const unknown = Object.keys(annotation).find((name) => !options.includes(name) && !TAKEN.includes(name));
  if (unknown === undefined) return undefined;
  // A text that was spread into options.
  if (unknown === "0") return { rule: "its options are an object", remedy: `Write ${WORDS[annotation.kind]}({ ${options[0]}: … })` };
  return { rule: `there is no option '${unknown}'`, remedy: `The options are ${options.join(", ")}` };
}
