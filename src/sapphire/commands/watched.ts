import type { Watch } from "../../discord/gateway/emit-through.js";
import { chain, isPlainPromise, isPromise } from "../../runtime/results/native-promise.js";

/** Runs a body whose end is watched; gives or throws what it does. */
export function watched({ settled, failed }: Watch, body: () => unknown): unknown {
  const onError = (error: unknown): never => {
    failed(error);
    throw error;
  };
  const onValue = (value: unknown): unknown => {
    settled();
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
