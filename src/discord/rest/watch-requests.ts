import type { InternalRequest, REST } from "discord.js";
import { guard } from "../../runtime/guard.js";
import { replaceProperty } from "../replace-property.js";
import type { Observer } from "../../runtime/results/observe.js";
import { hearEnd } from "./hear-end.js";

/** Who hears of a client's requests. */
export interface RequestWatch {
  /** A request is about to be made; gives what hears of its end, if anything. */
  readonly request: (request: InternalRequest) => Observer | undefined;
}

/**
 * Watches all requests that a client makes, whoever asks for them: `get`, `post` and the others all go through `request`
 * (@discordjs/rest 2.6, REST.js). Gives what restores the client as it was.
 */
export function watchRequests(rest: REST, watcher: RequestWatch): () => void {
  let isOn = true;
  const request = hearEnd(rest.request as (options: InternalRequest) => unknown, (options) => {
    const watch = isOn ? guarded(() => watcher.request(options)) : undefined;
    return (
      watch && {
        done: (result) => void guarded(() => watch.done(result)),
        failed: (error) => void guarded(() => watch.failed(error)),
      }
    );
  });
  const restore = replaceProperty(rest, "request", request);
  return () => {
    isOn = false;
    restore();
  };
}

const guarded = <T>(run: () => T): T | undefined => guard("cogscope/discord", "watching a request", run);
