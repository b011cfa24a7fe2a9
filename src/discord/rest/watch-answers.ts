import type { ResponseLike, REST } from "discord.js";
import { guard } from "../../runtime/guard.js";
import { replaceProperty } from "../replace-property.js";
import { hearEnd } from "./hear-end.js";

/** Who hears of the answers to one request: with the answer, or with nothing where there was none. */
export type OnAnswer = (answer: ResponseLike | undefined) => void;

/**
 * Watches each request that is sent to Discord, and each answer of Discord's, also those after which discord.js asks again. Its own
 * event `response` would have it copy each answer, body and all, for whoever listens (@discordjs/rest 2.6, Shared.js). Gives what
 * restores the client as it was.
 */
export function watchAnswers(rest: REST, onSent: (url: string, method: string) => OnAnswer): () => void {
  const { options } = rest;
  const makeRequest = hearEnd(options.makeRequest as (url: string, init: { readonly method?: string }) => unknown, (url, init) => {
    const onAnswer = guarded(() => onSent(url, init.method ?? "GET"));
    return (
      onAnswer && {
        done: (answer) => void guarded(() => onAnswer(answer as ResponseLike)),
        failed: () => void guarded(() => onAnswer(undefined)),
      }
    );
  });
  return replaceProperty(options, "makeRequest", makeRequest, true);
}

const guarded = <T>(run: () => T): T | undefined => guard("cogscope/discord", "watching an answer", run);
