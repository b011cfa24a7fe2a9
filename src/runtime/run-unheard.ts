import { bare, type Call } from "./call.js";
import { leaveUnheard } from "./leave.js";
import { isGenerator } from "./results/generator.js";
import { isThenable } from "./results/lazy-thenable.js";
import { chain, hasOwnThen, isPlainPromise, isPromise, watch } from "./results/native-promise.js";
import { instrumentGenerator } from "./run-generator.js";
import { instrumentRuns } from "./run-thenable.js";

/** A call that is not recorded; what `@CaptureErrors` changes of its behaviour still holds. */
export function runUnheard(call: Call): unknown {
  if (!call.prepared.changesBehaviour) return bare(call);
  const onError = (error: unknown): unknown => {
    const leaving = leaveUnheard(call, error);
    // A generator function whose parameter's default throws has given no generator that could fall back.
    if (leaving.thrown || call.kind === "generator") throw error;
    return leaving.value;
  };
  let result: unknown;
  try {
    result = bare(call);
  } catch (error) {
    return onError(error);
  }
  if (isPromise(result) && isPlainPromise(result)) return chain(result, (value) => value, onError);
  if (isPromise(result) && !hasOwnThen(result))
    watch(
      result,
      () => undefined,
      (error) => void leaveUnheard(call, error),
    );
  else if (isGenerator(result)) instrumentGenerator(result, call, undefined);
  else if (isThenable(result)) instrumentRuns(result, call, undefined);
  return result;
}
