import { types } from "node:util";
import { chainNew } from "../../runtime/results/native-promise.js";
import { observe, type Observer } from "../../runtime/results/observe.js";

type Request<A extends unknown[]> = (this: unknown, ...args: A) => unknown;

/**
 * A function that makes a request as the original does, and tells the observer of each call how it ends; where there is none, it is the
 * bare call. discord.js makes its requests in async functions: what these give nobody else has seen, so nothing has to be asked of it.
 */
export function hearEnd<A extends unknown[]>(original: Request<A>, hearer: (...args: A) => Observer | undefined): Request<A> {
  const isAsync = types.isAsyncFunction(original);
  return function (this: unknown, ...args) {
    const hears = hearer(...args);
    if (hears === undefined) return Reflect.apply(original, this, args);
    if (!isAsync) return observe(() => Reflect.apply(original, this, args), hears);
    const onValue = (value: unknown): unknown => {
      hears.done(value);
      return value;
    };
    const onError = (error: unknown): never => {
      hears.failed(error);
      throw error;
    };
    return chainNew(Reflect.apply(original, this, args) as Promise<unknown>, onValue, onError);
  };
}
