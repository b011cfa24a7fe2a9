import type { Mode } from "./bot.js";

// What is not said has to be said as `undefined`: another mode's rate must not stand.
const SAMPLING = {
  "all sampled": { tracesSampleRate: 1 },
  "nothing sampled": { tracesSampleRate: 0 },
  "tracing off": { tracesSampleRate: undefined },
} as const;

/** Both lifecycles, each sampled, unsampled and with tracing off. */
export const MODES: readonly Mode[] = (["stream", "static"] as const).flatMap((traceLifecycle) =>
  Object.entries(SAMPLING).map(([sampling, options]) => ({
    name: `in the ${traceLifecycle} lifecycle, ${sampling}`,
    options: { traceLifecycle, ...options } as Mode["options"],
  })),
);

/** The same with options beside. */
export const modesWith = (options: Mode["options"], modes: readonly Mode[] = MODES): readonly Mode[] =>
  modes.map((mode) => ({ ...mode, options: { ...mode.options, ...options } }));

/** Where a span is recorded, its parent may be told to be its root: an option of the SDK's. */
export const ROOT_PARENT_MODES: readonly Mode[] = modesWith({ parentSpanIsAlwaysRootSpan: true }).filter(
  ({ options }) => options.tracesSampleRate === 1,
);

/** Where spans may be made from the SDK's parts, which they are not where some are ignored: heard of, and by nobody. */
export const PARTS_MODES: readonly Mode[] = modesWith({ ignoreSpans: [] }).flatMap((mode) => [
  mode,
  { ...mode, name: `${mode.name}, unheard`, unheard: true },
]);
