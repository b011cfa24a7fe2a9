import * as Sentry from "@sentry/node";
import { bare } from "./bare.mjs";
import { byHand } from "./by-hand.mjs";
import { cogscope, cogscopeSpan } from "./cogscope.mjs";
import { entryByHand } from "./entry-by-hand.mjs";
import { spanByHand } from "./span-by-hand.mjs";
import { tight } from "./tight.mjs";

const entry = entryByHand(Sentry);

/** The candidates that stand on the SDK of this package; each is called inside an entry point of its own sort. */
export const candidatesFor = (mode, only) =>
  [bare, byHand(Sentry), tight, cogscope, spanByHand(Sentry), cogscopeSpan]
    .filter(({ name }) => only?.includes(name) ?? true)
    // A span alone captures nothing, and is no entry point.
    .filter(({ name }) => (mode.fails !== true && mode.root !== true) || !/span/i.test(name))
    .map((one) => ({ entry, ...one }));
