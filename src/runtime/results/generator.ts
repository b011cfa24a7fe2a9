import { types } from "node:util";

export type AnyGenerator = (Generator<unknown, unknown> | AsyncGenerator<unknown, unknown>) & object;

export const isGenerator = (value: unknown): value is AnyGenerator => types.isGeneratorObject(value);

/** What is done round the steps of one generator. */
export interface Steps {
  /** Runs one step inside the call's scope and span; the first `next` opens them. */
  readonly step: (method: (typeof METHODS)[number], run: () => unknown) => unknown;
  readonly onDone: (value: unknown) => void;
  readonly onError: (error: unknown) => void;
}

const METHODS = ["next", "throw", "return"] as const;

/** Shadows a generator's `next`, `throw` and `return` by its own; it stays the original object. */
export function instrumentSteps(generator: AnyGenerator, { step, onDone, onError }: Steps): void {
  const seeResult = (result: IteratorResult<unknown>): IteratorResult<unknown> => {
    if (result.done === true) onDone(result.value);
    return result;
  };
  const seeError = (error: unknown): never => {
    onError(error);
    throw error;
  };
  for (const method of METHODS) {
    const original = generator[method] as (...args: unknown[]) => unknown;
    const shadow = {
      [method](this: unknown, ...args: unknown[]): unknown {
        if (this !== generator) return Reflect.apply(original, this, args);
        return step(method, () => {
          let result: unknown;
          try {
            result = Reflect.apply(original, generator, args);
          } catch (error) {
            return seeError(error);
          }
          return types.isPromise(result)
            ? result.then((settled) => seeResult(settled as IteratorResult<unknown>), seeError)
            : seeResult(result as IteratorResult<unknown>);
        });
      },
    }[method] as object;
    Object.defineProperty(shadow, "length", { value: original.length, configurable: true });
    // A frozen generator is left alone: its steps are not seen.
    Reflect.defineProperty(generator, method, { value: shadow, enumerable: false, configurable: true, writable: true });
  }
}
