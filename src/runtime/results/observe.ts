import { chain, isPlainPromise, isPromise } from "./native-promise.js";

/** Who hears how a call ends. Neither may throw. */
export interface Observer {
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Runs a body for an observer: gives or throws what it does, a plain native promise as an equivalent one. Any other promise is
 * done for the observer when it is given: it may be lazy, or has to stay itself.
 */
export function observe(body: () => unknown, { done, failed }: Observer): unknown {
  const onError = (error: unknown): never => {
    failed(error);
    throw error;
  };
  const onValue = (value: unknown): unknown => {
    done(value);
    return value;
  };
  let result: unknown;
  try {
    result = body();
  } catch (error) {
    return onError(error);
  }
  return isPromise(result) && isPlainPromise(result) ? chain(result, onValue, onError) : onValue(result);
}
