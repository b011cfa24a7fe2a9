import fc from "fast-check";

/** What a generator's body does, step by step. */
export type Step =
  | { readonly kind: "yield" | "throw" | "return" | "await"; readonly value: unknown }
  | { readonly kind: "delegate"; readonly values: readonly unknown[] }
  | { readonly kind: "guarded"; readonly value: unknown; readonly again: boolean; readonly swallow: boolean };

/** What a consumer does with it: one call each. */
export interface Move {
  readonly method: "next" | "throw" | "return";
  readonly value: unknown;
}

export const anySteps = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof<fc.Arbitrary<Step>[]>(
      fc.record({ kind: fc.constantFrom("yield", "yield", "await"), value }) as fc.Arbitrary<Step>,
      fc.record({ kind: fc.constantFrom("throw", "return"), value }) as fc.Arbitrary<Step>,
      fc.record({ kind: fc.constant("delegate"), values: fc.array(value, { maxLength: 3 }) }) as fc.Arbitrary<Step>,
      fc.record({ kind: fc.constant("guarded"), value, again: fc.boolean(), swallow: fc.boolean() }) as fc.Arbitrary<Step>,
    ),
    { maxLength: 5 },
  );

export const anyMoves = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Move[]> =>
  fc.array(fc.record({ method: fc.constantFrom("next", "next", "next", "throw", "return"), value }), {
    minLength: 1,
    maxLength: 8,
  });

function* guarded(step: Step & { kind: "guarded" }, log: unknown[]): Generator<unknown, void> {
  try {
    log.push("sent", yield step.value);
  } catch (error) {
    log.push("caught", error);
    if (!step.swallow) throw error;
  } finally {
    log.push("finally");
    if (step.again) log.push("sent again", yield step.value);
  }
}

function* each(values: readonly unknown[]): Generator<unknown, number> {
  for (const value of values) yield value;
  return values.length;
}

/** The body of a synchronous generator; notes what it is sent. */
export function* play(steps: readonly Step[], log: unknown[]): Generator<unknown, unknown> {
  for (const step of steps) {
    if (step.kind === "throw") throw step.value;
    if (step.kind === "return") return step.value;
    if (step.kind === "delegate") log.push("delegated", yield* each(step.values));
    else if (step.kind === "guarded") yield* guarded(step, log);
    else log.push("sent", yield step.value);
  }
  return "end";
}

/** The same, asynchronous. */
export async function* playLater(steps: readonly Step[], log: unknown[]): AsyncGenerator<unknown, unknown> {
  for (const step of steps) {
    if (step.kind === "await") log.push("awaited", await step.value);
    else log.push("went on", yield* play([step], log));
    if (step.kind === "return") return step.value;
  }
  return "end";
}
