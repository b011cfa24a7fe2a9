import type { InternalRequest, REST } from "discord.js";
import { guard } from "../../runtime/guard.js";
import { replaceMethod } from "../replace-method.js";
import { chain, isPlainPromise, isPromise } from "../../runtime/results/native-promise.js";

/** Who hears of a client's requests. */
export interface RequestWatch {
  /** A request is about to be made; gives what hears of its end, if anything. */
  readonly request: (
    request: InternalRequest,
  ) => { readonly done: (result: unknown) => void; readonly failed: (error: unknown) => void } | undefined;
}

/**
 * Watches all requests that a client makes, whoever asks for them: `get`, `post` and the others all go through `request`
 * (@discordjs/rest 2.6, REST.js). Gives what restores the client as it was.
 */
export function watchRequests(rest: REST, watcher: RequestWatch): () => void {
  const original = rest.request;
  let isOn = true;
  const request = function (this: REST, options: InternalRequest): unknown {
    const watch = isOn ? guarded(() => watcher.request(options)) : undefined;
    const result: unknown = Reflect.apply(original, this, [options]);
    if (watch === undefined || !isPromise(result) || !isPlainPromise(result)) return result;
    return chain(
      result,
      (value) => {
        guarded(() => watch.done(value));
        return value;
      },
      (error) => {
        guarded(() => watch.failed(error));
        throw error;
      },
    );
  };
  const restore = replaceMethod(rest, "request", request);
  return () => {
    isOn = false;
    restore();
  };
}

const guarded = <T>(run: () => T): T | undefined => guard("cogscope/discord", "watching a request", run);
