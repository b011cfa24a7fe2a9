import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { configure, Instrumented } from "../../../src/index.js";
import { anyValue, anyWords } from "../../support/arbitrary-words.js";
import { anyMoves, anySteps, play, playLater, type Move, type Step } from "../../support/generator-script.js";
import { EVERYWHERE, PLACES, SITUATIONS } from "../../support/situations.js";

class Bare {
  readonly log: unknown[] = [];
  *each(steps: readonly Step[]): Generator<unknown, unknown> {
    return yield* play(steps, this.log);
  }
  async *stream(steps: readonly Step[]): AsyncGenerator<unknown, unknown> {
    return yield* playLater(steps, this.log);
  }
  // Gives a generator, and is none itself.
  giving(steps: readonly Step[]): Generator<unknown, unknown> {
    return play(steps, this.log);
  }
}

function annotated(words: any): Bare {
  @Instrumented
  class Annotated {
    readonly log: unknown[] = [];
    @words
    *each(steps: readonly Step[]): Generator<unknown, unknown> {
      return yield* play(steps, this.log);
    }
    @words
    async *stream(steps: readonly Step[]): AsyncGenerator<unknown, unknown> {
      return yield* playLater(steps, this.log);
    }
    @words
    giving(steps: readonly Step[]): Generator<unknown, unknown> {
      return play(steps, this.log);
    }
  }
  return new Annotated();
}

/** What each move gives, as values that are compared by identity. */
function drive(generator: Generator<unknown, unknown>, moves: readonly Move[]): unknown[] {
  return moves.flatMap(({ method, value }) => {
    try {
      const result = generator[method](value);
      return [Object.keys(result).join(), result.value, result.done];
    } catch (error) {
      return ["threw", error];
    }
  });
}

/** The same of an asynchronous one: each move awaited, or all made at once. */
async function driveLater(generator: AsyncGenerator<unknown, unknown>, moves: readonly Move[], atOnce: boolean): Promise<unknown[]> {
  const made: unknown[] = [];
  const pending: Promise<void>[] = [];
  for (const { method, value } of moves) {
    const settled = generator[method](value).then(
      (result) => void made.push(Object.keys(result).join(), result.value, result.done),
      (error: unknown) => void made.push("rejected", error),
    );
    if (atOnce) pending.push(settled);
    else await settled;
  }
  await Promise.all(pending);
  return made;
}

const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, at) => Object.is(value, other[at]));

describe.each(EVERYWHERE)("$situation, $place an entry point", ({ situation, place }) => {
  beforeEach(() => {
    configure({ onDiagnostic: () => undefined });
    SITUATIONS[situation]?.();
  });
  afterEach(() => Sentry.close(1000));
  const within = PLACES[place];

  test.each(["each", "giving"] as const)(
    "the generator of an annotated method and its bare twin's go the same way (%s)",
    (method) => {
      fc.assert(
        fc.property(anyWords(), anySteps(anyValue()), anyMoves(anyValue()), fc.boolean(), (words, steps, moves, inside) => {
          const [bare, cog] = [new Bare(), annotated(words)];
          const expected = drive(bare[method](steps), moves);
          // Stepped inside the entry point in which it was made, or after it has ended.
          const [made, observed] = within(() => {
            const generator = cog[method](steps);
            return [generator, inside ? drive(generator, moves) : undefined] as const;
          });
          expect(same(expected, observed ?? drive(made, moves))).toBe(true);
          expect(same(bare.log, cog.log)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  test("the asynchronous generator of an annotated method and its bare twin's go the same way", async () => {
    await fc.assert(
      fc.asyncProperty(anyWords(), anySteps(anyValue()), anyMoves(anyValue()), fc.boolean(), async (words, steps, moves, atOnce) => {
        const [bare, cog] = [new Bare(), annotated(words)];
        const expected = await driveLater(bare.stream(steps), moves, atOnce);
        const observed = await within(() => driveLater(cog.stream(steps), moves, atOnce));
        expect(same(expected, observed)).toBe(true);
        expect(same(bare.log, cog.log)).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
